/* Fills in a form as quick people do, and tells what of it the form does not have in the end. */

/** Longer than the 300 ms after which form-js tells a change, and draws what it knows. */
const SETTLED = 450;
/** A frame on a processor that is four times as slow as one that draws 60 a second. */
const FRAME = 66;
const OPTIONS = [
  { label: '第一项', value: 'one' },
  { label: '第二项', value: 'two' }
];

const breath = new MessageChannel();
let breathed = null;
breath.port1.onmessage = () => breathed();

/** Time that passes when it is told to, so that a gap is what it says however busy the machine is. */
const clock = {
  now: 0,
  last: 0,
  waiting: new Map(),
  set(task, delay = 0, ...args) {
    this.waiting.set(++this.last, { at: this.now + Math.max(0, delay), run: () => task(...args) });
    return this.last;
  },
  clear(id) {
    this.waiting.delete(id);
  },
  async pass(ms) {
    const end = this.now + ms;
    // Promises and what they draw come before the next timer.
    for (await this.breathe(); ; await this.breathe()) {
      const [id, next] = [...this.waiting].sort(([, one], [, other]) => one.at - other.at)[0] ?? [];
      if (!next || next.at > end) {
        break;
      }
      this.now = Math.max(this.now, next.at);
      this.waiting.delete(id);
      next.run();
    }
    this.now = end;
  },
  breathe: () =>
    new Promise(over => {
      breathed = over;
      breath.port2.postMessage(null);
    }),
  install() {
    window.setTimeout = (...task) => this.set(...task);
    window.clearTimeout = id => this.clear(id);
    window.requestAnimationFrame = task => this.set(task, FRAME - (this.now % FRAME));
    window.cancelAnimationFrame = id => this.clear(id);
  }
};

const pause = ms => clock.pass(ms);
const painted = () => clock.pass(2 * FRAME);

/** Options of a list that comes from a view: those on which other fields depend, and two more. */
function options(schema, key) {
  const named = [...JSON.stringify(schema).matchAll(/(\w+) !?= \\"(\w+)\\"/g)]
    .filter(([, field]) => field === key)
    .map(([, , value]) => value);
  return [...[...new Set(named)].map(value => ({ label: value, value })), ...OPTIONS];
}

/** Everything that the form's lists of options and rows ask for. */
function sample(schema) {
  const data = {};
  const put = (path, value) =>
    path.split('.').reduce((held, name, n, names) => (held[name] ??= n === names.length - 1 ? value : {}), data);
  // Some parts are shown only where there is something to be said about.
  [...JSON.stringify(schema).matchAll(/count\(([\w.]+)\)/g)].forEach(([, path]) => put(path, [{}]));
  const visit = components =>
    (components ?? []).forEach(component => {
      if (component.valuesExpression) {
        const paths = component.valuesExpression.replace(/"[^"]*"/g, '').match(/^=\w+$|[a-zA-Z]\w*(\.\w+)+/g) ?? [];
        paths.forEach(path => put(path.replace('=', ''), options(schema, component.key)));
      }
      if (component.type === 'dynamiclist') {
        data[component.path] = [{}, {}];
      }
      visit(component.components);
    });
  visit(schema.components);
  return data;
}

class Filling {
  constructor(form, place, gap) {
    Object.assign(this, { form, place, gap });
  }

  /** All fields that can be seen and filled in, in the order of the page. */
  fields() {
    const registry = this.form.get('formFieldRegistry');
    return this.form
      .get('formFieldInstanceRegistry')
      .getAllKeyed()
      .map(({ id, valuePath, indexes }) => {
        const suffix = Object.values(indexes ?? {}).map(n => '_' + n).join('');
        const dom = `fjs-form-${this.form._id}-${id}${suffix}`;
        const controls = [...this.place.querySelectorAll(`[id="${dom}"], [id^="${dom}-"]`)].filter(control =>
          control.matches('input, textarea')
        );
        return { schema: registry.get(id), path: valuePath, name: valuePath.join('.'), controls };
      })
      .filter(({ controls }) => controls.length && !controls[0].readOnly && !controls[0].disabled)
      .sort((one, other) => (one.controls[0].compareDocumentPosition(other.controls[0]) & 4 ? -1 : 1));
  }

  value(path) {
    return path.reduce((held, name) => held?.[name], this.form._getState().data);
  }

