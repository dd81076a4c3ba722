/* The head of every page: numbers beside 待办 and 通知, and the person's menu, which closes when one goes elsewhere. */
import { stackTables } from './stacked.js';


/** Shows the number that waits; where it cannot be had, none is shown. */
async function count(badge, base) {
  try {
    const answer = await fetch(base + badge.dataset.counts, { headers: { Accept: 'application/json' }, redirect: 'error' });
    const number = answer.ok ? (await answer.json())[badge.dataset.figure] : 0;

    badge.textContent = number > 99 ? '99+' : String(number || '');
    badge.hidden = !number;
    if (number) {
      badge.setAttribute('role', 'img');
      badge.setAttribute('aria-label', `${number}${badge.dataset.words}`);
    }
  } catch {
    badge.hidden = true;
  }
}

/** Counts anew, as after a task was done. */
export function recount(head, base) {
  head.querySelectorAll('[data-counts]').forEach(badge => count(badge, base));
}

/** Brings a head to life, on our pages and in Tasklist. */
export function shell(head, base) {
  const menu = head.querySelector('.person');

  recount(head, base);
  document.addEventListener('click', click => {
    if (menu && !menu.contains(click.target)) {
      menu.open = false;
    }
  });
  head.addEventListener('keydown', key => {
    if (key.key === 'Escape' && menu?.open) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

/** What scrolls in its own box must be reached by keys, or whoever has no mouse cannot read its end. */
function reach(box) {
  if (box.scrollWidth > box.clientWidth + 1 && !box.querySelector('a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary')) {
    box.tabIndex = 0;
  } else if (box.tabIndex === 0) {
    box.removeAttribute('tabindex');
  }
}

stackTables(document);
document.addEventListener('htmx:afterSwap', swap => stackTables(swap.target));

/** Back to where somebody was, with what he had typed there; the address alone would open the page anew. */
document.querySelectorAll('a[data-back]').forEach(way =>
  way.addEventListener('click', click => {
    if (history.length > 1) {
      click.preventDefault();
      history.back();
    }
  })
);

const sizes = new ResizeObserver(boxes => boxes.forEach(one => reach(one.target)));

document.querySelectorAll('main table, main .scrolls, main pre').forEach(box => sizes.observe(box));

const head = document.querySelector('body > .head');

if (head) {
  shell(head, document.querySelector('meta[name=base]')?.content ?? '/');
}
