/* The plan of a round as one table: filter, fill many rows at once, save what was changed in one request. */
import { decide } from './plan-deciding.js';
import { COLUMNS, editor } from './plan-editors.js';
import { noteYears, readSums, showGaps } from './plan-helping.js';
import { PlanRow } from './plan-row.js';
import { prepareSubmitting } from './plan-submitting.js';
import { guardLeaving, request, say, url } from './request.js';

const byId = id => document.getElementById(id);
const page = document.querySelector('main.plan');
const said = byId('said');

const plan = {
  sheet: null,
  hints: {},
  sums: {},
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
const proposed = () => plan.rows.filter(row => !row.values.deadline && row.proposal);
const undecided = () => plan.rows.filter(row => !row.isChanged && row.isUndecided);

try {
  plan.sheet = await request(page.dataset.rows);
  plan.hints = plan.sheet.hints;
  draw();
  readSums(plan, page.dataset.sums);
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
    byId('decide').addEventListener('click', decideOnStanding);
    byId('propose').addEventListener('click', () => proposed().forEach(row => row.set('deadline', row.proposal)));
    prepareSubmitting({ page, said, plan, changed, undecided, decide: decideOnStanding, showGaps: () => showGaps(filter) });
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
  noteYears(plan);
  const withGaps = plan.rows.filter(row => row.gaps > 0);
  const gaps = withGaps.reduce((sum, row) => sum + row.gaps, 0);
  byId('gaps').textContent = gaps ? `缺${gaps}处，涉及${withGaps.length}项` : `共${plan.rows.length}项，没有缺项`;
  byId('gaps').classList.toggle('some', gaps > 0);
  if (plan.sheet.editable) {
    const unsaved = changed().length;
    byId('unsaved').textContent = unsaved ? `${unsaved}行未保存` : '已全部保存';
    byId('save').disabled = unsaved === 0;
    byId('propose').hidden = proposed().length === 0;
    byId('propose').textContent = `填写建议的期限（${proposed().length}项）`;
    byId('decide').hidden = undecided().length === 0;
    byId('decide').textContent = `决定存疑的期限（${undecided().length}项）`;
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
    count();
  } catch {
    // A hint that cannot be had is no reason to disturb: the day itself is checked when it is saved.
    asked.delete(day);
  }
}

const WORDS = { DAY_OFF: '不是工作日', AFTER_PERIOD: '晚于集中整改期满', BEFORE_FEEDBACK: '早于反馈日期', FAR_AHEAD: '在两年以后' };


/** Decides on days that stand in the plan already: from the source, or doubtful since another calendar counts. */
async function decideOnStanding() {
  const decision = await decide(undecided().map(row => row.doubtful), code => WORDS[code]);
  if (decision) {
    await send([], decision);
  }
}

async function save() {
  const rows = changed();
  if (rows.length > 0) {
    await send(rows, null);
  }
}

async function send(rows, decision) {
  const sheet = document.querySelector('.sheet');
  const focused = document.activeElement;
  sheet.inert = true;
  byId('save').disabled = true;
  let doubtful = null;
  say(said, null);
  try {
    const saved = await request(page.dataset.rows, 'POST', { changes: rows.map(row => row.change), decision });
    Object.assign(plan.hints, saved.hints);
    plan.sheet.decided = saved.decided;
    take(decision && rows.length === 0 ? saved.rows.filter(isUntouched) : saved.rows, {});
  } catch (failure) {
    if (failure.status === 409) {
      take(failure.body.rows, failure.body.words);
    }
    say(said, failure.message);
    doubtful = failure.body?.undecided;
  }
  sheet.inert = false;
  focused.focus();
  count();
  const next = doubtful && (await decide(doubtful, code => WORDS[code]));
  if (next) {
    await send(rows, next);
  }
}

/** A decision on days that stand takes nothing away that somebody is filling in elsewhere. */
const isUntouched = saved => !plan.rows.find(row => row.saved.id === saved.id)?.isChanged;

function take(rows, overtaken) {
  const byRow = new Map(rows.map(row => [row.id, row]));
  plan.rows
    .filter(row => byRow.has(row.saved.id))
    .forEach(row => row.replace(byRow.get(row.saved.id), overtaken[row.saved.id]));
}
