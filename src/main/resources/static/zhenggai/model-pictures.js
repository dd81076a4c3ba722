/*
 * A changed process drawn as it is and as it would be, with what was added, removed and changed marked on it. The list below each
 * pair says the same in words; the marks and their words are taken from there.
 */
import { get } from './case-requests.js';
import { library } from './process-picture.js';

const SIGNS = { added: '增', removed: '删', changed: '改' };
const READABLE = 0.6;

document.querySelectorAll('details.model-pictures').forEach(details => {
  if (details.open) {
    draw(details);
  } else {
    details.addEventListener('toggle', () => draw(details), { once: true });
  }
});

async function draw(details) {
  const said = details.querySelector('.said');
  said.textContent = '正在取流程图……';
  try {
    const [texts, BpmnJS] = await Promise.all([get(details.dataset.pictures), library()]);
    details.querySelector('.bar').hidden = false;
    details.querySelector('.model-pair').hidden = false;
    // The change of the drawing itself is no place on it.
    const entries = [...details.parentElement.querySelectorAll('.changes > [data-element]:not([data-element^="（"])')];
    const sides = {};
    for (const side of ['after', 'before']) {
      const figure = details.querySelector(`figure[data-side=${side}]`);
      if (texts[side]) {
        sides[side] = await view(details, figure, texts[side], marks(entries, side), BpmnJS);
      } else {
        figure.remove();
      }
    }
    switching(details, sides);
    const missing = entries.filter(entry => !Object.values(sides).some(side => side.shown.includes(entry)));
    said.textContent = missing.length
      ? `图上标出${entries.length - missing.length}处，另有${missing.length}处不在图上，见下面的清单。`
      : `图上标出${entries.length}处。`;
  } catch (failure) {
    said.textContent = failure.message;
  }
}

/** What is new stands only in the one, what is gone only in the other. */
function marks(entries, side) {
  const absent = side === 'after' ? 'removed' : 'added';
  return entries.filter(entry => entry.dataset.element && entry.dataset.how !== absent);
}

async function view(details, figure, xml, entries, BpmnJS) {
  const viewer = new BpmnJS({ container: figure.querySelector('.canvas') });
  await viewer.importXML(xml);
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const shown = entries.filter(entry => {
    const element = elements.get(entry.dataset.element);
    return element && element !== canvas.getRootElement();
  });
  const words = new Map();
  shown.forEach(entry => {
    const { element, how } = entry.dataset;
    if (words.has(element)) {
      words.get(element).push(entry);
      return;
    }
    words.set(element, [entry]);
    canvas.addMarker(element, how);
    viewer.get('overlays').add(element, {
      position: place(elements.get(element)),
      html: badge(details, entry, words),
      // Seen and readable however small the picture is.
      show: { minZoom: 0, maxZoom: 100 },
      scale: { min: 0.9, max: 1.2 }
    });
  });
  viewer.on('element.click', event => tell(details, words.get(event.element.labelTarget?.id ?? event.element.id)));
  const side = { canvas, elements, shown, ids: [...words.keys()] };
  toMarked(side);
  return side;
}

/** At the middle of a flow, at the upper right of all others. */
function place(element) {
  if (!element.waypoints) {
    return { top: -12, right: 10 };
  }
  const left = Math.min(...element.waypoints.map(point => point.x));
  const top = Math.min(...element.waypoints.map(point => point.y));
  const [from, to] = element.waypoints.slice(element.waypoints.length / 2 - 1);
  return { left: (from.x + to.x) / 2 - left - 10, top: (from.y + to.y) / 2 - top - 10 };
}

function badge(details, entry, words) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `mark ${entry.dataset.how}`;
  button.textContent = SIGNS[entry.dataset.how];
  button.setAttribute('aria-label', entry.firstElementChild.textContent);
  const say = () => tell(details, words.get(entry.dataset.element));
  button.addEventListener('focus', say);
  button.addEventListener('click', say);
  return button;
}

/** The words of an element below the picture; an element without any takes them away. */
function tell(details, entries = []) {
  const box = details.querySelector('.words');
  box.replaceChildren(...entries.flatMap(entry => [...entry.cloneNode(true).childNodes]));
  box.hidden = !entries.length;
}

function switching(details, sides) {
  const buttons = [...details.querySelectorAll('.which button')];
  const pair = details.querySelector('.model-pair');
  const show = side => {
    const other = sides[pair.dataset.shown];
    pair.dataset.shown = side;
    buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.side === side)));
    // What stood hidden had no size to be fitted to.
    if (other) {
      sides[side].canvas.resized();
      sides[side].canvas.viewbox(other.canvas.viewbox());
    }
  };
  buttons.forEach(button => {
    button.hidden = !sides[button.dataset.side];
    button.addEventListener('click', () => show(button.dataset.side));
  });
  details.querySelectorAll('[data-view]').forEach(button =>
    button.addEventListener('click', () =>
      Object.values(sides).forEach(button.dataset.view === 'all' ? toAll : toMarked)
    )
  );
  show(sides.after ? 'after' : 'before');
}

function toAll({ canvas }) {
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
}

/** The whole where it can be read or nothing is marked, else what is marked. */
function toMarked(side) {
  toAll(side);
  const boxes = side.ids.map(id => box(side.elements.get(id)));
  const { outer, scale } = side.canvas.viewbox();
  if (!boxes.length || scale >= READABLE || !outer.width) {
    return;
  }
  const left = Math.min(...boxes.map(one => one.x)) - 80;
  const top = Math.min(...boxes.map(one => one.y)) - 60;
  const width = Math.max(...boxes.map(one => one.x + one.width)) + 80 - left;
  const height = Math.max(...boxes.map(one => one.y + one.height)) + 60 - top;
  const fitting = Math.min(1, Math.max(scale, Math.min(outer.width / width, outer.height / height)));
  side.canvas.viewbox({
    x: left + width / 2 - outer.width / fitting / 2,
    y: top + height / 2 - outer.height / fitting / 2,
    width: outer.width / fitting,
    height: outer.height / fitting
  });
}

function box(element) {
  if (!element.waypoints) {
    return element;
  }
  const xs = element.waypoints.map(point => point.x);
  const ys = element.waypoints.map(point => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
