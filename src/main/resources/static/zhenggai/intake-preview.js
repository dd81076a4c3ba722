/* Preview of an upload: the tree leads to the lines of the source, titles can be corrected, then it is imported. */
import { guardLeaving, request, say, url } from './request.js';

const form = document.getElementById('commit');
const said = document.getElementById('said');
const title = document.getElementById('title');
const feedbackOn = document.getElementById('feedbackOn');
const corrections = { areas: {}, findings: {}, items: {} };
let leaving = false;

const isCorrected = () =>
  Object.values(corrections).some(titles => Object.keys(titles).length > 0) ||
  title.value !== title.dataset.original ||
  feedbackOn.value !== (feedbackOn.dataset.original ?? '');
guardLeaving(() => !leaving && isCorrected());

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-from]');
  if (link) {
    event.preventDefault();
    show(Number(link.dataset.from), Number(link.dataset.to));
  }
  const edit = event.target.closest('button.edit');
  if (edit) {
    startEditing(edit);
  }
});

function show(from, to) {
  document.querySelectorAll('.line.shown').forEach(line => line.classList.remove('shown'));
  for (let number = from; number <= to; number++) {
    document.getElementById(`L${number}`)?.classList.add('shown');
  }
  const source = document.querySelector('.source');
  const line = document.getElementById(`L${from}`);
  source.scrollTop = line.offsetTop - source.offsetTop - source.clientHeight / 5;
}

function startEditing(button) {
  const node = button.closest('.node');
  const name = node.querySelector('.name');
  const input = document.createElement('input');
  input.value = name.textContent;
  input.maxLength = button.dataset.level === 'areas' ? 400 : 1000;
  input.setAttribute('aria-label', button.getAttribute('aria-label'));
  node.classList.add('editing');
  node.append(input);
  input.focus();
  const before = name.textContent;
  let ended = false;
  const end = isKept => {
    if (ended) {
      return;
    }
    // Removing the input blurs it, which would end the editing a second time.
    ended = true;
    const text = input.value.trim();
    if (isKept && text && text !== before) {
      name.textContent = text;
      node.classList.add('corrected');
      corrections[button.dataset.level][button.dataset.position] = text;
    }
    input.remove();
    node.classList.remove('editing');
    button.focus();
  };
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      end(event.key === 'Enter');
    }
  });
  input.addEventListener('blur', () => end(true));
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button.main');
  if (!title.value.trim()) {
    say(said, '请填写轮次标题。');
    title.focus();
    return;
  }
  if (!feedbackOn.value) {
    say(said, '请填写反馈日期：集中整改期从这一天算起。');
    feedbackOn.focus();
    return;
  }
  button.disabled = true;
  say(said, null);
  try {
    const next = await request(form.dataset.action, 'POST', {
      title: title.value,
      feedbackOn: feedbackOn.value,
      ...corrections
    });
    leaving = true;
    location.assign(url(next.location));
  } catch (failure) {
    button.disabled = false;
    say(said, failure.message);
  }
});

document.getElementById('discard').addEventListener('submit', () => {
  leaving = true;
});
