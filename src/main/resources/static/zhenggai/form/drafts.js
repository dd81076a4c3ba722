/*
 * Drafts keep themselves: whoever types into a form of a task finds it there again after a reload, after the session has
 * ended, and in another browser. Camunda's own kept a draft in the browser, when it was asked to, and said nothing.
 *
 * A draft has what was changed by hand, and what stood there before: where the server has put in something newer since,
 * the words of the person stay and a sentence says so. Fields that the form has no longer are left out.
 */
import { prepareToPost } from '../case-requests.js';
import { el } from '../dom.js';
import { forgetHere, keepHere, keptHere, keptThere, newer, send, sendAtLast } from './kept-draft.js';

const RESTING = 1000;
const TRYING_AGAIN = 5000;
/** By the place in which a form stands: `task`, and once it is made its `draft`. */
export const places = new WeakMap();
const json = value => JSON.stringify(value === '' || value === undefined || value?.length === 0 ? null : value);
const clock = at => new Date(at).toLocaleTimeString('zh-CN', { hour12: false });

/** The names of the values that the form holds, with the words that stand beside them. */
function labels(components = [], found = {}) {
  components.forEach(({ type, key, path, label, dateLabel, components: inner }) => {
    const name = (type === 'dynamiclist' ? path : key)?.split('.')[0];
    if (name && type !== 'expression') {
      found[name] = dateLabel ?? label ?? name;
    }
    if (type !== 'dynamiclist') {
      labels(inner, found);
    }
  });
  return found;
}

const isRows = value => Array.isArray(value) && value.some(row => row && typeof row === 'object');

/** A list row by row: what was changed by hand of the draft, all else as it is now. */
function merged(value, before, now) {
  if (!isRows(value)) {
    return value;
  }
  const rows = value.length === before?.length && now ? now.length : value.length;
  return Array.from({ length: rows }, (_, n) => {
    const byHand = Object.entries(value[n] ?? {}).filter(([name, one]) => json(one) !== json(before?.[n]?.[name]));
    return { ...(now?.[n] ?? value[n]), ...Object.fromEntries(byHand) };
  });
}

class Draft {
  constructor(form, place, { task, refuse }) {
    Object.assign(this, { form, place, task, refuse, isTouched: false, isOver: false, isBlind: false, timer: null });
    this.said = el('span', { role: 'status' });
    this.anew = el('button', { type: 'button', className: 'btn btn-link', hidden: true, on: { click: () => this.startAnew() } }, '不用草稿，重新填写');
    this.line = el('p', { className: 'draft-line' }, this.said, ' ', this.anew);
  }

  async open(importSchema, schema, data) {
    prepareToPost();
    let there = null;
    try {
      there = await keptThere(this.task);
    } catch {
      this.isBlind = true;
    }
    const draft = newer(keptHere(this.task), there);
    this.names = labels(schema.components);
    this.again = values => importSchema(schema, { ...data, ...values });
    // What were typed before the draft is in would go with it.
    this.place.style.visibility = 'hidden';
    const imported = await this.again();
    this.before = this.values();
    if (await this.restore(draft)) {
      if (draft.isUnsent && !this.isBlind) {
        this.send({ ...draft, isUnsent: undefined });
      }
    }
    this.place.style.visibility = '';
    this.place.prepend(this.line);
    this.listen();
    if (this.isBlind) {
      this.say('草稿还没有读出来，正在再试；现在填写的内容留在本机，读出后合在一起。');
      this.lookAgain();
    }
    return imported;
  }

  /** Puts into the form what the draft has and nobody has filled in since; the answer is whether there was anything. */
  async restore(draft) {
    const now = this.values();
    const changed = Object.entries(draft?.values ?? {}).filter(
      ([name]) => name in this.names && json(now[name]) === json(this.before[name])
    );
    if (changed.length) {
      const values = changed.map(([name, value]) => [name, merged(value, draft.before[name], this.before[name])]);
      const renewed = changed.filter(([name]) => json(draft.before[name]) !== json(this.before[name]));
      await this.again({ ...now, ...Object.fromEntries(values) });
      this.tell(draft, renewed.map(([name]) => `“${this.names[name]}”`));
    }
    return changed.length > 0;
  }

