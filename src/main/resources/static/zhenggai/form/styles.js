/* The style sheets of forms, for pages that draw a form themselves: ours lies over that of form-js. */
import { url } from '../case-requests.js';
import { el } from '../dom.js';

const sheet = path => el('link', { rel: 'stylesheet', href: url(path) });

export const formStyles = () =>
  document.head.append(sheet('/zhenggai/vendor/form-viewer.css'), sheet('/zhenggai/form/form.css'));
