/*
 * What stands above the form: the task's time and who may work on it, to read; claiming and giving back, to do.
 * Camunda's own would let everybody try to change them and be refused. Who leads a team also assigns from here.
 */
import replaceTemplate from './replace-template.js';

const template = `
<ul class="meta list-inline">
  <li class="due-date" ng-if="task.due">办理期限 {{ task.due | camDate:'long' }}</li>
  <li class="groups" ng-if="groupNames.length">{{ groupNames.join('、') }}</li>
  <li class="assignee" ng-if="!hasAssignee()">
    待认领
    <button type="button" class="claim btn btn-default" ng-click="claim()" ng-disabled="submitInProgress">认领</button>
  </li>
  <li class="assignee" ng-if="hasAssignee()">
    由{{ assignee.firstName || assignee.id || task.assignee }}办理
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

function link(scope, $rootScope) {
  scope.isAssignable = () => Boolean(scope.task && (cards[scope.task.id] || {}).team);
  scope.assignTo = () => $rootScope.$broadcast('task.assign', scope.task.id);
}

replaceTemplate('camTasklistTaskMeta', template, ['scope', '$rootScope', link]);
