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
  const all = [...table.tBodies[0].rows].filter(row => row.querySelector('[data-category]'));
  const rows = all.slice(0, MOST);
  const heads = [...table.tHead.rows[0].cells];
  return {
    left: all.length - rows.length,
    categories: rows.map(row => row.querySelector('[data-category]').dataset.category),
    series: heads.map((head, column) => ({ head, column })).filter(({ head }) => head.dataset.series).map(({ head, column }) => ({
      name: head.textContent,
      colour: COLOURS[head.dataset.series],
      isLight: ['age0', 'age1'].includes(head.dataset.series),
      values: rows.map(row => {
        const value = row.cells[column].dataset.value;
        return value === undefined || value === '' ? null : Number(value);
      }),
    })),
  };
}

/** More rows make no picture; the table has them all. */
const MOST = 30;

/** Pixels of a row, of each of several bars in it, and of what stands around them. */
const ROW = 32;
const BAR = 12;
const AROUND = 84;

/** In characters as wide as a Chinese one. */
const wide = text => [...text].reduce((sum, each) => sum + (each < '\u2e80' ? 0.56 : 1), 0);

/** As much of the text as is no wider. */
function fitting(text, width) {
  let end = text.length;
  while (wide(text.slice(0, end)) > width) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** In two lines at most, a year on a line of its own. */
function inLines(text, width) {
  const year = /^(\d{4}年)(.+)$/.exec(text);
  const first = year ? year[1] : fitting(text, width);
  const rest = text.slice(first.length);
  const second = wide(rest) > width ? `${fitting(rest, width - 1)}…` : rest;
  return second ? `${first}\n${second}` : first;
}

/** The largest that a row comes to. */
const longest = (series, stacks) => Math.max(1, ...series[0].values.map((_, row) =>
  stacks ? series.reduce((sum, each) => sum + each.values[row], 0) : Math.max(...series.map(each => each.values[row]))));

function option(figure, { categories, series }, width) {
  const kind = figure.dataset.chart;
  const lies = kind === 'rows';
  const stacks = kind === 'stack' || lies && !figure.dataset.unit;
  const unit = figure.dataset.unit ?? '项';
  const isNarrow = width < 480;
  const length = lies ? isNarrow ? 8 : 13 : Math.max(4, (width - 60) / categories.length / 12 - 0.4);
  const most = longest(series, stacks);
  const room = lies ? width - (length + 4) * 12 : 160;
  const names = {
    type: 'category',
    data: categories,
    inverse: lies,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INK } },
    axisLabel: {
      color: INK, fontFamily: FONT, fontSize: 12, lineHeight: 14, hideOverlap: !lies, interval: lies || categories.length <= 6 ? 0 : 'auto',
      formatter: text => inLines(text, length),
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
    grid: { top: one ? 22 : series.reduce((sum, each) => sum + wide(each.name) * 12 + 32, 0) > width ? 64 : 40, left: 6, right: 30, bottom: 6, containLabel: true },
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
        show: true,
        position: stacks ? 'inside' : lies ? 'right' : 'top',
        color: stacks && !each.isLight ? '#fff' : INK, textBorderColor: stacks ? each.colour : undefined, textBorderWidth: stacks ? 2 : 0,
        fontFamily: FONT, fontSize: 11,
        // A number that is larger than its piece of the bar would lie over the next.
        formatter: ({ value }) => value === null || stacks && value * room / most < (lies ? String(value).length * 7 + 2 : 12) ? '' : String(value),
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
  const rows = data.categories.length * (figure.dataset.unit ? data.series.length * BAR + 8 : ROW);
  const height = lies ? rows + (data.series.length > 1 ? AROUND : AROUND / 2) : 240;
  if (data.left) {
    const note = document.createElement('p');
    note.className = 'faint';
    note.textContent = `图中列前${MOST}行，全部见下表。`;
    box.after(note);
  }
  const chart = init(box, null, { renderer: 'svg', width: box.clientWidth, height });
  const show = () => {
    chart.resize({ width: box.clientWidth, height });
    chart.setOption(option(figure, data, box.clientWidth), true);
    // On paper the picture is as wide as its place there.
    const picture = box.querySelector('svg');
    picture.setAttribute('viewBox', `0 0 ${box.clientWidth} ${height}`);
    picture.setAttribute('preserveAspectRatio', 'xMinYMin');
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
