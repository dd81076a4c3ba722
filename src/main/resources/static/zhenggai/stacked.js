/*
 * On a phone a row of a table is a card (table.cards in page.css): each cell then says by itself what its column says above. So do
 * all tables, but those that their page has put into a box that scrolls, that stand below a chart, or whose head is more than one line.
 */
const phone = matchMedia('(max-width: 760px)');
const stacked = new Set();

function label(table, heads) {
  for (const row of table.querySelectorAll(':scope > tbody > tr, :scope > tfoot > tr')) {
    if (row.cells.length === heads.length) {
      [...row.cells].forEach((cell, at) => {
        if (cell.tagName === 'TD') {
          cell.dataset.label ??= heads[at].textContent.trim();
        }
      });
    }
  }
}

function box(table) {
  const frame = document.createElement('div');

  frame.className = 'scrolls';
  table.replaceWith(frame);
  frame.append(table);
}

const turn = () => stacked.forEach(table => table.classList.toggle('cards', phone.matches));

export function stackTables(within) {
  within.querySelectorAll('main table:not(.cards)').forEach(table => {
    if (stacked.has(table) || table.parentElement.closest('.scrolls, .sheet, .ledger-box, table')) {
      return;
    }
    const lines = table.tHead ? [...table.tHead.rows] : [];
    const heads = lines.length ? [...lines[0].cells] : [];

    if (table.closest('.chart') || lines.length > 1 || heads.some(head => head.colSpan > 1)) {
      box(table);
    } else {
      label(table, heads);
      stacked.add(table);
    }
  });
  turn();
}

phone.addEventListener('change', turn);
