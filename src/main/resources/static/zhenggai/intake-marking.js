/* People say what a line of the source is, and every line of the same shape follows; by mouse, thumb or keyboard. */
import { ask, askSure } from './intake-dialogs.js';
import { showLine } from './intake-tree.js';
import { toast } from './toast.js';

const source = document.getElementById('source');
const template = document.getElementById('marking');
const UNNUMBERED = ['短行', '段落'];
let menu = null;
let step = null;

const lines = () => [...source.querySelectorAll('.line[data-group]')];
const numberOf = line => Number(line.id.slice(1));
const opener = line => line.querySelector('button.no');

/** One number at a time is reached by Tab; the others by arrows. */
function rove(line, isFocused) {
  source.querySelectorAll('button.no[tabindex="0"]').forEach(button => (button.tabIndex = -1));
  if (line) {
    opener(line).tabIndex = 0;
    if (isFocused) {
      opener(line).focus();
    }
  }
}

function close(isFocused) {
  const line = menu?.closest('.line');
  menu?.remove();
  menu = null;
  source.querySelectorAll('.line.same').forEach(one => one.classList.remove('same'));
  if (line) {
    opener(line).setAttribute('aria-expanded', false);
    if (isFocused) {
      rove(line, true);
    }
  }
}

function open(line) {
  close(false);
  menu = template.content.firstElementChild.cloneNode(true);
  const same = Number(line.dataset.same);
  const shape = line.querySelector('.shape').textContent;
  const isRow = 'row' in line.dataset;
  menu.setAttribute('aria-label', `第${numberOf(line)}行是`);
  menu.querySelector('.what').textContent = `第${numberOf(line)}行${isRow ? '' : '是：'}`;
  menu.querySelector('.row').hidden = !isRow;
  menu.querySelector('.all').textContent =
    UNNUMBERED.includes(shape) ? `同样的行都算（${shape}共${same}行）` : `同样编号的行都算（“${shape}”共${same}行）`;
  menu.querySelector('.whom').hidden = isRow || same < 2;
  menu.querySelector('[data-meaning=""]').hidden = !line.dataset.marked;
  for (const button of menu.querySelectorAll('[data-meaning]')) {
    const { meaning } = button.dataset;
    button.setAttribute('aria-pressed', Boolean(line.dataset.marked) && meaning === line.dataset.marked);
    button.hidden ||= isRow && meaning !== '';
  }
  line.append(menu);
  opener(line).setAttribute('aria-expanded', true);
  rove(line, false);
  showWhom(line);
  menu.querySelector(isRow ? '.row a' : 'button').focus({ preventScroll: true });
  menu.scrollIntoView({ block: 'nearest' });
}

const isAlone = () => menu.querySelector('[name=alone]:checked').value !== '';

/** The lines that will follow are seen before anything is done. */
function showWhom(line) {
  for (const one of lines()) {
    one.classList.toggle('same', one === line || (!('row' in line.dataset) && !isAlone() && one.dataset.group === line.dataset.group));
  }
}

/** What is behind an open dialog takes no focus. */
function afterDialog(act) {
  const dialog = document.querySelector('dialog[open]');
  if (dialog) {
    dialog.addEventListener('close', act, { once: true });
  } else {
    act();
  }
}

/** Makes a step that may have to be asked about first; answers whether it was made. */
async function make(path, data, after) {
  const answer = await step(path, data);
  if (answer?.question) {
    askSure(answer.question, '重新读', async () => make(path, { ...data, sure: true }, after));
    return false;
  }
  if (answer) {
    toast(answer.message);
    afterDialog(after ?? (() => {}));
  }
  return Boolean(answer);
}

function mark(line, meaning) {
  const number = numberOf(line);
  const data = { line: number, meaning, alone: isAlone() };
  return make('marks', data, () => {
    close(false);
    showLine(number);
    rove(line, true);
  });
}

function onKey(event) {
  const line = event.target.closest('.line');
  if (event.key === 'Escape' && menu) {
    event.preventDefault();
    close(true);
    return;
  }
  if (!event.target.matches('button.no') || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const all = lines();
  const at = all.indexOf(line);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    rove(all[Math.max(0, Math.min(to, all.length - 1))], true);
  }
}

/** Writes to each line what it is by now; `#roles` comes with the tree. */
export function showRoles() {
  source.classList.toggle('outlined', document.getElementById('state').dataset.outlined === 'true');
  source.querySelectorAll('.role').forEach(role => (role.hidden = true));
  source.querySelectorAll('.line[data-marked]').forEach(line => delete line.dataset.marked);
  for (const role of document.querySelectorAll('#roles li')) {
    const line = document.getElementById(`L${role.dataset.line}`);
    if (line && role.textContent) {
      const chip = line.querySelector('.role');
      chip.textContent = role.textContent;
      chip.className = `role ${role.dataset.kind}`;
      chip.hidden = false;
    }
    if (line && role.dataset.marked) {
      line.dataset.marked = role.dataset.marked;
    }
  }
}

/** Listens to the lines of the source and to what is offered above them; `given(path, data)` makes a step. */
export function watchMarking(given) {
  step = given;
  source.addEventListener('click', event => {
    const line = event.target.closest('.line[data-group]');
    const meaning = event.target.closest('[data-meaning]');
    if (meaning) {
      mark(line, meaning.dataset.meaning);
    } else if (event.target.closest('[data-close]')) {
      close(true);
    } else if (line && !event.target.closest('.marking') && !String(getSelection())) {
      if (menu?.closest('.line') === line) {
        close(true);
      } else {
        open(line);
      }
    }
  });
  source.addEventListener('change', event => {
    if (event.target.name === 'alone') {
      showWhom(event.target.closest('.line'));
    }
  });
  source.addEventListener('keydown', onKey);
  document.addEventListener('click', event => {
    const { layout, reading } = event.target.closest('button')?.dataset ?? {};
    if (layout) {
      make('layout', { layout: Number(layout) });
    } else if (reading !== undefined) {
      make('reading', { name: reading });
    } else if (event.target.id === 'keep-layout') {
      ask({
        title: '保存这种样式',
        hint: '起个名称，例如来文单位和文种。同样的文件再来时，会提示按它读。',
        value: '',
        rows: 1,
        action: '保存',
        then: name => make('layouts', { name }, () => document.getElementById('keep-layout')?.focus())
      });
    }
  });
  rove(lines()[0], false);
  showRoles();
}
