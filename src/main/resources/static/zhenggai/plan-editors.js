/* What a value of the plan is edited with; each editor has `value` and calls back when somebody changes it. */
import { day } from './dates.js';

/** The columns that can be edited, in the order of the table; a plan with a gap cannot be submitted. */
export const COLUMNS = [
  { key: 'leadUnit', word: '牵头单位', needed: true, choices: 'units' },
  { key: 'assisting', word: '配合单位', several: true, choices: 'units' },
  { key: 'leader', word: '责任领导', needed: true, choices: 'leaders' },
  { key: 'kind', word: '类型', needed: true, choices: 'kinds' },
  { key: 'deadline', word: '整改期限', needed: true },
  { key: 'major', word: '重大', isMark: true },
  { key: 'involvesMoney', word: '涉及资金', isMark: true }
];

export const isGap = (column, value) => Boolean(column.needed) && !value;

/** A value as people read it. */
export function inWords(column, value, sheet) {
  const label = code => sheet[column.choices].find(choice => choice.value === code)?.label ?? code;
  if (column.isMark) {
    return value ? '是' : '';
  }
  if (column.several) {
    return value.map(label).join('、');
  }
  if (column.key === 'deadline' && value) {
    return day(value);
  }
  return column.choices && value ? label(value) : (value ?? '');
}

/** An editor for a column: `{ element, get, set }`. */
export function editor(column, label, sheet, changed) {
  if (column.several) {
    return severalEditor(column, label, sheet, changed);
  }
  if (column.choices) {
    return choiceEditor(label, sheet[column.choices], changed);
  }
  return column.isMark ? checkEditor(label, changed) : dateEditor(label, sheet, changed);
}

function choiceEditor(label, choices, changed) {
  const select = document.createElement('select');
  select.setAttribute('aria-label', label);
  select.add(new Option('', ''));
  choices.forEach(choice => select.add(new Option(choice.label, choice.value)));
  select.addEventListener('change', () => changed(select.value || null));
  return { element: select, get: () => select.value || null, set: value => (select.value = value ?? '') };
}

function checkEditor(label, changed) {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.setAttribute('aria-label', label);
  input.addEventListener('change', () => changed(input.checked));
  return { element: input, get: () => input.checked, set: value => (input.checked = value) };
}

function dateEditor(label, sheet, changed) {
  const input = document.createElement('input');
  input.type = 'date';
  input.max = '2099-12-31';
  input.setAttribute('aria-label', label);
  input.addEventListener('change', () => changed(input.value || null));
  return { element: input, get: () => input.value || null, set: value => (input.value = value ?? '') };
}

/** A button that opens a list of check boxes; the list is built when it is first needed. */
function severalEditor(column, label, sheet, changed) {
  const box = document.createElement('div');
  box.className = 'several';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.setAttribute('aria-expanded', 'false');
  box.append(button);
  let chosen = [];
  let panel = null;

  const write = () => {
    const words = inWords(column, chosen, sheet);
    button.textContent = words || '无';
    button.title = words;
    button.setAttribute('aria-label', `${label}：${words || '无'}`);
  };
  const close = isBack => {
    panel?.remove();
    panel = null;
    button.setAttribute('aria-expanded', 'false');
    removeEventListener('scroll', closeOnScroll, true);
    document.removeEventListener('mousedown', closeOutside);
    if (isBack) {
      button.focus();
    }
  };
  const closeOnScroll = event => {
    if (!panel.contains(event.target)) {
      close(false);
    }
  };
  const closeOutside = event => {
    if (!box.contains(event.target)) {
      close(false);
    }
  };
  const open = () => {
    panel = document.createElement('div');
    panel.className = 'panel';
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', label);
    for (const choice of sheet[column.choices]) {
      const line = document.createElement('label');
      const input = document.createElement('input');
      input.type = 'checkbox';
      input.checked = chosen.includes(choice.value);
      input.addEventListener('change', () => {
        chosen = input.checked ? [...chosen, choice.value] : chosen.filter(code => code !== choice.value);
        chosen.sort();
        write();
        changed(chosen);
      });
      line.append(input, ' ', choice.label);
      panel.append(line);
    }
    box.append(panel);
    place(panel, button.getBoundingClientRect());
    button.setAttribute('aria-expanded', 'true');
    panel.querySelector('input').focus({ preventScroll: true });
    addEventListener('scroll', closeOnScroll, true);
    document.addEventListener('mousedown', closeOutside);
  };
  button.addEventListener('click', () => (panel ? close(true) : open()));
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape' && panel) {
      event.stopPropagation();
      close(true);
    }
  });
  box.addEventListener('focusout', event => {
    if (panel && event.relatedTarget && !box.contains(event.relatedTarget)) {
      close(false);
    }
  });
  write();
  return {
    element: box,
    get: () => chosen,
    set: value => {
      chosen = value;
      write();
    }
  };
}

/** Below the button, or above it where there is no room. */
function place(panel, anchor) {
  const isBelow = anchor.bottom + panel.offsetHeight < innerHeight;
  panel.style.top = `${Math.max(isBelow ? anchor.bottom : anchor.top - panel.offsetHeight, 0)}px`;
  panel.style.left = `${Math.min(anchor.left, innerWidth - panel.offsetWidth - 16)}px`;
}