  /** Reads what could not be read when the form was opened: until then nothing is written over it. */
  async see() {
    if (this.isBlind) {
      const there = await keptThere(this.task);
      this.isBlind = false;
      this.say('');
      await this.restore(there);
    }
  }

  lookAgain() {
    if (this.isBlind && !this.isOver && this.place.isConnected) {
      this.see().catch(() => setTimeout(() => this.lookAgain(), TRYING_AGAIN));
    }
  }

  tell(draft, newer) {
    this.say(
      `已恢复${clock(draft.at)}自动保存的草稿。` +
        (newer.length ? `${newer.join('、')}的预填内容在您填写后有更新，这里显示的是您的草稿，请核对。` : '')
    );
    this.anew.hidden = false;
  }

  say(words) {
    this.said.textContent = words;
  }

  listen() {
    for (const act of ['input', 'change', 'click', 'keydown']) {
      this.place.addEventListener(act, event => (this.isTouched ||= event.isTrusted && !this.line.contains(event.target)), true);
    }
    this.form.on('changed', () => this.isTouched && this.changed());
    this.place.addEventListener('focusout', () => this.timer && this.save());
    this.hidden = () => this.timer && this.save();
    this.last = () => (this.timer || this.unsent) && !this.isBlind && !this.isOver && sendAtLast(this.task, this.now());
    addEventListener('pagehide', this.last);
    addEventListener('zhenggai-back', (this.back = () => this.unsent && this.send(this.unsent)));
  }

  /** What the form's fields hold, those too that its answers hide. */
  values() {
    const { data } = this.form._getState();
    return JSON.parse(JSON.stringify(Object.fromEntries(Object.keys(this.names).map(name => [name, data[name] ?? null]))));
  }

  /** What was changed by hand, and what stood there before. */
  now() {
    const values = this.values();
    const names = Object.keys(values).filter(name => json(values[name]) !== json(this.before[name]));
    const some = all => Object.fromEntries(names.map(name => [name, all[name]]));
    return { at: Date.now(), values: some(values), before: some(this.before) };
  }

  changed() {
    if (!this.isOver) {
      keepHere(this.task, this.now());
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), RESTING);
    }
  }

  save() {
    clearTimeout(this.timer);
    this.timer = null;
    return this.isOver ? undefined : this.send(this.now());
  }

  async send(draft) {
    this.unsent = draft;
    try {
      await (this.isBlind ? this.see().then(() => send(this.task, this.now())) : send(this.task, draft));
      if (this.unsent === draft) {
        this.unsent = null;
      }
      this.say(`已自动保存 ${clock(draft.at)}`);
    } catch (failure) {
      this.say(
        failure.status === 422
          ? failure.message
          : `还没有保存到服务器，已留在本机（${clock(draft.at)}）。恢复连接或重新登录后自动保存。`
      );
      dispatchEvent(new Event('zhenggai-unreached'));
    }
  }

  async startAnew() {
    forgetHere(this.task);
    await send(this.task, null).catch(() => null);
    this.anew.hidden = true;
    this.isTouched = false;
    await this.again();
    this.say('草稿已丢弃。');
  }

  /** Submitted: the server has dropped the draft with the task. */
  end() {
    this.isOver = true;
    clearTimeout(this.timer);
    forgetHere(this.task);
    this.leave();
  }

  leave() {
    removeEventListener('pagehide', this.last);
    removeEventListener('zhenggai-back', this.back);
  }
}

/** Makes forms of this class keep drafts, those whose place is known. */
export function keepDrafts(Form) {
  const importSchema = Form.prototype.importSchema;
  Form.prototype.importSchema = function (schema, data) {
    const place = this.get('config').container;
    const known = places.get(place);
    if (!known) {
      return importSchema.call(this, schema, data);
    }
    known.draft = new Draft(this, place, known);
    return known.draft.open(importSchema.bind(this), schema, data);
  };
}
