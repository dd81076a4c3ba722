/* Asks whether deadlines that are doubtful are taken, and why; nobody decides on what is not listed. */
import { day } from './dates.js';

const byId = id => document.getElementById(id);

/**
 * Shows the rows and gives the decision, or null when the person goes back to change them.
 *
 * `rows` are `{ item, number, deadline, doubts }`, `word` gives the word of a doubt.
 */
export function decide(rows, word) {
  const dialog = byId('deciding');
  const list = byId('deciding-rows');
  const reason = byId('deciding-reason');
  list.replaceChildren(
    ...rows.map(row => {
      const line = document.createElement('li');
      line.textContent = `事项${row.number}：${day(row.deadline)}，${row.doubts.map(word).join('、')}`;
      return line;
    })
  );
  reason.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve =>
    dialog.addEventListener(
      'close',
      () => resolve(dialog.returnValue === 'take' ? { reason: reason.value, rows } : null),
      { once: true }
    )
  );
}
