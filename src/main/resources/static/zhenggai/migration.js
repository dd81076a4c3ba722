/** While a run goes on its report is asked for anew each second, until it is done. */
const PAUSE = 1000;

async function renew() {
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const content = page.getElementById('content');
  document.getElementById('content').replaceWith(content);
  wait();
}

function wait() {
  if (document.getElementById('content').dataset.running) {
    setTimeout(renew, PAUSE);
  }
}

wait();
