/*
 * Evidence of an item (佐证材料): list, preview, download, withdrawal, and upload of several files at once. Used by the
 * item's page, by the tab of Tasklist and, beside the form, in a narrow shape.
 */
import { get, post, url } from './case-requests.js';
import { time } from './dates.js';
import { el, newId } from './dom.js';
import { preview } from './evidence-preview.js';
import { uploads } from './evidence-upload.js';

/**
 * Fills the node with the evidence of the item. `onCount` hears how many files count; beside a form the files come
 * first, since most who are there have come to read them.
 */
export function evidence(node, item, { onCount = () => {}, isListFirst = false } = {}) {
  const said = el('p', { className: 'case-said', role: 'status' });
  const adding = el('div', {});
  const list = el('ul', { className: 'case-files' });
  const path = `/items/${item}/evidence`;
  let upload = null;
  node.classList.add('case', 'case-evidence');
  node.replaceChildren(...(isListFirst ? [said, list, adding] : [adding, said, list]));

  async function show() {
    let listing;
    try {
      listing = await get(path);
    } catch (failure) {
      say(failure.message);
      return;
    }
    if (!listing.mayAdd) {
      adding.replaceChildren();
      upload = null;
    } else if (!upload) {
      upload = uploads(path, listing, { say, refresh: show });
      adding.replaceChildren(upload);
    }
    const files = listing.files.map(row);
    const kept = listing.files.find(file => file.whyKept);
    if (kept) {
      files.unshift(el('li', { className: 'case-none' }, kept.whyKept));
    }
    list.replaceChildren(...(files.length ? files : [el('li', { className: 'case-none' }, '还没有佐证材料。')]));
    onCount(listing.files.filter(file => !file.withdrawn).length);
  }

  function say(words) {
    said.textContent = words;
  }

  function row(file) {
    const content = url(`${path}/${file.id}/content`);
    const facts = [
      file.type,
      file.size,
      file.measure ? `措施${file.measure}` : '整个事项',
      file.period ? `第${file.period}期` : null,
      file.by,
      time(file.at)
    ];
    const entry = el(
      'li',
      { className: file.withdrawn ? 'case-file withdrawn' : 'case-file' },
      el('p', { className: 'case-name', title: file.name }, file.name),
      el('p', { className: 'case-facts' }, facts.filter(Boolean).join('　')),
      file.note ? el('p', { className: 'case-note' }, file.note) : null,
      file.withdrawn
        ? el(
            'p',
            { className: 'case-withdrawn' },
            `已撤回：${file.withdrawn.reason}（${file.withdrawn.by}，${time(file.withdrawn.at)}）`
          )
        : null
    );
    const ways = el('p', { className: 'case-ways' });
    if (file.preview) {
      ways.append(
        el(
          'button',
          { type: 'button', 'aria-label': `预览 ${file.name}`, on: { click: event => preview(file, content, event.target) } },
          '预览'
        )
      );
    }
    ways.append(el('a', { href: content, download: '', 'aria-label': `下载 ${file.name}` }, '下载'));
    if (file.mayWithdraw) {
      const opener = el('button', { type: 'button', 'aria-label': `撤回 ${file.name}` }, '撤回');
      opener.addEventListener('click', () => {
        opener.disabled = true;
        const form = withdrawal(file, () => {
          form.remove();
          opener.disabled = false;
          opener.focus();
        });
        entry.append(form);
        form.querySelector('input').focus();
      });
      ways.append(opener);
    }
    entry.append(ways);
    return entry;
  }

  function withdrawal(file, close) {
    const id = newId();
    const reason = el('input', { id, type: 'text', required: true, maxLength: 500, autocomplete: 'off' });
    const form = el(
      'form',
      { className: 'case-withdrawal' },
      el('label', { for: id }, '撤回理由'),
      reason,
      el('button', { type: 'submit' }, '确认撤回'),
      el('button', { type: 'button', on: { click: close } }, '不撤回')
    );
    form.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        close();
      }
    });
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        await post(`${path}/${file.id}/withdraw`, { reason: reason.value });
        say(`已撤回“${file.name}”。`);
        await show();
      } catch (failure) {
        say(failure.message);
      }
    });
    return form;
  }

  show();
}
