/* Preview of an upload: people set the tree right together, step by step; every step is made and checked on the server. */
import { ask, askForCut, askForTarget } from './intake-dialogs.js';
import { showRoles, watchMarking } from './intake-marking.js';
import { refreshLinks, select, selected, showLine, watchTree } from './intake-tree.js';
import { request, say, url } from './request.js';

const desk = document.getElementById('content').dataset.draft;
const said = document.getElementById('said');
const title = document.getElementById('title');
const feedbackOn = document.getElementById('feedbackOn');
const team = document.getElementById('team');
const LOOK_EVERY = 4000;

const state = () => document.getElementById('state');
const version = () => Number(state().dataset.version);

/** Puts the newest state in the place of what is shown; fields that somebody is typing in keep his words. */
async function refresh() {
  const scroll = ['tree', 'doubts'].map(id => document.querySelector(`#${id}`).scrollTop);
  const list = document.querySelector('#doubts ul')?.scrollTop ?? 0;
  const answer = await fetch(`${desk}/tree`, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) {
    say(said, '连不上这份文件：它可能已经导入或丢弃，或登录已过期。请刷新页面。');
    return;
  }
  const before = state().dataset;
  const doubtsBefore = document.getElementById('doubts');
  const isOpen = doubtsBefore.open || doubtsBefore.hidden;
  const isAside = document.getElementById('asides').open;
  const parts = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const id of ['state', 'reading', 'asides', 'similar', 'doubts', 'tree']) {
    document.getElementById(id).replaceWith(document.adoptNode(parts.getElementById(id)));
  }
  if (title.value === before.title) {
    title.value = state().dataset.title;
  }
  if (feedbackOn.value === (before.day ?? '')) {
    feedbackOn.value = state().dataset.day ?? '';
  }
  if (team.value === (before.team ?? '')) {
    team.value = state().dataset.team ?? '';
  }
  document.getElementById('doubts').open = isOpen && Number(state().dataset.open) > 0;
  document.getElementById('asides').open = isAside;
  document.getElementById('tree').scrollTop = scroll[0];
  const doubts = document.querySelector('#doubts ul');
  if (doubts) {
    doubts.scrollTop = list;
  }
  refreshLinks();
  showRoles();
  showTools();
}

let busy = false;

/** Makes one step and answers what the server said of it; false where it was not made, a question where it has to be asked first. */
async function step(path, data) {
  if (busy) {
    return false;
  }
  busy = true;
  say(said, null);
  try {
    const answer = await request(`${desk}/${path}`, 'POST', { version: version(), ...data });
    if (!answer?.question) {
      await refresh();
    }
    return answer ?? true;
  } catch (failure) {
    if (failure.status === 409) {
      await refresh();
    }
    say(said, failure.message);
    return false;
  } finally {
    busy = false;
  }
}

const edit = data => step('edits', data);

const ACTIONS = {
  RETITLE: node => ask({ title: '改标题', value: node.name, rows: 2, action: '保存', then: text => edit({ kind: 'RETITLE', node: node.id, text }) }),
  UP: node => edit({ kind: 'UP', node: node.id }),
  DOWN: node => edit({ kind: 'DOWN', node: node.id }),
  MERGE: node => edit({ kind: 'MERGE', node: node.id }),
  DROP: async node => {
    if (await edit({ kind: 'DROP', node: node.id })) {
      select(node.neighbour);
    }
  },
  MOVE: node => askForTarget(node, target => edit({ kind: 'MOVE', node: node.id, target })),
  SPLIT: async node => {
    try {
      const { text } = await request(`${desk}/nodes/${node.id}`);
      askForCut(node, text, (kind, at) => edit({ kind, node: node.id, at }));
    } catch (failure) {
      say(said, failure.message);
    }
  },
  APART: node => ask({ title: '从此另立方面', hint: `“${node.name}”和后面的问题归入新方面。`, value: '', rows: 2, action: '另立', then: text => edit({ kind: 'SPLIT', node: node.parent, target: node.id, text }) }),
  ADD: node => {
    const what = { area: '问题', finding: '事项' }[node?.level] ?? '方面';
    const where = node ? `加在“${node.name}”中；要补充方面，请先取消选中。` : '加在最后；要补充问题或事项，请先选中方面或问题。';
    return ask({ title: `补充${what}`, hint: where, value: '', rows: 4, action: '补充', then: text => edit({ kind: 'ADD', node: node?.id, text }) });
  },
  UNDO: () => step('undo', {})
};

