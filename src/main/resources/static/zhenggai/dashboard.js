/*
 * Draws the charts of the dashboard, each from the table below it: the columns with data-series are its series, data-category names a row.
 * Tooltips are drawn into the picture, since the page's policy takes no markup of a script's making.
 */

import { init } from './vendor/charts.js';

const style = getComputedStyle(document.documentElement);
const token = name => style.getPropertyValue(name).trim();

/** What a series means has the same colour everywhere; ages go from light to dark. */
const COLOURS = {
  done: token('--ok') || '#1d6a3d',
  order: '#7fa6bd',
  stalled: '#d9a441',
  overdue: '#c4574f',
  both: '#7d1f1f',
  age0: '#cfdfe8', age1: '#a9c5d4', age2: '#7fa6bd', age3: '#e0b768', age4: '#cf7f3f', age5: '#9b3a2c', age6: '#b9b9b9',
};

const FONT = token('--sans').replaceAll('"', "'") || 'sans-serif';
const INK = token('--ink') || '#222';
const RULE = token('--rule') || '#d3cec6';

/** The chart's categories and series, as its table says them. */
function read(table) {
  const rows = [...table.tBodies[0].rows].filter(row => row.querySelector('[data-category]'));
  const heads = [...table.tHead.rows[0].cells];
  return {
    categories: rows.map(row => row.querySelector('[data-category]').dataset.category),
    series: heads.map((head, column) => ({ head, column })).filter(({ head }) => head.dataset.series).map(({ head, column }) => ({
      name: head.textContent,
      colour: COLOURS[head.dataset.series],
      values: rows.map(row => {
        const value = row.cells[column].dataset.value;
        return value === undefined || value === '' ? null : Number(value);
      }),
    })),
  };
}

const shortened = (text, length) => text.length > length ? `${text.slice(0, length - 1)}…` : text;

function option(figure, { categories, series }, width) {
  const kind = figure.dataset.chart;
  const lies = kind === 'rows';
  const stacks = kind === 'stack' || lies && !figure.dataset.unit;
  const unit = figure.dataset.unit ?? '项';
  const longest = width < 480 ? 7 : 14;
  const names = {
    type: 'category',
    data: categories,
    inverse: lies,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INK } },
    axisLabel: {
      color: INK, fontFamily: FONT, fontSize: 12, hideOverlap: !lies, interval: lies ? 0 : 'auto',
      formatter: text => shortened(text, lies ? longest : 10),
    },
  };
  const values = {
    type: 'value',
    minInterval: 1,
    max: unit === '%' ? 100 : undefined,
    splitLine: { lineStyle: { color: RULE } },
    axisLabel: { color: INK, fontFamily: FONT, fontSize: 12 },
  };
  const one = series.length === 1;
  return {
    animation: false,
    aria: { enabled: true, label: { description: `${figure.dataset.name}，数字见下面的数据表。` } },
    textStyle: { fontFamily: FONT, color: INK },
    color: series.map(each => each.colour),
    legend: { show: !one, top: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 12, textStyle: { color: INK, fontFamily: FONT, fontSize: 12 } },
    grid: { top: one ? 18 : width < 480 ? 64 : 40, left: 6, right: 30, bottom: 6, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: 'shadow' },
      valueFormatter: value => value === null || value === undefined ? '—' : value + unit,
    },
    xAxis: lies ? values : names,
    yAxis: lies ? names : values,
    series: series.map(each => ({
      name: each.name,
      type: 'bar',
      stack: stacks ? 'all' : undefined,
      barMaxWidth: 34,
      data: each.values,
      label: {
        show: stacks || categories.length * series.length <= 40,
        position: stacks ? 'inside' : lies ? 'right' : 'top',
        color: stacks ? '#fff' : INK, textBorderColor: stacks ? each.colour : undefined, textBorderWidth: stacks ? 2 : 0,
        fontFamily: FONT, fontSize: 11,
        formatter: ({ value }) => stacks && !value || value === null ? '' : String(value),
      },
    })),
  };
}

function draw(figure) {
  const box = figure.querySelector('.drawn');
  const data = read(figure.querySelector('table'));
  if (!data.categories.length) {
    return;
  }
  box.hidden = false;
  const lies = figure.dataset.chart === 'rows';
  const rows = data.categories.length * (figure.dataset.unit ? data.series.length * 14 + 12 : 28);
  const height = lies ? rows + (data.series.length > 1 ? 80 : 40) : 280;
  const chart = init(box, null, { renderer: 'svg', width: box.clientWidth, height });
  const show = () => {
    chart.resize({ width: box.clientWidth, height });
    chart.setOption(option(figure, data, box.clientWidth), true);
  };
  show();
  new ResizeObserver(() => {
    if (box.clientWidth && box.clientWidth !== chart.getWidth()) {
      show();
    }
  }).observe(box);
  const saving = figure.querySelector('.saving');
  saving.hidden = false;
  saving.addEventListener('click', event => {
    const kind = event.target.dataset.save;
    if (kind) {
      save(chart, `${document.querySelector('h1').textContent.replace(/\s+/g, '')}-${figure.dataset.name}`, kind);
    }
  });
}

function download(address, name) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** As a picture for a report; a PNG is drawn twice as large, for print. */
async function save(chart, name, kind) {
  const svg = chart.renderToSVGString();
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  if (kind === 'svg') {
    download(address, `${name}.svg`);
    return;
  }
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = chart.getWidth() * 2;
  canvas.height = chart.getHeight() * 2;
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  download(canvas.toDataURL('image/png'), `${name}.png`);
}

document.querySelectorAll('figure.chart').forEach(draw);

const print = document.querySelector('[data-print]');
print.hidden = false;
print.addEventListener('click', () => window.print());
