/*
 * The evidence of the item beside the form of its task, so that nobody has to leave the form, and lose what he typed
 * there, to look at a file. AngularJS lets a second directive answer to the attribute of Camunda's form.
 */
import { get } from '../../../../zhenggai/case-requests.js';
import { el } from '../../../../zhenggai/dom.js';
import { evidence } from '../../../../zhenggai/evidence.js';

function besideForm() {
  return {
    restrict: 'A',
    link(scope, element, attributes) {
      const pane = element[0].closest('.form-pane');
      // The same directive shows forms that start processes, in a window of their own.
      if (!pane) {
        return;
      }
      let panel = null;
      const taskOf = () => scope.$eval(attributes.params)?.taskId;
      const remove = () => {
        panel?.remove();
        panel = null;
        pane.classList.remove('case-beside');
      };
      scope.$watch(taskOf, async task => {
        remove();
        const item = task && (await get(`/tasks/${task}/item`).catch(() => null));
        if (!item || taskOf() !== task || !element[0].isConnected) {
          return;
        }
        const part = el('div', {});
        const count = el('span', { className: 'case-tag' });
        panel = el(
          'aside',
          { className: 'case-panel', 'aria-label': '佐证材料' },
          el('h4', {}, '佐证材料 ', count),
          part
        );
        pane.append(panel);
        pane.classList.add('case-beside');
        evidence(part, item.id, { isListFirst: true, onCount: files => (count.textContent = `${files}份`) });
      });
      scope.$on('$destroy', remove);
    }
  };
}

window.angular.module('cam.tasklist.custom').directive('camTasklistForm', besideForm);
