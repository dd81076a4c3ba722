/*
 * What became of a submission. A refusal stands above the form's button, for as long as nothing is changed; Camunda's windows
 * covered the buttons and stayed after the success. A success is said above the list, with the way to where the matter is now.
 */
import { el } from '../../../../zhenggai/dom.js';
import { url } from '../../../../zhenggai/case-requests.js';
import { inChinese } from './server-words.js';

const place = () => document.querySelector('.form-pane .fjs-form-field-button');
let refusal = null;
let done = null;

function clear() {
  refusal?.remove();
  refusal = null;
}

function refuse(words) {
  clear();
  refusal = el('p', { className: 'form-refusal', role: 'alert' }, words);
  place().before(refusal);
  refusal.scrollIntoView({ block: 'nearest' });
}

function say({ task, name }) {
  clear();
  done?.remove();
  const close = el('button', { type: 'button', className: 'btn btn-link', on: { click: () => done.remove() } }, '知道了');
  done = el('p', { className: 'done-line', role: 'status' }, `已提交：${name}。`, el('a', { href: url(`/tasks/${task}/done`) }, '现在在谁手里'), ' ', close);
  document.querySelector('.column.tasks-list > .content')?.prepend(done);
}

addEventListener('zhenggai-submitted', ({ detail }) => say(detail));
for (const act of ['input', 'change', 'click']) {
  addEventListener(act, event => refusal && event.isTrusted && event.target.closest?.('.fjs-form') && clear(), true);
}

window.angular.module('cam.tasklist.custom').config([
  '$provide',
  $provide =>
    $provide.decorator('Notifications', [
      '$delegate',
      notifications => {
        const add = notifications.add;
        notifications.add = function (notification) {
          if (['danger', 'error'].includes(notification.type) && place()) {
            const words = inChinese(notification.message);
            if (words) {
              dispatchEvent(new Event('zhenggai-unreached'));
            }
            refuse(words ?? [notification.status, notification.message].filter(Boolean).join('：'));
            return notification;
          }
          return add.call(this, notification);
        };
        return notifications;
      }
    ])
]);
