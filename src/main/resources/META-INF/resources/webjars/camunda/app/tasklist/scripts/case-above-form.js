/*
 * The case of a task above its form, and the evidence of the item beside it, so that nobody has to leave the form, and lose what
 * he typed there, to look at them. AngularJS lets a second directive answer to the attribute of Camunda's form.
 */
import { get, url } from '../../../../zhenggai/case-requests.js';
import { el } from '../../../../zhenggai/dom.js';
import { evidence } from '../../../../zhenggai/evidence.js';

async function caseOf(task) {
  const answer = await fetch(url(`/tasks/${task}/case`), { headers: { Accept: 'text/html' } });
  return answer.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.task-case')
    : null;
}

async function evidenceOf(task) {
  const item = await get(`/tasks/${task}/item`).catch(() => null);
  if (!item) {
    return null;
  }
  const part = el('div', {});
  const count = el('span', { className: 'case-tag' });
  const beside = el('aside', { className: 'case-panel', 'aria-label': '佐证材料' }, el('h4', {}, '佐证材料 ', count), part);
  evidence(part, item.id, { isListFirst: true, onCount: files => (count.textContent = `${files}份`) });
  return beside;
}

function aroundForm() {
  return {
    restrict: 'A',
    link(scope, element, attributes) {
      const pane = element[0].closest('.form-pane');
      // The same directive shows forms that start processes, in a window of their own.
      if (!pane) {
        return;
      }
      let parts = [];
      const taskOf = () => scope.$eval(attributes.params)?.taskId;
      const remove = () => {
        parts.forEach(part => part.remove());
        parts = [];
        pane.classList.remove('case-beside');
      };
      scope.$watch(taskOf, async task => {
        remove();
        if (!task) {
          return;
        }
        const [above, beside] = await Promise.all([caseOf(task).catch(() => null), evidenceOf(task)]);
        if (taskOf() !== task || !element[0].isConnected) {
          return;
        }
        parts = [above, beside].filter(Boolean);
        if (above) {
          pane.prepend(above);
        }
        if (beside) {
          pane.append(beside);
          pane.classList.add('case-beside');
        }
      });
      scope.$on('$destroy', remove);
    }
  };
}

window.angular.module('cam.tasklist.custom').directive('camTasklistForm', aroundForm);
