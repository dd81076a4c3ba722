/*
 * Shows a picture or a PDF beside whatever the user is doing: the form next to it stays in reach. A tap beside it closes it, unless it
 * is into a field. On a phone it takes the whole window, and the page behind it waits.
 */
import { el } from './dom.js';

let open = null;

/** Opens the preview; closing gives the focus back to `opener`. Only one is open at a time. */
export function preview(file, content, opener) {
  open?.close();
  const address = `${content}?inline`;
  const view =
    file.preview === 'picture'
      ? el('img', { src: address, alt: file.name })
      : el('iframe', { src: `${address}#navpanes=0&view=FitH`, title: file.name });
  const closer = el('button', { type: 'button', on: { click: () => dialog.close() } }, '关闭');
  const dialog = el(
    'dialog',
    { className: 'case case-preview', 'aria-label': `预览 ${file.name}` },
    el(
      'header',
      {},
      el('strong', { className: 'case-name', title: file.name }, file.name),
      el('a', { href: address, target: '_blank', rel: 'noopener' }, '新窗口打开'),
      el('a', { href: content, download: '' }, '下载'),
      closer
    ),
    el('div', { className: 'case-view' }, view)
  );
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      dialog.close();
    }
  });
  const beside = click => {
    if (!dialog.contains(click.target) && !click.target.closest('a, button, input, select, textarea, label, summary, [tabindex]')) {
      dialog.close();
    }
  };
  dialog.addEventListener('close', () => {
    document.removeEventListener('click', beside);
    dialog.remove();
    if (open === dialog) {
      open = null;
    }
    opener.isConnected && opener.focus();
  });
  document.body.append(dialog);
  if (matchMedia('(max-width: 760px)').matches) {
    dialog.showModal();
  } else {
    dialog.show();
    document.addEventListener('click', beside);
  }
  closer.focus();
  open = dialog;
}
