/*
 * The task page: draws the task's form, keeps its draft, takes the task for the person with his first change, and says what is
 * wrong where it is wrong. The checks that count are the server's.
 */
import { get, post, url } from './case-requests.js';
import { el } from './dom.js';
import { documents } from './documents.js';
import { evidence } from './evidence.js';
import { chinese } from './form/form-texts.js';
import { keepDrafts, places } from './form/drafts.js';
import { formStyles } from './form/styles.js';
import { checkNumbers } from './form/typed-numbers.js';
import { tellAtOnce } from './form/typed-at-once.js';
import { createForm, Form } from './vendor/form-viewer.js';

const AGAIN = 30_000;
const task = document.querySelector('main').dataset.task;
const path = `/tasks/${encodeURIComponent(task)}`;
const wish = new URLSearchParams(location.search).get('answer');
const place = document.getElementById('form');
const summary = document.getElementById('summary');
const holder = document.getElementById('holder');
const giveBack = document.getElementById('give-back');

let isMine = giveBack ? !giveBack.hidden : false;
let isSending = false;
/** A claim was refused, and the summary says so until it is known anew who has the task. */
let isUnclaimed = false;
let form = null;
/** What the server found wrong, and what stood in its field then; gone as soon as this is changed, or anything if it has no field. */
let faults = [];
const standsIn = (component, data) => JSON.stringify(component ? data[nameOf(component)] : data);

tellAtOnce(Form);
checkNumbers(Form);
keepDrafts(Form);
formStyles();

const nameOf = component => (component.type === 'dynamiclist' || component.type === 'group' ? component.path : component.key)?.split('.')[0];
const labelOf = component => component.dateLabel ?? component.label ?? nameOf(component);

/** The components that hold a value, in order, those inside of groups too. */
const fields = (components = form.schema?.components ?? form._getState().schema.components) =>
  components.flatMap(one => (one.type === 'group' ? fields(one.components) : nameOf(one) ? [one] : []));

const elementOf = component =>
  place.querySelector(`[id^="fjs-form-${form._id}-${component.id}"]`) ??
  place.querySelector(`.fjs-form-field[data-id="${component.id}"] :is(input, textarea, button)`);

/** A line of the summary leads to its field. */
function line({ component, sentence }) {
  const target = component && elementOf(component);
  return el(
    'li',
    {},
    target
      ? el('a', { href: '#', on: { click: event => (event.preventDefault(), target.scrollIntoView({ block: 'center' }), target.focus()) } }, sentence)
      : sentence
  );
}

function showWrong(wrong) {
  summary.replaceChildren(
    ...(wrong.length ? [el('p', {}, el('strong', {}, '没有提交，数据没有改动。请改正后再提交：')), el('ul', {}, ...wrong.map(line))] : [])
  );
  summary.hidden = !wrong.length;
}

/** Sentences of form-js for the fields that it finds wrong; it keeps those of fields that another answer has taken away. */
function wrongHere(errors) {
  return fields()
    .filter(component => elementOf(component))
    .filter(({ id }) => errors[id] && JSON.stringify(errors[id]) !== '[]' && JSON.stringify(errors[id]) !== '{}')
    .map(component => {
      const words = Array.isArray(errors[component.id]) ? errors[component.id].join('') : '里面有一项不对';
      return { component, sentence: `“${labelOf(component)}”：${chinese(words)}` };
    });
}

async function claim() {
  if (isMine) {
    return;
  }
  isMine = true;
  try {
    show(await post(`${path}/claim`, {}));
  } catch (failure) {
    isMine = false;
    isUnclaimed = true;
    summary.replaceChildren(el('p', {}, el('strong', {}, '没有认领'), `：${failure.message}`));
    summary.hidden = false;
  }
}

function show({ name, isMine: mine }) {
  isMine = mine;
  if (isUnclaimed) {
    isUnclaimed = false;
    summary.hidden = true;
  }
  holder.textContent = mine ? '由您办理' : name ? `由${name}办理` : '还没有人认领，开始填写即由您认领';
  giveBack.hidden = !mine;
}

async function lookWhoHasIt() {
  if (!document.hidden && !isSending) {
    await get(`${path}/holder`).then(show, failure => failure.status === 404 && showWrong([{ sentence: '此任务已由他人办理或已经结束，请返回待办。' }]));
  }
}

async function submit({ data, errors }) {
  const wrong = wrongHere(errors);
  if (wrong.length) {
    showWrong(wrong);
    summary.focus();
    return;
  }
  if (isSending) {
    return;
  }
  isSending = true;
  place.classList.add('sending');
  try {
    await places.get(place).draft?.save();
    const { location: next } = await post(`${path}/submission`, data);
    places.get(place).draft?.end();
    location.assign(url(next));
  } catch (failure) {
    isSending = false;
    place.classList.remove('sending');
    refused(failure);
  }
}

