/* Fills in a form as quick people do, and tells what of it the form does not have in the end. */

/** Longer than the 300 ms after which form-js tells a change, and draws what it knows. */
const SETTLED = 400;
/** Longer than what an answer shows needs to be drawn, on a slow processor. */
const SHOWN = 300;
const LOOKS = 10;
const OPTIONS = ['one', 'two', 'three'].map(value => ({ label: `选项${value}`, value }));

const pause = ms => new Promise(over => setTimeout(over, ms));
const drawn = () => pause(20);
/** Waits for what an answer shows: time alone says little on a slow processor, frames tell that it has drawn. */
async function shown() {
  await pause(SHOWN);
  for (let frame = 0; frame < 2; frame++) {
    // A window that nobody looks at may have no frames.
    await Promise.race([new Promise(requestAnimationFrame), pause(50)]);
    await pause(0);
  }
}

/** Options of a list that comes from a view: those on which other fields depend, and three more. */
function options(schema, key) {
  const named = [...JSON.stringify(schema).matchAll(/(\w+) !?= \\"(\w+)\\"/g)]
    .filter(([, field]) => field === key)
    .map(([, , value]) => value);
  return [...[...new Set(named)].map(value => ({ label: value, value })), ...OPTIONS];
}

/** Everything that the form's lists of options and rows, and its conditions, ask for. */
function sample(schema) {
  const data = {};
  const put = (path, value) =>
    path.split('.').reduce((held, name, n, names) => {
      if (n === names.length - 1) {
        held[name] ??= value;
      } else if (typeof held[name] !== 'object' || Array.isArray(held[name])) {
        held[name] = {};
      }
      return held[name];
    }, data);
  const visit = components =>
    (components ?? []).forEach(component => {
      if (component.valuesExpression) {
        const paths = component.valuesExpression.replace(/"[^"]*"/g, '').match(/^=\w+$|[a-zA-Z]\w*(\.\w+)+/g) ?? [];
        paths.forEach(path => put(path.replace('=', ''), options(schema, component.key)));
      }
      if (component.type === 'dynamiclist') {
        put(component.path, [{}]);
      }
      visit(component.components);
    });
  visit(schema.components);
  // Some parts are shown only where there is something to be said about.
  const conditions = [...JSON.stringify(schema).matchAll(/"hide":"((?:[^"\\]|\\.)*)"/g)].map(([, hide]) => hide);
  conditions.forEach(hide => {
    [...hide.matchAll(/count\(([\w.]+)\)/g)].forEach(([, path]) => put(path, [{}]));
    [...hide.matchAll(/([\w.]+\.\w+) != true/g)].forEach(([, path]) => put(path, true));
    [...hide.matchAll(/([\w.]+\.\w+) = null/g)].forEach(([, path]) => put(path, '有'));
  });
  return data;
}

