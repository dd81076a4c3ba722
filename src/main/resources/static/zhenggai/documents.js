/* The documents of a task (公文): what it needs is made here, before it is completed, and what was made can be taken again. */
import { get, post, url } from './case-requests.js';
import { time } from './dates.js';
import { finished } from './document-progress.js';
import { el } from './dom.js';

const link = made => el('a', { href: url(`/documents/${made.id}/content`), download: '' }, made.name);

/** What was made last, or why it was not. */
function last(made) {
  if (!made) {
    return el('span', { className: 'case-none' }, '尚未生成');
  }
  if (!made.made) {
    return el('span', { className: 'case-none' }, [made.state, made.error].filter(Boolean).join('：'));
  }
  return el(
    'span',
    {},
    link(made),
    el(
      'span',
      { className: 'case-facts' },
      `${made.asker} ${time(made.askedAt)}，${made.size}，校验码${made.sha256.slice(0, 12)}`
    )
  );
}

/** Fills the node with the documents of the task. */
export async function documents(node, task) {
  node.classList.add('case');
  try {
    const offers = await get(`/tasks/${task}/documents`);
    if (!offers.length) {
      node.replaceChildren(el('p', { className: 'case-none' }, '此任务没有公文。'));
      return;
    }
    const said = el('p', { className: 'case-said', role: 'status' });
    node.replaceChildren(
      said,
      el(
        'ul',
        { className: 'case-documents' },
        ...offers.map(offer => {
          const place = el('p', {}, last(offer.last));
          const button = el(
            'button',
            {
              type: 'button',
              className: 'btn btn-default',
              on: {
                async click() {
                  button.disabled = true;
                  said.textContent = `“${offer.word}”排队中，0%`;
                  try {
                    const asked = { kind: offer.kind, subject: offer.subject };
                    const made = await finished(
                      await post(`/tasks/${task}/documents`, asked),
                      id => get(`/documents/${id}`),
                      state => (said.textContent = `“${offer.word}”${state.state}`)
                    );
                    place.replaceChildren(last(made));
                    said.textContent = made.made
                      ? `已生成“${offer.word}”，点文件名下载。`
                      : `“${offer.word}”没有生成，原因见文件处。`;
                  } catch (failure) {
                    said.textContent = failure.message;
                  } finally {
                    button.disabled = false;
                  }
                }
              }
            },
            `生成${offer.word}（${offer.format}）`
          );
          return el('li', {}, button, place);
        })
      )
    );
  } catch (failure) {
    node.replaceChildren(
      el('p', { className: 'case-none' }, failure.status === 404 ? '此任务没有公文。' : failure.message)
    );
  }
}
