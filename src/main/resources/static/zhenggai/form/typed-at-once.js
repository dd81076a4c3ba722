/*
 * Keeps what is typed or pasted into a form.
 *
 * A text field of form-js tells its form a change after 300 ms, and a change of one field draws all others anew with what
 * the form knows: whatever they have not told yet is gone (bpmn-io/form-js 958 and 1127). Here every field tells its
 * change at once, so that there is nothing the form does not know. Nobody but form-js' own configuration decides on the
 * delay, and Tasklist does not set it.
 */
export function tellAtOnce(Form) {
  const createInjector = Form.prototype._createInjector;

  Form.prototype._createInjector = function (options, container) {
    return createInjector.call(this, { ...options, debounce: false }, container);
  };
}

/*
 * A field for a day takes what was typed when it is left, if it has been drawn since; and one that an answer has just shown
 * is drawn once more, empty, when its calendar is there. Whoever is quicker, on a slow machine, would find nothing. So
 * what was typed is remembered, put back, and on leaving the field told to it by what it takes at any time, the enter key.
 */
const LOOK_AGAIN = 50;
const TOLD_AGAIN = [300, 1000];
const typedDays = new WeakMap();
const isDay = field => field.matches?.('.fjs-datepicker input');
const hasCalendar = field => field._flatpickr?.config.onChange.length > 0;

/** Does it once the field has its calendar, which takes some frames. */
function whenReady(field, act) {
  if (hasCalendar(field)) {
    act();
  } else if (field.isConnected) {
    setTimeout(() => whenReady(field, act), LOOK_AGAIN);
  }
}

/** Makes the field tell its form the day that it shows. */
const tell = field =>
  field.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, charCode: 13, bubbles: true })
  );

function take(field) {
  const text = typedDays.get(field);
  if (typedDays.delete(field)) {
    field.value = text;
    tell(field);
    // What the field had to tell before may come later and take the place of this: it tells its form by and by.
    TOLD_AGAIN.forEach(later =>
      setTimeout(() => field.isConnected && !typedDays.has(field) && document.activeElement !== field && tell(field), later)
    );
  }
}

addEventListener(
  'input',
  ({ target, isTrusted }) => {
    if (isTrusted && isDay(target)) {
      typedDays.set(target, target.value);
    } else if (isDay(target) && typedDays.has(target)) {
      // The calendar has drawn what the form knows over what is being typed.
      target.value = typedDays.get(target);
    }
  },
  true
);

// What is chosen in the calendar counts more than what was typed before.
for (const act of ['mousedown', 'keydown']) {
  addEventListener(
    act,
    ({ target }) => target.closest?.('.flatpickr-calendar') && typedDays.delete(target.closest('.fjs-datepicker').querySelector('input')),
    true
  );
}

addEventListener(
  'blur',
  ({ target, relatedTarget }) => {
    if (isDay(target) && typedDays.has(target) && !relatedTarget?.closest?.('.flatpickr-calendar')) {
      whenReady(target, () => take(target));
    }
  },
  true
);
