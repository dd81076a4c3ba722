/*
 * Where the draft of a form is kept: on the server, for reload, another browser and the end of the session; and in this
 * browser, for as long as the server has not got it.
 */
import { get, post } from '../../../../zhenggai/case-requests.js';

const key = task => `zhenggai-draft:${task}`;
const path = task => `/tasks/${encodeURIComponent(task)}/draft`;

/** What this browser has and the server has not, or null. */
function unsent(task) {
  try {
    return JSON.parse(localStorage.getItem(key(task)));
  } catch {
    return null;
  }
}

/** Kept here at once, before anything is asked of the network. */
export function keepHere(task, draft) {
  try {
    localStorage.setItem(key(task), JSON.stringify(draft));
  } catch {
    // No room in this browser: the server is asked in a second.
  }
}

export const forgetHere = task => localStorage.removeItem(key(task));

/** Sends what is kept here; the answer is the time of the server. `keepalive` outlives the page. */
export async function send(task, draft) {
  const { keptAt } = await post(path(task), { content: draft && JSON.stringify(draft) });
  const here = unsent(task);
  if (!draft || (here && here.at <= draft.at)) {
    forgetHere(task);
  }
  return keptAt;
}

/** The newest of what the server and this browser have; null when there is nothing. */
export async function kept(task) {
  const here = unsent(task);
  const there = await get(path(task)).then(
    ({ content }) => content && JSON.parse(content),
    () => null
  );
  return here && (!there || here.at > there.at) ? { ...here, isUnsent: true } : there;
}
