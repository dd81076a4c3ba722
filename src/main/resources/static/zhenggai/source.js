/* What was found (问题原文): what the document says of the item, with its lines; a remark without a number stands for what is not his, and the measures against it. */
import { get } from './case-requests.js';
import { el } from './dom.js';

/** Fills the node with the source of the item. */
export async function source(node, item) {
  node.classList.add('case');
  try {
    const found = await get(`/items/${item}/source`);
    node.replaceChildren(
      el(
        'dl',
        { className: 'case-head' },
        ...[
          ['轮次', found.round],
          ['方面', found.area],
          ['问题', found.finding],
          ['事项', `${found.number}　${found.title}`]
        ].flatMap(([word, value]) => [el('dt', {}, word), el('dd', {}, value)])
      ),
      el('h4', {}, '反馈原文'),
      el(
        'ol',
        { className: 'case-source' },
        ...found.lines.map(({ number, text }) =>
          number === null
            ? el('li', {}, el('span', {}), el('span', { className: 'case-none' }, text))
            : el('li', { value: number }, el('span', { className: 'case-number' }, String(number)), el('span', {}, text))
        )
      ),
      el('h4', {}, '整改措施'),
      found.measures.length
        ? el(
            'ol',
            { className: 'case-measures' },
            ...found.measures.map(({ position, text, state }) =>
              el('li', { value: position }, text, el('span', { className: 'case-tag' }, state))
            )
          )
        : el('p', { className: 'case-none' }, '尚未提出措施。')
    );
  } catch (failure) {
    node.replaceChildren(el('p', { className: 'case-said', role: 'status' }, failure.message));
  }
}