function refused(failure) {
  const byName = new Map(fields().map(component => [nameOf(component), component]));
  const { data } = form._getState();
  faults = (failure.body?.faults ?? [{ sentence: failure.message }]).map(({ field, sentence }) => {
    const component = byName.get(field);
    return { component, sentence, before: standsIn(component, data) };
  });
  const errors = { ...form._getState().errors };
  faults.filter(fault => fault.component).forEach(({ component, sentence }) => (errors[component.id] = [sentence]));
  form._setState({ errors });
  showWrong(faults);
  summary.focus();
}

/** Nothing stays that is no longer true. */
function changed({ data, errors }) {
  faults = faults.filter(({ component, before }) => standsIn(component, data) === before);
  // What the change takes away or brings is drawn after it is told.
  setTimeout(() => {
    if (!summary.hidden) {
      showWrong([...wrongHere(errors ?? {}).filter(({ component }) => !faults.some(fault => fault.component === component)), ...faults]);
    }
  });
}

const decisionIn = schema => schema.components.find(({ key }) => key === 'decision');
const AGREED = 'approved';

/** The decision for what somebody has chosen on the way here: the one that it can only mean, or what he drafted of its kind. */
function decisionFor(schema, { decision }) {
  const answers = decisionIn(schema).values?.map(({ value }) => value) ?? [];
  const meant = answers.filter(value => value === wish || (wish === 'returned' && value !== AGREED));
  return meant.length === 1 ? meant[0] : meant.find(value => value === decision) ?? null;
}

/** What is left to do of what somebody has said that he wants, and what he should not miss, since he does not come by it. */
function sayWish({ decision }) {
  const place = document.getElementById('wish');
  const todo = decision === AGREED
    ? '您选了同意。核对后按“提交”，提交后才生效。'
    : decision
      ? '您选了退回。请写明理由，再按“提交”，提交后才生效。'
      : '您要退回。请选定退到哪一步，写明理由，再按“提交”，提交后才生效。';
  const about = document.querySelector('.desk-case .panel-title')?.textContent;
  const warnings = [...document.querySelectorAll('.desk-case .panel-heed')].map(({ textContent }) => el('p', { className: 'bad' }, textContent));
  place.replaceChildren(about ? el('p', {}, el('strong', {}, about)) : '', el('p', {}, todo), ...warnings);
}

/** Who has said already what he wants is led to where he says it; his draft may have said something else. */
async function leadTo(schema) {
  if (!wish || !decisionIn(schema)) {
    return;
  }
  const { draft } = places.get(place);
  await draft.again({ ...draft.values(), decision: decisionFor(schema, form._getState().data) });
  const line = document.getElementById('wish');
  sayWish(form._getState().data);
  line.hidden = false;
  line.scrollIntoView({ block: 'start' });
  line.focus({ preventScroll: true });
  form.on('changed', ({ data }) => sayWish(data));
}

async function open() {
  const { schema, data } = await get(`${path}/form`);
  places.set(place, { task });
  place.replaceChildren();
  form = await createForm({ container: place, schema, data });
  form.on('submit', submit);
  form.on('changed', changed);
  for (const act of ['input', 'change']) {
    place.addEventListener(act, event => event.isTrusted && claim(), true);
  }
  await leadTo(schema);
  place.addEventListener('click', event => event.isTrusted && event.target.closest('button:not([type=submit])') && claim(), true);
}

async function openItem() {
  const item = await get(`${path}/item`).catch(() => null);
  if (item) {
    const way = document.querySelector('.to-item');
    way.href = url(`/items/${item.id}`);
    way.hidden = false;
    const files = document.getElementById('files');
    files.hidden = false;
    // Beside the form they stand open; on a phone they stand above it, and the form should not be far.
    files.open = matchMedia('(min-width: 1080px)').matches;
    evidence(document.getElementById('evidence'), item.id, {
      isListFirst: true,
      onCount: files => (document.getElementById('file-count').textContent = `${files}份`)
    });
  }
}

giveBack?.addEventListener('click', async () => {
  try {
    await post('/tasks/assign', { tasks: [task], to: null });
    show({ name: null, isMine: false });
  } catch (failure) {
    showWrong([{ sentence: failure.message }]);
  }
});

open().catch(failure => place.replaceChildren(el('p', { className: 'note', role: 'alert' }, failure.message)));
openItem();
documents(document.getElementById('documents'), task);
document.getElementById('papers').hidden = false;
setInterval(lookWhoHasIt, AGAIN);
addEventListener('focus', lookWhoHasIt);
