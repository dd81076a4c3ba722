/*
 * What stands above the form: the task's time and who has it, to read; claiming and giving back, to do. Camunda's own
 * would let everybody try to change them and be refused. Who leads a team also assigns from here.
 */
import { get, post } from '../../../../zhenggai/case-requests.js';
import replaceTemplate from './replace-template.js';

const template = `
<ul class="meta list-inline">
  <li class="round" ng-if="roundOf()">{{ roundOf() }}</li>
  <li class="due-date" ng-if="task.due">办理期限 {{ task.due | camDate:'long' }}</li>
  <li class="assignee" ng-if="!hasAssignee()">
    待认领
    <button type="button" class="claim btn btn-default" ng-click="claim()" ng-disabled="submitInProgress">认领</button>
  </li>
  <li class="assignee" ng-if="hasAssignee()">
    由{{ who() }}办理
    <button type="button" class="unclaim btn btn-default" ng-if="isAssignee" ng-click="unclaim()" ng-disabled="submitInProgress">取消认领</button>
  </li>
  <li ng-if="isAssignable()">
    <button type="button" class="assign btn btn-default" ng-click="assignTo()">指派</button>
  </li>
</ul>
`;

// The list tells which tasks its user may assign.
let cards = {};

window.angular.module('cam.tasklist.custom').run([
  '$rootScope',
  $rootScope => $rootScope.$on('cards.changed', (event, known) => (cards = known))
]);

function link(scope, $rootScope, Notifications) {
  const data = scope.taskData.newChild(scope);

  // A task that was opened by its link is not in the list that is shown.
  let opened = null;
  let opening = null;
  data.observe('task', task => {
    if (task && task.id && !cards[task.id] && opening !== task.id) {
      opening = task.id;
      get('/tasks/cards?ids=' + encodeURIComponent(task.id)).then(
        answer => scope.$apply(() => (opened = { id: task.id, card: answer.cards[task.id] })),
        () => (opening = null)
      );
    }
  });
  scope.roundOf = () => {
    const id = scope.task && scope.task.id;
    const card = cards[id] || (opened && opened.id === id && opened.card);

    return card && card.round;
  };

  scope.isAssignable = () => Boolean(scope.task && (cards[scope.task.id] || {}).team);
  // The engine shows people no profile but their own.
  scope.who = () => (cards[scope.task.id] || {}).assignee || (scope.assignee || {}).firstName || scope.task.assignee;
  scope.assignTo = () => $rootScope.$broadcast('task.assign', scope.task.id);

  const act = (asked, refused) => {
    scope.submitInProgress = true;
    asked
      .catch(failure => Notifications.addError({ status: refused, message: failure.message }))
      .finally(() =>
        scope.$apply(() => {
          scope.submitInProgress = false;
          data.changed('task');
          data.changed('taskList');
          $rootScope.$broadcast('tasks.assigned');
        })
      );
  };

  // Camunda's own leaves its button dead for every task once it was refused.
  scope.claim = () => act(post(`/tasks/${encodeURIComponent(scope.task.id)}/claim`, {}), '没有认领');
  // The engine lets only those give a task back who may give it to anybody.
  scope.unclaim = () => act(post('/tasks/assign', { tasks: [scope.task.id], to: null }), '没有取消认领');
}

replaceTemplate('camTasklistTaskMeta', template, ['scope', '$rootScope', 'Notifications', link]);
