/*
 * Lets people write numbers as they do, and keeps what they wrote. form-js drops keys that fit no number, so that 8.5 becomes
 * 85 where no decimals are wanted, and puts "NaN" in the place of what was pasted. Here every key counts, full width, blanks
 * and commas are read as they were meant, a share may have its sign, and what is no number stays there and is called so.
 */
const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const NUMBER = /^-?(\d{1,18}(\.\d{0,9})?|\.\d{1,9})$/;
/** What was written and is no number, by its field. */
const words = new WeakMap();
let isRefused = false;
const drawn = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
const isNumber = field => field.matches?.('.fjs-form-field-number input');

/** As `TypedNumber` on the server. */
function plain(text, field) {
  const narrow = text.normalize('NFKC').replace(/[\s\u00AD\u200B-\u200F\u2060\uFEFF]/g, '').replaceAll('。', '.');
  const isShare = /[%％]/.test(field.closest('.fjs-form-field').textContent);
  const bare = isShare ? narrow.replace(/%$/, '') : narrow;
  return THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
}

/** form-js would draw "NaN" over the words with each change of any field. */
function keepsWords(field) {
  if (!Object.hasOwn(field, 'value')) {
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => drawn.get.call(field),
      set: text => drawn.set.call(field, text === 'NaN' ? words.get(field) ?? '' : text)
    });
  }
}

// A phone offers its figures, and the point.
addEventListener('focusin', event => {
  if (isNumber(event.target)) {
    event.target.inputMode = 'decimal';
  }
});

// form-js does not take part in what an input method composes.
addEventListener(
  'input',
  event => {
    const field = event.target;
    if (!isNumber(field) || isRefused) {
      return;
    }
    if (event.isComposing) {
      event.stopImmediatePropagation();
      return;
    }
    const number = plain(field.value, field);
    if (!number || number === '-' || NUMBER.test(number)) {
      words.delete(field);
      if (field.value !== number) {
        field.value = number;
      }
      return;
    }
    keepsWords(field);
    words.set(field, field.value);
    if (!isNaN(Number(number)) && event.isTrusted) {
      // An exponent, or more digits than anybody means, is a number for form-js alone.
      event.stopImmediatePropagation();
      drawn.set.call(field, 'NaN');
      isRefused = true;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      isRefused = false;
      drawn.set.call(field, words.get(field));
    }
  },
  true
);
addEventListener(
  'compositionend',
  event => isNumber(event.target) && event.target.dispatchEvent(new InputEvent('input', { bubbles: true })),
  true
);

// What form-js does with these keys is to drop them, and to delete all at once.
addEventListener('keypress', event => isNumber(event.target) && event.key !== 'Enter' && event.stopImmediatePropagation(), true);
addEventListener(
  'keydown',
  event =>
    isNumber(event.target) &&
    words.has(event.target) &&
    ['Backspace', 'Delete'].includes(event.code) &&
    event.stopImmediatePropagation(),
  true
);

/** For form-js a field with such words is empty: nothing would be said, and the number not sent. */
export function checkNumbers(Form) {
  const { validate } = Form.prototype;

  Form.prototype.validate = function () {
    const errors = validate.call(this);
    const places = this.get('formFieldInstanceRegistry').getAllKeyed().flatMap(({ id, indexes }) => {
      const path = Object.values(indexes ?? {});
      const field = document.getElementById(['fjs-form-' + this._id + '-' + id, ...path].join('_'));
      return field && words.has(field) ? [[[id, ...path], `须为数字，现为“${words.get(field)}”。`]] : [];
    });
    places.forEach(([path, sentence]) => {
      path.slice(0, -1).reduce((held, name) => (held[name] ??= {}), errors)[path.at(-1)] = [sentence];
    });
    if (places.length) {
      this._setState({ errors });
    }
    return errors;
  };
}
