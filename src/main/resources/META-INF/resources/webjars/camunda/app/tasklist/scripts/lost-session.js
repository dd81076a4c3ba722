/*
 * An open form stays when the session has ended or the network is gone: a line says what is wrong and the way out, and
 * goes when the server answers again. Tasklist would say that the task has been removed, leave for the login page, or
 * show an English sentence about the origin of requests.
 *
 * Tasklist learns all this by broadcasts, so these are held back until it is known how things stand. While the session is
 * lost the list is not read anew either: a request with the old token would end the new session.
 */
import { el } from '../../../../zhenggai/dom.js';
import { url } from '../../../../zhenggai/case-requests.js';
import { inChinese } from './server-words.js';

const WORDS = {
  session: '登录已过期，还没有提交。已填写的内容没有丢，留在本页和本机。',
  network: '连不上服务器，还没有提交。已填写的内容没有丢，留在本页和本机；网络恢复后会自动继续，也可以'
};
let lost = null;
let isLeaving = false;
let line = null;

const isFilling = () => Boolean(document.querySelector('.fjs-form'));

/** How the server answers now: null when all is well. */
async function ask() {
  try {
    const answer = await fetch(url('/csrf'), { headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    return answer.ok ? null : answer.type === 'opaqueredirect' || [401, 403].includes(answer.status) ? 'session' : 'network';
  } catch {
    return 'network';
  }
}

async function look() {
  const found = await ask();
  if (lost && !found) {
    // The page brings the token of the new session for Camunda's requests.
    await fetch(url('/camunda/app/tasklist/'), { cache: 'no-store' }).catch(() => null);
  }
  if (found !== lost) {
    const wasLost = lost;
    lost = found;
    show();
    if (wasLost && !found) {
      dispatchEvent(new Event('zhenggai-back'));
    }
  }
  return lost;
}

function show() {
  line?.remove();
  line = lost && el('p', { className: 'lost-line', role: 'alert' }, WORDS[lost], wayOut());
  if (line) {
    document.body.append(line);
  }
}

function wayOut() {
  return lost === 'session'
    ? el('a', { href: url('/login'), target: '_blank' }, '在新窗口重新登录，再回到本页继续')
    : el('button', { type: 'button', className: 'btn btn-default', on: { click: look } }, '现在再试');
}

function holdBroadcasts($rootScope) {
  const scope = Object.getPrototypeOf($rootScope);
  const broadcast = scope.$broadcast;

  scope.$broadcast = function (name, ...values) {
    const pass = () => broadcast.call(this, name, ...values);
    const isEnd = name === 'authentication.login.required' || (name === 'authentication.changed' && !values[0]);
    isLeaving ||= name === 'authentication.logout.success';
    if (isLeaving || !isFilling() || !(isEnd || name === 'taskremoved' || (name === 'refresh' && lost))) {
      return pass();
    }
    // The scope of the task has concluded already, from a refusal that any address gives to strangers.
    const isRemoved = name === 'taskremoved';
    Object.assign(this, isRemoved && { taskExists: true });
    look().then(found => {
      if (isLeaving || (!found && !isEnd)) {
        Object.assign(this, isRemoved && { taskExists: false });
        $rootScope.$evalAsync(pass);
      }
    });
    // Whoever broadcasts looks whether a listener has prevented the rest.
    return { name, defaultPrevented: false };
  };

  // Tasklist forgets who works with it; whoever comes back is the same person, or his requests are refused.
  let person = $rootScope.authentication;
  Object.defineProperty($rootScope, 'authentication', {
    get: () => person,
    set: now => {
      if (now || isLeaving || !isFilling()) {
        person = now;
      }
    }
  });
  addEventListener('focus', () => lost && look());
  addEventListener('zhenggai-unreached', look);
}

function speakChinese($provide) {
  $provide.decorator('Notifications', [
    '$delegate',
    notifications => {
      const add = notifications.add;
      notifications.add = function (notification) {
        const words = inChinese(notification.message);
        if (words) {
          look();
        }
        return add.call(this, Object.assign(notification, words && { message: words }));
      };
      return notifications;
    }
  ]);
}

window.angular
  .module('cam.tasklist.custom')
  .config(['$provide', speakChinese])
  .run(['$rootScope', holdBroadcasts]);
