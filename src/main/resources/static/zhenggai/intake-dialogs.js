/* The dialog of the intake page: a text, a place in a text, or a target. */
import { el } from './dom.js';
import { nodesOf } from './intake-tree.js';
import { say } from './request.js';

const dialog = document.getElementById('ask');

/** Opens with a field; each of `actions` is [word, function that answers whether it was done]. */
function open(title, hint, field, actions) {
  document.getElementById('ask-title').textContent = title;
  document.getElementById('ask-hint').textContent = hint ?? '';
  document.getElementById('ask-field').replaceChildren(field);
  const refused = document.getElementById('ask-said');
  say(refused, null);
  const buttons = actions.map(([word, action], at) =>
    el('button', {
      type: 'button',
      className: at === 0 ? 'main' : 'plain',
      on: {
        click: async () => {
          dialog.querySelectorAll('button').forEach(button => (button.disabled = true));
          const isDone = await action();
          dialog.querySelectorAll('button').forEach(button => (button.disabled = false));
          if (isDone) {
            dialog.close();
          } else {
            say(refused, document.getElementById('said').textContent);
          }
        }
      }
    }, word));
  const cancel = el('button', { type: 'button', className: 'plain', on: { click: () => dialog.close() } }, '取消');
  document.getElementById('ask-buttons').replaceChildren(...buttons, cancel);
  dialog.showModal();
  field.focus();
}

/** Asks for a text; Enter is the action where it is one line of a title. */
export function ask({ title, hint, value, rows, action, then }) {
  const field = el('textarea', { value, rows, maxLength: 5000, 'aria-label': title });
  if (rows <= 2) {
    field.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        document.querySelector('#ask-buttons .main').click();
      }
    });
  }
  open(title, hint, field, [[action, () => then(field.value)]]);
  field.select();
}

/** Asks where a text is to be cut; `then(kind, place)`. */
export function askForCut(node, text, then) {
  const field = el('textarea', { value: text, rows: 12, readOnly: true, 'aria-label': '要拆开的文字' });
  const cut = kind => () => then(kind, field.selectionStart);
  const actions = node.level === 'item'
    ? [['拆成两个事项', cut('SPLIT')]]
    : [['拆成两个问题', cut('SPLIT')], ...(node.hasParts ? [] : [['拆成同一问题的两个事项', cut('DIVIDE')]])];
  open(`拆分“${node.name}”`, '把光标放到要断开的地方（点一下，或用方向键），再按下面的按钮。', field, actions);
  field.setSelectionRange(0, 0);
}

/** Asks which area a finding, or which finding an item, goes to. */
export function askForTarget(node, then) {
  const isFinding = node.level === 'finding';
  const targets = nodesOf(isFinding ? 'area' : 'finding').filter(target => target.id !== node.parent);
  const field = el('select', { 'aria-label': '移到' }, ...targets.map(target => el('option', { value: target.id }, target.name)));
  open(`移动“${node.name}”`, isFinding ? '移到哪个方面：' : '移到哪个问题：', field, [['移动', () => then(field.value)]]);
}

/** Asks whether something may be done that takes the place of what people did; `then()` does it. */
export function askSure(question, action, then) {
  open('要重新读吗', question, el('span', {}), [[action, then]]);
  document.querySelector('#ask-buttons .main').focus();
}
