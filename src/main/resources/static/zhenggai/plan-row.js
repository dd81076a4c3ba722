/* One row of the plan: what is saved, what somebody has changed, and its cells. */
import { day } from './dates.js';
import { COLUMNS, editor, inWords, isGap } from './plan-editors.js';

const sameValue = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export class PlanRow {
  /** `plan` gives the sheet, the hints for days and what to do after a change. */
  constructor(saved, plan) {
    this.plan = plan;
    this.saved = saved;
    this.values = { ...saved };
    this.cells = {};
    this.element = document.createElement('tr');
    this.draw();
  }

  draw() {
    const { sheet } = this.plan;
    this.pick = document.createElement('input');
    this.pick.type = 'checkbox';
    this.pick.disabled = !sheet.editable;
    this.pick.setAttribute('aria-label', `选择事项${this.saved.number}`);
    this.addCell('pick').append(this.pick);
    this.addCell('number').textContent = this.saved.number;
    const title = this.addCell('title');
    const link = document.createElement('a');
    link.href = this.plan.itemUrl(this.saved.id);
    link.textContent = this.saved.title;
    title.append(link);
    if (this.saved.finding !== this.saved.title) {
      title.append(note('p', this.saved.finding));
    }
    this.overtaken = note('p', '');
    this.overtaken.classList.add('wrong');
    this.overtaken.hidden = true;
    title.append(this.overtaken);
    COLUMNS.forEach(column => this.drawValue(column, sheet));
    this.refresh();
  }

  drawValue(column, sheet) {
    const cell = this.addCell(column.key === 'leadUnit' ? 'unit' : column.key, column.word);
    const word = document.createElement('span');
    word.className = 'gap-word';
    word.textContent = '缺';
    if (!sheet.editable) {
      const text = document.createElement('span');
      cell.append(text, word);
      this.cells[column.key] = { cell, word, set: value => (text.textContent = inWords(column, value, sheet)) };
      this.drawHint(column, cell);
      return;
    }
    const label = `事项${this.saved.number} ${column.word}`;
    const { element, set } = editor(column, label, sheet, value => this.set(column.key, value));
    cell.append(element, word);
    this.cells[column.key] = { cell, word, set };
    this.drawHint(column, cell);
  }

  drawHint(column, cell) {
    if (column.key === 'deadline') {
      this.hint = note('div', '');
      cell.append(this.hint);
    }
    if (column.key === 'involvesMoney') {
      this.sums = note('p', '');
      this.sums.hidden = true;
      cell.append(this.sums);
    }
  }

  addCell(name, label) {
    const cell = document.createElement('td');
    cell.className = name;
    if (label) {
      cell.dataset.label = label;
    }
    this.element.append(cell);
    return cell;
  }

  /** A unit that leads an item does not assist in it as well. */
  set(key, value) {
    this.values[key] = value;
    if (key === 'kind' && !this.values.deadline && this.proposal) {
      this.values.deadline = this.proposal;
      this.plan.changed(this, 'deadline');
    }
    if (this.values.leadUnit) {
      this.values.assisting = this.values.assisting.filter(code => code !== this.values.leadUnit);
    }
    this.refresh();
    this.plan.changed(this, key);
  }

  /** Takes what the server has. Where it was changed meanwhile, a note says by whom and keeps what was filled in here. */
  replace(saved, overtaken) {
    if (overtaken) {
      const own = COLUMNS.filter(({ key }) => !sameValue(this.values[key], this.saved[key]));
      const words = own.map(column => `${column.word} ${inWords(column, this.values[column.key], this.plan.sheet) || '空'}`);
      this.overtaken.textContent = `${overtaken}。您填的是：${words.join('，')}`;
    }
    this.saved = saved;
    this.values = { ...saved };
    this.overtaken.hidden = !overtaken;
    this.refresh();
  }

  refresh() {
    for (const column of COLUMNS) {
      const { cell, word, set } = this.cells[column.key];
      const value = this.values[column.key];
      set(value);
      cell.classList.toggle('gap', isGap(column, value));
      cell.classList.toggle('changed', !sameValue(value, this.saved[column.key]));
      word.hidden = !isGap(column, value);
    }
    if (this.hint) {
      this.refreshHint();
    }
    this.refreshSums();
  }

  /** The text names a sum: the mark is proposed, and set by nobody but a person. */
  refreshSums() {
    const found = this.plan.sums[this.saved.id];
    this.sums.hidden = !found || this.values.involvesMoney || !this.plan.sheet.editable;
    if (this.sums.hidden || this.sums.hasChildNodes()) {
      return;
    }
    this.sums.append(`原文提到${found.join('、')} `, button('标为涉及资金', `事项${this.saved.number} 标为涉及资金`, () => {
      this.set('involvesMoney', true);
      this.cells.involvesMoney.cell.querySelector('input').focus();
    }));
  }

  /** Says beside the day what is wrong with it, what has to be decided or was decided, and offers a better one. */
  refreshHint() {
    const date = this.values.deadline;
    const hint = this.plan.hints[date];
    this.hint.replaceChildren();
    this.hint.classList.toggle('wrong', Boolean(hint?.fault) || this.isUndecided);
    if (!date) {
      this.offer(this.proposal, '建议');
    } else if (hint?.fault) {
      this.hint.append('已经过去');
    } else if (hint?.doubts.length) {
      const words = hint.doubts.map(doubt => doubt.word).join('、');
      this.hint.append(this.isUndecided ? `${words}，待决定` : unfolding(`${words}，已决定`, this.decided.words));
      this.offer(hint.next, '改为');
    }
    this.hint.hidden = !this.hint.hasChildNodes();
  }

  offer(date, verb) {
    if (!date || !this.plan.sheet.editable) {
      return;
    }
    this.hint.append(' ', button(`${verb}${day(date)}`, `事项${this.saved.number} 整改期限${verb}${day(date)}`, () => {
      this.set('deadline', date);
      this.cells.deadline.cell.querySelector('input').focus();
    }));
  }

  /** What the rules propose for the item's kind. */
  get proposal() {
    return this.plan.sheet.proposals[this.values.kind];
  }

  get decided() {
    return this.plan.sheet.decided[this.saved.id];
  }

  /** Whether the day is doubtful and nobody has decided on this very day. */
  get isUndecided() {
    const date = this.values.deadline;
    const doubts = this.plan.hints[date]?.doubts ?? [];
    const seen = this.decided?.deadline === date ? this.decided.doubts : [];
    return doubts.some(doubt => !seen.includes(doubt.code));
  }

  /** What there is to decide, as it goes back with the decision. */
  get doubtful() {
    const { id, number, deadline } = this.values;
    return { item: id, number, deadline, doubts: this.plan.hints[deadline].doubts.map(doubt => doubt.code) };
  }

  get isChanged() {
    return COLUMNS.some(({ key }) => !sameValue(this.values[key], this.saved[key]));
  }

  get gaps() {
    return COLUMNS.filter(column => isGap(column, this.values[column.key])).length;
  }

  involves(unit) {
    return this.values.leadUnit === unit || this.values.assisting.includes(unit);
  }

  get change() {
    const { id, version, leadUnit, assisting, leader, kind, deadline, major, involvesMoney } = this.values;
    return { id, version, leadUnit, assisting, leader, kind, deadline, major, involvesMoney };
  }
}

function note(tag, words) {
  const element = document.createElement(tag);
  element.className = 'remark';
  element.textContent = words;
  return element;
}

/** A word behind which the rest stands. */
function unfolding(word, rest) {
  const element = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = word;
  element.append(summary, rest);
  return element;
}

function button(word, label, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'plain';
  element.textContent = word;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', act);
  return element;
}
