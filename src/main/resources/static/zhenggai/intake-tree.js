/* The tree of an upload beside its source: select by mouse or arrows, linked both ways. */

const LEVEL_WORDS = ['area', 'finding', 'item'];
const source = document.getElementById('source');
let current = null;
let listeners = {};

const items = () => [...document.querySelectorAll('#tree [data-node]')];
const find = node => (node ? document.querySelector(`#tree [data-node="${node}"]`) : null);
const name = item => item.querySelector('.name').textContent;

const runs = item =>
  (item.dataset.lines || '').split(',').filter(Boolean).map(run => run.split('-').map(Number));

/** What is selected: id, level, name, the node it belongs to and the one beside it; null for nothing. */
export function selected() {
  const item = find(current);
  if (!item) {
    return null;
  }
  const parent = item.parentElement.closest('[data-node]');
  const beside = item.nextElementSibling ?? item.previousElementSibling ?? parent;
  return {
    id: item.dataset.node,
    level: item.dataset.level,
    name: name(item),
    parent: parent?.dataset.node,
    neighbour: beside?.dataset.node,
    hasParts: Boolean(item.querySelector('[data-node]'))
  };
}

/** Nodes of a level for a choice: id and name. */
export const nodesOf = level =>
  items().filter(item => item.dataset.level === level).map(item => ({ id: item.dataset.node, name: name(item) }));

/** Selects a node, shows its lines, and tells the listener. */
export function select(node, { isFocused = true, isShown = true } = {}) {
  current = find(node) ? node : null;
  for (const item of items()) {
    const isCurrent = item.dataset.node === current;
    item.setAttribute('aria-selected', isCurrent);
    item.tabIndex = isCurrent ? 0 : -1;
  }
  const item = find(current);
  if (item && isFocused) {
    item.focus({ preventScroll: true });
    item.querySelector('.node').scrollIntoView({ block: 'nearest' });
  }
  show(item ? runs(item) : [], isShown);
  if (!item && items().length > 0) {
    items()[0].tabIndex = 0;
  }
  listeners.onSelect?.();
}

function show(lines, isScrolled) {
  document.querySelectorAll('.line.shown').forEach(line => line.classList.remove('shown'));
  for (const [from, to] of lines) {
    for (let number = from; number <= to; number++) {
      document.getElementById(`L${number}`)?.classList.add('shown');
    }
  }
  if (isScrolled && lines.length > 0) {
    scrollTo(lines[0][0]);
  }
}

function scrollTo(number) {
  const line = document.getElementById(`L${number}`);
  if (line) {
    source.scrollTop = line.offsetTop - source.offsetTop - source.clientHeight / 5;
  }
}

/** The smallest node that has this line. */
function nodeAt(number) {
  return items()
    .filter(item => runs(item).some(([from, to]) => from <= number && number <= to))
    .sort((one, other) => LEVEL_WORDS.indexOf(other.dataset.level) - LEVEL_WORDS.indexOf(one.dataset.level))[0];
}

/** Shows a line of the source and the node that has it, leaving the focus where it is. */
export function showLine(number) {
  select(nodeAt(number)?.dataset.node, { isFocused: false, isShown: false });
  find(current)?.querySelector('.node').scrollIntoView({ block: 'nearest' });
  document.getElementById(`L${number}`)?.classList.add('shown');
  scrollTo(number);
}

/** Marks what belongs to a node and what is doubted, after the tree was made anew. */
export function refreshLinks() {
  document.querySelectorAll('.line').forEach(line => line.classList.remove('covered', 'doubtful'));
  document.querySelectorAll('.line .remark').forEach(remark => remark.remove());
  for (const item of items()) {
    for (const [from, to] of runs(item)) {
      for (let number = from; number <= to; number++) {
        document.getElementById(`L${number}`)?.classList.add('covered');
      }
    }
  }
  for (const doubt of document.querySelectorAll('#doubts li:not(.decided)')) {
    const line = document.getElementById(`L${doubt.dataset.line}`);
    if (line) {
      const remark = document.createElement('span');
      remark.className = 'remark';
      remark.textContent = `存疑：${doubt.querySelector('.words').textContent}`;
      line.classList.add('doubtful');
      line.append(remark);
    }
  }
  select(current, { isFocused: Boolean(current) && !document.querySelector('dialog[open]'), isShown: false });
}

const MOVES = {
  ArrowDown: at => at + 1,
  ArrowUp: at => at - 1,
  Home: () => 0,
  End: (at, last) => last
};

function onKey(event) {
  const all = items();
  const at = all.findIndex(item => item.dataset.node === current);
  const move = event.altKey ? undefined : MOVES[event.key];
  if (move) {
    event.preventDefault();
    const to = Math.max(0, Math.min(move(at, all.length - 1), all.length - 1));
    select(all[to]?.dataset.node);
  } else if (event.key === 'ArrowLeft' && selected()?.parent) {
    event.preventDefault();
    select(selected().parent);
  } else if (event.key === 'Escape') {
    select(null);
  } else {
    listeners.onKey?.(event, selected());
  }
}

/** Listens to the tree and the source; `onSelect()` after a selection, `onKey(event, node)` for keys that select nothing. */
export function watchTree(given) {
  listeners = given;
  const side = document.querySelector('.side');
  side.addEventListener('click', event => {
    const item = event.target.closest('[data-node]');
    if (item) {
      select(item.dataset.node === current ? null : item.dataset.node);
    }
  });
  side.addEventListener('keydown', event => {
    if (event.target.closest('#tree')) {
      onKey(event);
    }
  });
  source.addEventListener('click', event => {
    const line = event.target.closest('.line');
    if (line && !String(getSelection())) {
      const node = nodeAt(Number(line.id.slice(1)));
      select(node?.dataset.node, { isShown: false });
    }
  });
}
