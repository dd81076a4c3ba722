/*
 * Requests about one item, from our own pages and from Tasklist's tabs alike: every failure becomes a sentence.
 * In Tasklist the page is Camunda's, so the address of the application and the token are asked for elsewhere.
 */
import { newKey, once } from './once.js';

const meta = document.querySelector('meta[name="base"]')?.content;
const webApp = document.querySelector('base')?.getAttribute('app-root') ?? '';
const root = (meta ?? webApp.replace(/\/camunda$/, '')).replace(/\/$/, '');
/** A path of the application, wherever it is deployed. */
export const url = path => root + path;

const LOST = '连不上服务器，没有办成。请检查网络后再试。';
const WORDS = {
  401: '登录已过期，没有办成。请重新登录后再试。',
  403: '没有办成：您不能办理这一步，也可能是登录已过期。请重新登录后再试。',
  404: '没有找到，可能已经变动。请刷新页面后再看。'
};

/** The sentence for a failed answer; the server's own words tell most. */
function sentence(status, body) {
  return WORDS[status] ?? body?.message ?? '服务器没有正常回应，没有办成。请稍后再试。';
}

/** A failed request; `message` is for the user, `status` is 0 without an answer, `body` what the server sent, if it was JSON. */
export class Failure extends Error {
  constructor(status, message, body) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(url(path), options);
  } catch {
    throw new Failure(0, LOST);
  }
  // A lost session answers with the login page.
  if (response.redirected) {
    throw new Failure(401, WORDS[401]);
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw new Failure(response.status, sentence(response.status, body), body);
  }
  return body;
}

export const get = path => send(path, { headers: { Accept: 'application/json' } });

let asking = null;
let lastToken = null;

/**
 * Asked anew each time: another tab may have begun another session. Several who ask at once get one answer: in a new
 * session the server would make a token for each of them, and keep only the last.
 */
async function token() {
  asking ??= get('/csrf').finally(() => (asking = null));
  const { header, token: value } = await asking;
  return (lastToken = { [header]: value });
}

async function write(path, body, more) {
  return send(path, {
    method: 'POST',
    headers: { ...(await token()), ...more, Accept: 'application/json', 'Content-Type': 'application/json' },
    body
  });
}

/** What is sent twice, by a double click or over a bad line, is done once and answered alike. */
export function post(path, data) {
  const body = JSON.stringify(data);
  return once(path + body, key => write(path, body, key));
}

/** The same for what may be sent again and again, since the last of it counts. */
export const postOver = (path, data) => write(path, JSON.stringify(data), {});

/**
 * Sends as the page goes away: the request outlives it, and there is no time to ask for a token, so that of the request
 * before is taken. Nobody learns what became of it.
 */
export function postAtLast(path, data) {
  if (lastToken) {
    fetch(url(path), {
      method: 'POST',
      keepalive: true,
      headers: { ...lastToken, Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(data)
    }).catch(() => null);
  }
}

/** Asks for the token that {@link postAtLast} will need. */
export const prepareToPost = () => token().catch(() => null);

/**
 * Sends a file as it is; `onProgress` gets the part that was sent, from 0 to 1. The request is handed to `onStart`
 * for whoever wants to abort it. fetch() would tell nothing of the progress.
 */
export async function upload(path, file, onProgress, onStart) {
  const headers = { ...(await token()), ...newKey() };
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', url(path));
    Object.entries(headers).forEach(([name, value]) => call.setRequestHeader(name, value));
    call.setRequestHeader('Accept', 'application/json');
    call.setRequestHeader('Content-Type', 'application/octet-stream');
    call.responseType = 'json';
    call.upload.addEventListener('progress', event => onProgress(event.total ? event.loaded / event.total : 0));
    call.addEventListener('load', () => {
      if (call.status === 201) {
        resolve(call.response);
      } else {
        reject(new Failure(call.status, sentence(call.status === 200 ? 401 : call.status, call.response)));
      }
    });
    call.addEventListener('error', () => reject(new Failure(0, '连接中断，文件没有上传。请检查网络后再试。')));
    call.addEventListener('abort', () => reject(new Failure(0, '已取消')));
    onStart(call);
    call.send(file);
  });
}
