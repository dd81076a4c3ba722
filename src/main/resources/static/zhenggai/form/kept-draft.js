/*
 * Where the draft of a form is kept: on the server, for reload, another browser and the end of the session; and in this
 * browser, for as long as the server has not got it.
 */
import { get, postAtLast, postOver } from '../case-requests.js';

/** Of this person: others may sit at the same computer after him. */
const key = task => `zhenggai-draft:${document.querySelector('.head')?.dataset.person ?? ''}:${task}`;
const path = task => `/tasks/${encodeURIComponent(task)}/draft`;

/** What this browser has and the server has not, or null. */
export function keptHere(task) {
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

/** Sends what is kept here. */
export async function send(task, draft) {
  await postOver(path(task), { content: draft && JSON.stringify(draft) });
  const here = keptHere(task);
  if (!draft || (here && here.at <= draft.at)) {
    forgetHere(task);
  }
}

/** Sends as the page goes away, when no answer can be waited for; what does not arrive stays kept here. */
export const sendAtLast = (task, draft) => postAtLast(path(task), { content: JSON.stringify(draft) });

/** An earlier release has put line ends in place of other characters, which made some drafts no JSON any more. */
function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    return JSON.parse(content.replaceAll('\n', '\\n'));
  }
}

/**
 * What the server has, or null.
 *
 * @throws Failure when it does not say
 */
export async function keptThere(task) {
  const { content } = await get(path(task)).catch(failure => {
    if (failure.status === 404) {
      return {};
    }
    throw failure;
  });
  return content ? parsed(content) : null;
}

/** The newer of both, or null. */
export const newer = (here, there) => (here && (!there || here.at > there.at) ? { ...here, isUnsent: true } : there);
