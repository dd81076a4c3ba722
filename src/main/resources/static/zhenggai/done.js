/* A task is done, and the engine goes on by itself: what comes of it is read again until it is known. */
const AGAIN = 1500;
const MOST = 12;

async function look(left) {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelector('main').replaceWith(page.querySelector('main'));
  }
  again(left - 1);
}

function again(left) {
  if (left > 0 && 'moving' in document.querySelector('main').dataset) {
    setTimeout(look, AGAIN, left);
  }
}

again(MOST);