  /** Leaves the field before, waits, and enters; the answer tells what the form must have in the end. */
  async enter(field, isPasted) {
    const { type, subtype } = field.schema;
    const [control] = field.controls;
    if (['radio', 'checkbox', 'checklist'].includes(type)) {
      return this.choose(field, isPasted ? field.controls.length - 1 : 0);
    }
    control.focus();
    await pause(this.gap);
    if (type === 'select' || type === 'taglist') {
      control.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      const items = await this.appear('.fjs-dropdownlist-item');
      const item = items[isPasted ? items.length - 1 : 0];
      item.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
      item.click();
      await painted();
      return { now: this.value(field.path), isTaken: Boolean(this.value(field.path)?.length) };
    }
    const text = this.text(type, subtype, control, isPasted);
    control.select();
    for (const part of isPasted ? [text.entered] : text.entered) {
      document.execCommand('insertText', false, part);
      await pause(0);
    }
    // The field for a day writes it in its own way.
    return { now: text.kept, shown: type === 'datetime' ? undefined : text.entered, isTaken: true };
  }

  async choose({ schema, path, controls }, n) {
    const chosen = controls[Math.min(n, controls.length - 1)];
    // Pressing a button of the mouse leaves the field before; letting it go, some frames later, is the click.
    chosen.focus();
    await pause(this.gap);
    await painted();
    const before = JSON.stringify(this.value(path));
    chosen.click();
    await painted();
    const now = this.value(path);
    // A radio button may have been chosen before; the others change with each click.
    return { now, isTaken: schema.type === 'radio' ? Boolean(now) : JSON.stringify(now) !== before };
  }

  async appear(what) {
    for (let frames = 0; frames < 100; frames++) {
      const found = [...this.place.querySelectorAll(what)];
      if (found.length) {
        return found;
      }
      await painted();
    }
    throw new Error(`${what} did not appear in ${this.place.innerHTML}`);
  }

  text(type, subtype, control, isPasted) {
    if (type === 'number') {
      const number = isPasted ? '58' : '37';
      return { entered: number, kept: Number(number) };
    }
    if (type === 'datetime' && subtype === 'time') {
      return { entered: isPasted ? '09:30' : '14:45', kept: undefined };
    }
    if (type === 'datetime') {
      const day = isPasted ? '09' : '17';
      const placeholder = control.placeholder.toLowerCase();
      return {
        entered: placeholder.replace('yyyy', '2031').replace('mm', '03').replace('dd', day),
        kept: `2031-03-${day}`
      };
    }
    const words = isPasted ? '粘贴的十二个字一个也不能少' : '键入四字';
    return { entered: words, kept: words };
  }
}

/** Fills in what can be seen, chooses the next answer, fills in what came with it, until no field is left. */
async function fill(filling, isPasted) {
  const expected = new Map();
  const answers = filling.fields().filter(({ schema }) => schema.type === 'radio');
  const turns = Math.max(1, ...answers.map(({ controls }) => controls.length));
  const lost = [];
  for (let turn = 0; turn < turns; turn++) {
    for (const answer of answers) {
      expected.set(answer.name, { ...answer, ...(await filling.choose(answer, turn)) });
    }
    const open = filling.fields().filter(({ name }) => !expected.has(name));
    for (const field of isPasted ? open.reverse() : open) {
      const entered = await filling.enter(field, isPasted);
      if (!entered.isTaken) {
        lost.push({ field: field.name, type: field.schema.type, expected: 'a choice', found: entered.now });
      }
      expected.set(field.name, { ...field, ...entered });
      // Who looks at what he wrote stays in the field.
      await pause(isPasted ? SETTLED : 0);
    }
  }
  document.activeElement?.blur();
  await pause(SETTLED);
  for (const [name, { path, schema, now, shown, controls }] of expected) {
    const found = filling.value(path);
    if (now !== undefined && JSON.stringify(found) !== JSON.stringify(now)) {
      lost.push({ field: name, type: schema.type, expected: now, found });
    } else if (shown && controls[0].isConnected && controls[0].value !== shown) {
      lost.push({ field: name, type: schema.type, expected: shown, found: controls[0].value });
    }
  }
  return { lost, filled: [...expected.keys()] };
}

/** Does the jobs one after the other; `Form` is the class of form-js. */
export async function run(Form, jobs) {
  const results = [];
  clock.install();
  for (const { file, schema, gap } of jobs) {
    for (const isPasted of [false, true]) {
      const place = document.createElement('div');
      document.body.replaceChildren(place);
      const form = new Form({ container: place });
      await form.importSchema(schema, sample(schema));
      await painted();
      const { lost, filled } = await fill(new Filling(form, place, gap), isPasted);
      form.destroy();
      results.push({ file, gap, way: isPasted ? 'pasted' : 'typed', filled, lost });
    }
  }
  return results;
}
