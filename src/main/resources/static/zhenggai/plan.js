/* The plan of a round as one table: filter, fill many rows at once, save what was changed in one request. */
import { COLUMNS, editor } from './plan-editors.js';
import { PlanRow } from './plan-row.js';
import { guardLeaving, request, say, url } from './request.js';

const byId = id => document.getElementById(id);
const page = document.querySelector('main.plan');
const said = byId('said');

const plan = {
  sheet: null,
  hints: {},
  rows: [],
  itemUrl: id => url(`/items/${id}`),
  changed(row, key) {
    if (key === 'deadline') {
      learnAbout(row);
    }
    count();
  }
};

const visible = () => plan.rows.filter(row => !row.element.hidden);
const picked = () => visible().filter(row => row.pick.checked);
const changed = () => plan.rows.filter(row => row.isChanged);

try {
  plan.sheet = await request(page.dataset.rows);
  plan.hints = plan.sheet.hints;
  draw();
} catch (failure) {
  byId('gaps').textContent = '';
  say(said, failure.message.replace('，没有保存', ''));
}

function draw() {
  const table = byId('table');
  table.tBodies[0].remove();
  plan.rows = plan.sheet.rows.map(row => new PlanRow(row, plan));
  let body = null;
  let area = null;
  for (const row of plan.rows) {
    if (row.saved.area !== area) {
      area = row.saved.area;
      body = document.createElement('tbody');
      const head = body.insertRow();
      head.className = 'area';
      const cell = document.createElement('th');
      cell.colSpan = 3 + COLUMNS.length;
      cell.scope = 'rowgroup';
      cell.textContent = area;
      head.append(cell);
      table.append(body);
      byId('filter-area').add(new Option(area, area));
    }
    body.append(row.element);
  }
  plan.sheet.units.forEach(unit => byId('filter-unit').add(new Option(unit.label, unit.value)));
  ['filter-area', 'filter-unit', 'filter-gaps'].forEach(id => byId(id).addEventListener('change', filter));
  if (plan.sheet.editable) {
    preparePicking();
    prepareBulk();
    byId('save').addEventListener('click', save);
    guardLeaving(() => changed().length > 0);
    document.addEventListener('keydown', event => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        save();
      }
    });
  } else {
    byId('pick-all').disabled = true;
  }
  count();
}

/** Rows stay in sight while somebody fills their gaps: only a change of the filter hides them. */
function filter() {
  const area = byId('filter-area').value;
  const unit = byId('filter-unit').value;
  const isGapsOnly = byId('filter-gaps').checked;
  for (const row of plan.rows) {
    row.element.hidden =
      (area && row.saved.area !== area) || (unit && !row.involves(unit)) || (isGapsOnly && row.gaps === 0);
  }
  for (const body of byId('table').tBodies) {
    body.hidden = [...body.rows].slice(1).every(row => row.hidden);
  }
  count();
}

function count() {
  const withGaps = plan.rows.filter(row => row.gaps > 0);
  const gaps = withGaps.reduce((sum, row) => sum + row.gaps, 0);
  byId('gaps').textContent = gaps ? `缺${gaps}处，涉及${withGaps.length}项` : `共${plan.rows.length}项，没有缺项`;
  byId('gaps').classList.toggle('some', gaps > 0);
  if (plan.sheet.editable) {
    const unsaved = changed().length;
    byId('unsaved').textContent = unsaved ? `${unsaved}行未保存` : '已全部保存';
    byId('save').disabled = unsaved === 0;
    countPicked();
  }
}

function countPicked() {
  const number = picked().length;
  byId('selected').textContent = `已选${number}行`;
  byId('bulk-apply').disabled = number === 0;
  byId('bulk-fill').disabled = number < 2;
  byId('pick-all').checked = number > 0 && number === visible().length;
}

function preparePicking() {
  let last = null;
  byId('table').addEventListener('click', event => {
    const row = plan.rows.find(candidate => candidate.pick === event.target);
    if (!row) {
      return;
    }
    const rows = visible();
    if (event.shiftKey && rows.includes(last)) {
      const [from, to] = [rows.indexOf(last), rows.indexOf(row)].sort((a, b) => a - b);
      rows.slice(from, to + 1).forEach(between => (between.pick.checked = row.pick.checked));
    }
    last = row;
    countPicked();
  });
  byId('pick-all').addEventListener('change', event => {
    visible().forEach(row => (row.pick.checked = event.target.checked));
    countPicked();
  });
}

function prepareBulk() {
  const column = byId('bulk-column');
  COLUMNS.forEach(({ key, word }) => column.add(new Option(word, key)));
  let value = null;
  const choose = () => {
    const chosen = COLUMNS.find(({ key }) => key === column.value);
    value = editor(chosen, `批量填写 ${chosen.word}`, plan.sheet, () => {});
    byId('bulk-value').replaceChildren(value.element);
  };
  column.addEventListener('change', choose);
  choose();
  byId('bulk-apply').addEventListener('click', () => {
    picked().forEach(row => row.set(column.value, value.get()));
  });
  byId('bulk-fill').addEventListener('click', () => {
    const [first, ...others] = picked();
    others.forEach(row => row.set(column.value, first.values[column.value]));
  });
}

/** Asks once about each day, whether it is a working day. */
const asked = new Map();
async function learnAbout(row) {
  const day = row.values.deadline;
  if (!day) {
    return;
  }
  if (!asked.has(day)) {
    asked.set(day, request(`${page.dataset.days}?day=${day}`));
  }
  try {
    Object.assign(plan.hints, await asked.get(day));
    row.refreshHint();
  } catch {
    // A hint that cannot be had is no reason to disturb: the day itself is checked when it is saved.
    asked.delete(day);
  }
}

async function save() {
  const rows = changed();
  if (rows.length === 0) {
    return;
  }
  const sheet = document.querySelector('.sheet');
  const focused = document.activeElement;
  sheet.inert = true;
  byId('save').disabled = true;
  say(said, null);
  try {
    const saved = await request(page.dataset.rows, 'POST', rows.map(row => row.change));
    Object.assign(plan.hints, saved.hints);
    take(saved.rows, false);
  } catch (failure) {
    if (failure.status === 409) {
      take(failure.body.rows, true);
    }
    say(said, failure.message);
  }
  sheet.inert = false;
  focused.focus();
  count();
}

function take(rows, isOvertaken) {
  const byRow = new Map(rows.map(row => [row.id, row]));
  plan.rows
    .filter(row => byRow.has(row.saved.id))
    .forEach(row => row.replace(byRow.get(row.saved.id), isOvertaken));
}
