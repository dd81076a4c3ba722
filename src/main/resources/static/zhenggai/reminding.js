/* The form for a reminder (催办), on the item's page and in Tasklist's tab. The server says when it is too early. */
import { post } from './case-requests.js';
import { el, newId } from './dom.js';

const LONGEST = 500;

/** Fills the node with the form; `refresh` is called once a reminder was sent. */
export function reminding(node, item, refresh) {
  const id = newId();
  const said = el('p', { className: 'case-said', role: 'status' });
  const text = el('textarea', { id, required: true, maxLength: LONGEST, rows: 2 });
  const form = el(
    'form',
    { className: 'case-comment' },
    el('label', { for: id }, '催办的话'),
    text,
    el('button', { type: 'submit' }, '催办')
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await post(`/items/${item}/reminders`, { message: text.value });
      text.value = '';
      said.textContent = '已催办，通知牵头单位，记入办理历程。';
      await refresh();
    } catch (failure) {
      said.textContent = failure.message;
    }
  });
  node.classList.add('case');
  node.replaceChildren(form, said);
}