function showTools() {
  const level = selected()?.level ?? 'none';
  const isUndoable = document.querySelector('#state .last')?.dataset.undoable === 'true';
  document.querySelectorAll('.tools button').forEach(button => {
    const isFor = button.dataset.for.split(' ').includes(level);
    button.disabled = !isFor || (button.dataset.do === 'UNDO' && !isUndoable);
  });
}

document.querySelector('.tools').addEventListener('click', event => {
  const action = event.target.closest('button')?.dataset.do;
  if (action) {
    ACTIONS[action](selected());
  }
});

watchTree({
  onSelect: showTools,
  onKey: (event, node) => {
    const key = event.altKey ? `Alt+${event.key}` : event.key;
    const action = { F2: 'RETITLE', Delete: 'DROP', 'Alt+ArrowUp': 'UP', 'Alt+ArrowDown': 'DOWN' }[key];
    if (action && node) {
      event.preventDefault();
      ACTIONS[action](node);
    }
  }
});

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.target.matches('input, textarea')) {
    event.preventDefault();
    ACTIONS.UNDO();
  }
});

document.addEventListener('click', async event => {
  const verdict = event.target.closest('button[data-verdict]');
  if (verdict) {
    await decide(verdict);
    return;
  }
  const other = event.target.closest('button[data-other]');
  if (other) {
    ask({
      title: '这是另一次反馈',
      hint: `写明它与轮次“${other.dataset.title}”为什么不是同一次反馈；理由记入新轮次的办理经过。`,
      value: '',
      rows: 4,
      action: '确认是另一次反馈',
      then: reason => step('difference', { round: Number(other.dataset.other), reason })
    });
    return;
  }
  const proposal = event.target.closest('.origin button');
  if (proposal) {
    const [[what, text]] = Object.entries(proposal.dataset);
    await edit({ kind: PROPOSALS[what], text });
    return;
  }
  const link = event.target.closest(':is(.doubts, .origin) a[data-line]');
  if (link) {
    event.preventDefault();
    showLine(Number(link.dataset.line));
  }
});

const PROPOSALS = { day: 'FEEDBACK_DAY', team: 'TEAM', title: 'TITLE', period: 'PERIOD' };

/** Decides a doubt and goes on to the next that is open. */
async function decide(button) {
  const row = button.closest('li');
  const at = Number(row.dataset.at);
  const text = button.dataset.verdict;
  if (!(await edit({ kind: text ? 'DECIDE' : 'REOPEN', at, text }))) {
    return;
  }
  const rows = [...document.querySelectorAll('#doubts li')];
  const next = rows.slice(at).concat(rows.slice(0, at)).find(one => !one.classList.contains('decided'));
  if (next) {
    next.scrollIntoView({ block: 'nearest' });
    showLine(Number(next.dataset.line));
    next.querySelector('button').focus({ preventScroll: true });
  }
}

title.addEventListener('change', () => edit({ kind: 'TITLE', text: title.value }));
feedbackOn.addEventListener('change', () => {
  if (feedbackOn.value) {
    edit({ kind: 'FEEDBACK_DAY', text: feedbackOn.value });
  }
});

team.addEventListener('change', () => edit({ kind: 'TEAM', text: team.value }));

document.getElementById('commit').addEventListener('submit', async event => {
  event.preventDefault();
  const button = event.target.querySelector('button.main');
  if (!feedbackOn.value) {
    say(said, '请填写反馈日期：集中整改期从这一天算起。');
    feedbackOn.focus();
    return;
  }
  button.disabled = true;
  say(said, null);
  try {
    const next = await request(`${desk}/commit`, 'POST', { version: version() });
    location.assign(url(next.location));
  } catch (failure) {
    button.disabled = false;
    if (failure.status === 409) {
      await refresh();
    }
    say(said, failure.message, failure.body);
  }
});

/** A step from elsewhere is shown as soon as it is seen; an answer older than one's own last step says nothing new. */
async function look() {
  if (document.hidden || busy || document.querySelector('dialog[open]')) {
    return;
  }
  try {
    const news = await request(`${desk}/version`);
    if (news.version > version() && !busy) {
      await refresh();
      say(said, `${news.said}；页面已换成最新内容。`);
    }
  } catch {
    // The next step says what is wrong.
  }
}
setInterval(look, LOOK_EVERY);

watchMarking(step);
refreshLinks();
showTools();
