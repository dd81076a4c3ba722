/*
 * The head of our pages in Tasklist too, in the place of Camunda's: the ways home and elsewhere, counts, search, person. The
 * columns stand still: the filters are narrow, and the form has what is left.
 */
import { recount, shell } from '../../../../zhenggai/shell.js';
import { url } from '../../../../zhenggai/case-requests.js';

const base = url('/');

async function show() {
  const answer = await fetch(url('/shell'), { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    return;
  }
  const head = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.head');
  if (head) {
    document.body.prepend(head);
    document.body.classList.add('has-our-head');
    shell(head, base);
    addEventListener('zhenggai-submitted', () => recount(head, base));
  }
}

show();
