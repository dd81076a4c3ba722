/*
 * A document is made while its row says how far it is, and then handed over. Without a script the form leads back to the page, which
 * lists what was made.
 */
import { finished } from './document-progress.js';
import { el } from './dom.js';
import { request, url } from './request.js';

const look = id => request(url(`/documents/${id}`));

const watched = new Set();

document.querySelectorAll('form.make').forEach(form => {
  const row = form.closest('tr');
  const place = row.querySelector('.making');
  const button = form.querySelector('button');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    show(place, { state: '排队中，0%', percent: 0 });
    try {
      const asked = { kind: form.elements.kind.value, subject: form.elements.subject.value };
      const made = await until(await request(url('/documents'), 'POST', asked), place);
      show(place, made);
      if (made.made) {
        place.querySelector('a').click();
      }
    } catch (failure) {
      fail(place, failure.message.replaceAll('没有保存', '没有生成').replace('再回到本页保存', '再回到本页生成'));
    }
    button.disabled = false;
    button.focus();
    await renew();
  });
});
watchWorking();

function until(first, place) {
  watched.add(first.id);
  return finished(first, look, state => show(place, state));
}

function show(place, { id, state, percent, made, failed, name, error }) {
  if (made) {
    place.replaceChildren(
      el('span', { className: 'tag ok' }, '已生成'),
      ' ',
      el('a', { href: url(`/documents/${id}/content`), download: '' }, name)
    );
  } else if (failed) {
    fail(place, error ?? '没有生成，请再试一次。');
  } else {
    const bar = el('progress', { max: 100, value: percent, 'aria-hidden': 'true' });
    place.replaceChildren(bar, ' ', state, error ? el('span', { className: 'remark' }, error) : '');
  }
}

function fail(place, words) {
  place.replaceChildren(el('span', { className: 'tag bad' }, '没有生成'), ' ', el('span', { role: 'alert' }, words));
}

/** The list of what was made, as the server has it now. */
async function renew() {
  try {
    const page = await (await fetch(location.href, { redirect: 'error' })).text();
    const list = new DOMParser().parseFromString(page, 'text/html').getElementById('made');
    if (list) {
      document.getElementById('made').replaceWith(list);
      watchWorking();
    }
  } catch {
    // The list is as it was; the row says what became of the document.
  }
}

/** What others asked for, or was asked for before the page was opened, is shown in the list while it is made. */
function watchWorking() {
  document.querySelectorAll('#made tr[data-working]').forEach(async row => {
    const id = Number(row.dataset.working);
    if (watched.has(id)) {
      return;
    }
    const place = row.querySelector('td[data-label="情况"]');
    try {
      await until({ id, state: place.textContent.trim(), percent: 0 }, place);
      await renew();
    } catch {
      // Whoever stays on the page can load it again.
      watched.delete(id);
    }
  });
}
