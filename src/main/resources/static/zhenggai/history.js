/* The history of an item (办理历程), a readable line each, newest first, and the comments of its people. */
import { get, post } from './case-requests.js';
import { time } from './dates.js';
import { el, newId } from './dom.js';
import { reminding } from './reminding.js';

const LONGEST = 2000;

/** Fills the node with the history of the item, and a form for a comment where the reader may write one. */
export function history(node, item) {
  const said = el('p', { className: 'case-said', role: 'status' });
  const writing = el('div', {});
  const pushing = el('div', {});
  const lines = el('ol', { className: 'case-history' });
  node.classList.add('case');
  node.replaceChildren(writing, said, pushing, lines);

  async function show() {
    try {
      const answer = await get(`/items/${item}/history`);
      if (answer.mayComment && !writing.firstChild) {
        writing.append(commentForm(item, words => (said.textContent = words), show));
      }
      if (answer.mayRemind && !pushing.firstChild) {
        reminding(pushing, item, show);
      }
      lines.replaceChildren(...answer.lines.map(line));
    } catch (failure) {
      said.textContent = failure.message;
    }
  }

  show();
}

/** Fills the node with a form for a comment; for the item's page, which writes the history by itself. */
export function commenting(node, item) {
  const said = el('p', { className: 'case-said', role: 'status' });
  node.classList.add('case');
  node.replaceChildren(
    commentForm(item, words => (said.textContent = words), () => location.reload()),
    said
  );
}

function line({ at, who, word, text, isReturn, isComment }) {
  const kind = isReturn ? 'returned' : isComment ? 'comment' : '';
  return el(
    'li',
    { className: kind },
    el('time', { dateTime: at }, time(at)),
    el('b', {}, word),
    el('span', { className: 'case-who' }, who),
    text ? el('span', { className: 'case-words' }, isReturn ? `理由：${text}` : text) : null
  );
}

function commentForm(item, say, refresh) {
  const id = newId();
  const text = el('textarea', { id, required: true, maxLength: LONGEST, rows: 2 });
  const form = el(
    'form',
    { className: 'case-comment' },
    el('label', { for: id }, '留言'),
    text,
    el('button', { type: 'submit' }, '发表')
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await post(`/items/${item}/comments`, { text: text.value });
      text.value = '';
      say('留言已发表，记入办理历程，不能修改或删除。');
      await refresh();
    } catch (failure) {
      say(failure.message);
    }
  });
  return form;
}
