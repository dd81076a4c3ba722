/*
 * The ledger changes while its filter is set, by htmx; without a script the filter is a plain form. With one, a row opens beside the
 * list, and everybody chooses the columns that he sees.
 */
const main = document.querySelector('main.ledger-page');

/** An address without what is left open can be read and passed on. */
document.body.addEventListener('htmx:configRequest', event => {
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === '') {
      delete parameters[name];
    }
  }
});

/* On a phone the list comes first. */
if (matchMedia('(max-width: 760px)').matches) {
  main.querySelector('.ledger-filters').open = false;
}

chooseColumns(document.getElementById('chooser'));
openRows(document.getElementById('drawer'));

/** What is left out is kept in the browser, for each person who uses it. */
function chooseColumns(chooser) {
  const key = `ledger-columns:${main.dataset.viewer}`;
  const boxes = [...chooser.querySelectorAll('input')];
  const show = hidden => {
    boxes.forEach(box => {
      box.checked = !hidden.includes(box.value);
      main.classList.toggle(`hides-${box.value}`, !box.checked);
    });
  };
  const keep = hidden => {
    show(hidden);
    try {
      localStorage.setItem(key, hidden.join(' '));
    } catch {
      // A browser that keeps nothing shows them until the page is left.
    }
  };
  const kept = () => {
    try {
      return (localStorage.getItem(key) ?? '').split(' ');
    } catch {
      return [];
    }
  };
  show(kept());
  chooser.addEventListener('change', () => keep(boxes.filter(box => !box.checked).map(box => box.value)));
  chooser.querySelector('button').addEventListener('click', () => keep([]));
  chooser.addEventListener('keydown', event => {
    if (event.key === 'Escape' && chooser.open) {
      chooser.open = false;
      chooser.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', event => {
    if (!chooser.contains(event.target)) {
      chooser.open = false;
    }
  });
  chooser.hidden = false;
}

/** A click on a row, or Enter on its title, opens the item beside the list; with a key held down the title is a link as any. */
function openRows(drawer) {
  const content = document.getElementById('drawer-content');
  main.addEventListener('click', event => {
    const row = event.target.closest('table.ledger tbody tr');
    const link = row?.querySelector('a.opens');
    const other = event.target.closest('a, button, summary, details, input');
    const isSelecting = String(getSelection()) !== '' && !other;
    const isWanted = link && (!other || other === link) && !isSelecting;
    if (!isWanted || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !window.htmx) {
      return;
    }
    event.preventDefault();
    open(link);
  });
  drawer.querySelector('.close').addEventListener('click', () => drawer.close());
  drawer.addEventListener('click', event => {
    if (event.target === drawer) {
      drawer.close();
    }
  });

  /** The browser gives the focus back to what had it, so the row's title takes it first. */
  async function open(link) {
    link.focus({ preventScroll: true });
    say('正在读取…');
    drawer.showModal();
    try {
      await window.htmx.ajax('GET', link.dataset.drawer, { target: content, select: '#item-drawer', swap: 'innerHTML' });
    } catch {
      // What is said below holds for it, too.
    }
    // A lost session answers with the login page, in which there is no item.
    if (!content.querySelector('#item-drawer')) {
      const page = document.createElement('a');
      page.href = link.href;
      page.textContent = '打开事项页面';
      say('没有读到这个事项的概要。登录已过期的，请重新登录后再试；其他情况请直接', page);
    }
  }

  function say(words, ...more) {
    const line = document.createElement('p');
    line.append(words, ...more);
    content.replaceChildren(line);
  }
}
