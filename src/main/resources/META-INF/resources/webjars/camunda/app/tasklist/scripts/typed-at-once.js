/*
 * Keeps what is typed or pasted into a form.
 *
 * A text field of form-js tells its form a change after 300 ms, and a change of one field draws all others anew with what
 * the form knows: whatever they have not told yet is gone (bpmn-io/form-js 958 and 1127). Here every field tells its
 * change at once, so that there is nothing the form does not know. Nobody but form-js' own configuration decides on the
 * delay, and Tasklist does not set it.
 */
import { formClass } from './form-js.js';

const Form = formClass();
const createInjector = Form.prototype._createInjector;

Form.prototype._createInjector = function (options, container) {
  return createInjector.call(this, { ...options, debounce: false }, container);
};

const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A number as it was meant: full width, as Chinese input methods write it, with blanks, or with commas at the thousands. */
function plain(number) {
  const narrow = number.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '').replace(/。/g, '.');
  return THOUSANDS.test(narrow) ? narrow.replaceAll(',', '') : narrow;
}

const isNumber = field => field.matches?.('.fjs-form-field-number input');

// form-js would say "NaN" to the first full-width digit, and does not take part in what an input method composes.
addEventListener(
  'input',
  event => {
    if (!isNumber(event.target)) {
      return;
    }
    if (event.isComposing) {
      event.stopImmediatePropagation();
    } else if (event.target.value !== plain(event.target.value)) {
      event.target.value = plain(event.target.value);
    }
  },
  true
);
addEventListener(
  'compositionend',
  event => isNumber(event.target) && event.target.dispatchEvent(new InputEvent('input', { bubbles: true })),
  true
);
