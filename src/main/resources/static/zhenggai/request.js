/* Requests to our own server: adds the CSRF token and turns every failure into a sentence. */
import { once } from './once.js';

const meta = name => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

/** A path of the application, wherever it is deployed. */
export const url = path => meta('base').replace(/\/$/, '') + path;

export const headers = () => ({ 'X-CSRF-TOKEN': meta('csrf'), Accept: 'application/json' });

const WORDS = {
  401: '登录已过期，没有保存。请在新窗口重新登录，再回到本页保存。',
  403: '没有保存：登录已过期，或您的角色不能办理这一步。请在新窗口重新登录后再试。'
};

/** The sentence for a failed answer; `body` is what the server sent, if it was JSON. */
export function sentence(status, body) {
  return WORDS[status] ?? body?.message ?? '服务器没有正常回应，没有保存。请稍后再试。';
}

/** A failed request; `message` is for the user, `body` what the server sent. */
export class Failure extends Error {
  constructor(status, body) {
    super(sentence(status, body));
    this.status = status;
    this.body = body;
  }
}

/** What is sent twice, by a double click or over a bad line, is done once and answered alike. */
export function request(path, method = 'GET', data) {
  return method === 'GET'
    ? send(path, method, data, {})
    : once(`${method} ${path} ${JSON.stringify(data)}`, key => send(path, method, data, key));
}

async function send(path, method, data, key) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...headers(), ...key, ...(data !== undefined && { 'Content-Type': 'application/json' }) },
      body: data === undefined ? undefined : JSON.stringify(data)
    });
  } catch {
    throw new Failure(0, { message: '连不上服务器，没有保存。请检查网络后再试。' });
  }
  // A lost session answers with the login page instead of JSON.
  if (response.redirected) {
    throw new Failure(401);
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw new Failure(response.status, body);
  }
  return body;
}

/** Asks before the page is left while `isDirty()` holds. */
export function guardLeaving(isDirty) {
  addEventListener('beforeunload', event => {
    if (isDirty()) {
      event.preventDefault();
    }
  });
}

/** Shows a sentence, or hides its place when there is none; what the server led to becomes a link behind it. */
export function say(place, words, body) {
  place.textContent = words ?? '';
  if (words && body?.location && body.word) {
    const link = document.createElement('a');
    link.href = url(body.location);
    link.textContent = body.word;
    place.append(' ', link);
  }
  place.hidden = !words;
  if (words) {
    place.scrollIntoView({ block: 'nearest' });
  }
}
