/* A short word of what was done, which goes away by itself and is read aloud. */

const SHOWN = 5000;

/** @param kind 'bad' for what went wrong, which stays twice as long */
export function toast(words, kind = '') {
  const shown = document.createElement('p');

  shown.className = `toast ${kind}`;
  shown.setAttribute('role', kind === 'bad' ? 'alert' : 'status');
  shown.textContent = words;
  document.body.append(shown);
  setTimeout(() => shown.remove(), kind === 'bad' ? 2 * SHOWN : SHOWN);
}