class Filling {
  constructor(form, place) {
    Object.assign(this, { form, place });
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

  /** What the form or the page does not have of what was entered there. */
  lost({ name, path, schema, now, shown, controls }) {
    const found = this.value(path) ?? null;
    if (now !== undefined && JSON.stringify(found) !== JSON.stringify(now)) {
      return [{ field: name, type: schema.type, expected: now, found }];
    }
    const seen = controls[0].value;
    return shown && controls[0].isConnected && seen !== shown
      ? [{ field: name, type: schema.type, expected: shown, found: seen }]
      : [];
  }

  /** Comes from the field before, waits, and enters; the answer tells what the form must have in the end. */
  async enter(field, pass) {
    const { type, subtype } = field.schema;
    const [control] = field.controls;
    if (['radio', 'checkbox', 'checklist'].includes(type)) {
      return this.choose(field, pass.n, pass.gap);
    }
    control.focus();
    await pause(pass.gap);
    if (type === 'select' || type === 'taglist') {
      return this.pick(field);
    }
    const text = this.text(type, subtype, control, pass);
    control.select();
    // Two strokes are enough to meet what the first of them has set off.
    for (const part of pass.isPasted ? [text.entered] : [text.entered.slice(0, 1), text.entered.slice(1)]) {
      document.execCommand('insertText', false, part);
      await pause(0);
    }
    // The field for a day writes it in its own way.
    return { now: text.kept, shown: type === 'datetime' ? undefined : text.entered, isTaken: true };
  }

  /** An option that is not chosen yet. */
  async pick({ schema, path, controls }) {
    const before = JSON.stringify(this.value(path));
    const items = await this.options(controls[0]);
    const item = items[schema.type === 'select' && items.length > 1 && this.isFirst(schema, path) ? 1 : 0];
    item.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    item.click();
    const now = this.value(path);
    return { now, isTaken: Boolean(now?.length) && (items.length === 1 || JSON.stringify(now) !== before) };
  }

  isFirst({ values, valuesExpression }, path) {
    return (values ?? (valuesExpression && OPTIONS))?.[0]?.value === this.value(path);
  }

  async choose({ schema, path, controls }, n, gap) {
    const chosen = controls[n % controls.length];
    // Pressing a button of the mouse leaves the field before; letting it go is the click.
    chosen.focus();
    await pause(gap);
    const before = JSON.stringify(this.value(path));
    chosen.click();
    const now = this.value(path);
    // A radio button may have been chosen before; the others change with each click.
    return { now, isTaken: schema.type === 'radio' ? Boolean(now) : JSON.stringify(now) !== before };
  }

  /** Some lists open as they are entered, some with a click, which closes the others. */
  async options(control) {
    for (let look = 0; look < 40; look++) {
      const found = [...this.place.querySelectorAll('.fjs-dropdownlist-item')];
      if (found.length) {
        return found;
      }
      if (look % 10 === 5) {
        control.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      } else if (look % 10 === 9) {
        control.blur();
        control.focus();
      }
      await drawn();
    }
    throw new Error(`no options of ${control.id}`);
  }

  /** Other words in each pass: what was there before is a loss too. */
  text(type, subtype, control, { n, isPasted }) {
    if (type === 'number') {
      return { entered: String(30 + n), kept: 30 + n };
    }
    if (type === 'datetime' && subtype === 'time') {
      return { entered: `${10 + n}:30`, kept: undefined };
    }
    if (type === 'datetime') {
      const day = String(10 + n);
      const placeholder = control.placeholder.toLowerCase();
      return {
        entered: placeholder.replace('yyyy', '2031').replace('mm', '03').replace('dd', day),
        kept: `2031-03-${day}`
      };
    }
    const words = isPasted ? `粘贴的十二个字一个也不少${n}` : `键入${n}字`;
    return { entered: words, kept: words };
  }
}

/** Fills in what can be seen, chooses the next answer, fills in what came with it, until no field is left. */
async function fill(filling, pass) {
  const expected = new Map();
  const answers = filling.fields().filter(({ schema }) => schema.type === 'radio');
  const turns = Math.max(1, ...answers.map(({ controls }) => controls.length));
  const lost = [];
  const left = () => filling.fields().filter(({ name }) => !expected.has(name));
  for (let turn = 0; turn < turns; turn++) {
    for (const answer of answers) {
      expected.set(answer.name, { ...answer, ...(await filling.choose(answer, turn, turn ? 0 : pass.gap)) });
    }
    const entered = answers.map(({ name }) => name);
    if (turn) {
      await shown();
    }
    for (let isSure = false; !isSure; isSure = !left().length) {
      for (const field of pass.isPasted ? left().reverse() : left()) {
        const { isTaken, ...what } = await filling.enter(field, pass);
        // Or the answer before has just hidden it.
        if (field.controls[0].isConnected) {
          expected.set(field.name, { ...field, ...what });
          entered.push(field.name);
          if (!isTaken) {
            lost.push({ field: field.name, type: field.schema.type, expected: 'a choice', found: what.now ?? null });
          }
        }
      }
      await shown();
    }
    document.activeElement?.blur();
    await pause(SETTLED);
    // A day comes some frames late; what is lost does not come at all.
    const missing = () => entered.map(name => expected.get(name)).flatMap(field => filling.lost(field));
    for (let look = 0; look < LOOKS && missing().length; look++) {
      await pause(SHOWN);
    }
    lost.push(...missing());
  }
  return { lost, filled: [...expected].map(([name, { schema }]) => [name, schema.type]) };
}

async function mount(Form, schema) {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const form = new Form({ container: place });
  await form.importSchema(schema, sample(schema));
  const filling = new Filling(form, place);
  // Nobody answers before he sees the question: on a slow processor the form is there some time later, field by field.
  for (let before = -1, now = 0; !now || now !== before; ) {
    await shown();
    [before, now] = [now, filling.fields().length];
  }
  return filling;
}

/**
 * Tries each form at each gap, typed and pasted; or at every other gap one of both, turned round from form to form.
 * `Form` is the class of form-js.
 */
export async function run(Form, schemas, gaps, isWhole) {
  const results = [];
  for (const schema of schemas) {
    // A list of options opens once by what a script can do.
    const isOnce = /"type":"(select|taglist)"/.test(JSON.stringify(schema));
    let filling = await mount(Form, schema);
    let n = 0;
    for (const [nth, gap] of gaps.entries()) {
      for (const isPasted of isWhole ? [false, true] : [(nth + schema.id.length) % 2 === 0]) {
        if (isOnce && n) {
          filling.form.destroy();
          filling = await mount(Form, schema);
        }
        const { lost, filled } = await fill(filling, { gap, isPasted, n: n++ });
        results.push({ form: schema.id, gap, way: isPasted ? 'pasted' : 'typed', filled, lost });
      }
    }
    filling.form.destroy();
  }
  return results;
}
