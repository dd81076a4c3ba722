/*
 * The list of tasks: what is to be done, number and title of the item, how its time stands, unit, step of the ladder
 * and who has it. Whoever leads a team sees check boxes and gives tasks to people, many at a time.
 *
 * All that is not in the engine comes by one request a list, and the list waits for it, so that nothing jumps.
 */
import { get, post } from '../../../../zhenggai/case-requests.js';
import replaceTemplate from './replace-template.js';

const template = `
<div ng-show="!state.$loaded && !state.$error" class="loader">
  <span class="animate-spin glyphicon glyphicon-refresh"></span> {{ 'LOADING' | translate }}
</div>
<div ng-show="state.$error" class="alert alert-danger" role="alert">任务列表没有读出来：{{ error.message }}</div>

<div ng-if="state.$loaded && !state.$error && isReady">
  <p ng-if="!totalItems && !words()" class="no-tasks">没有任务。</p>
  <p ng-if="!totalItems && words()" class="no-tasks">没有找到“{{ words() }}”：编号、标题、方面和单位里都没有这些词的任务。</p>
  <p ng-if="totalItems && !tasks.length" class="no-tasks">这一页已经没有任务。<a href ng-click="resetPage()">回到第一页</a></p>

  <div ng-if="assignable().length" class="assign-bar" role="group" aria-label="指派任务">
    <label class="choose-all">
      <input type="checkbox" ng-checked="chosen().length === assignable().length" ng-click="chooseAll()"> 全选
    </label>
    <select ng-model="order.to" ng-disabled="!chosen().length" aria-label="指派给谁"
            ng-options="person.username as person.label for person in people()">
      <option value="">{{ chosen().length ? '指派给…' : '勾选后可指派' }}</option>
    </select>
    <button type="button" class="btn btn-primary" ng-click="assign(order.to)" ng-disabled="isBusy || !chosen().length || !order.to">
      指派<span ng-if="chosen().length">（{{ chosen().length }}）</span>
    </button>
    <button type="button" class="btn btn-default give-back" ng-if="someGiven()" ng-click="assign(null)" ng-disabled="isBusy"
            title="收回已指派或认领的任务，等人重新认领">收回</button>
  </div>

  <div ng-if="totalItems" ng-keydown="handleKeydown($event)">
    <ol class="tasks-list list-unstyled" ng-class="{'with-boxes': assignable().length}">
      <li class="task" ng-repeat="task in tasks track by task.id" ng-class="{active: currentTaskId === task.id}">
        <input type="checkbox" class="choose" ng-if="cards[task.id].team" ng-model="choice[task.id]"
               aria-label="选择：{{ task.name }}">
        <div class="clickable" ng-click="focus($event, task)">
          <h4 class="task">
            <a ng-href="{{ getHrefUrl(task) }}" ng-click="focus($event, task)" title="{{ task.name }}">
              <span class="step">{{ cards[task.id].step || task.name }}</span>
              <span class="about"><span class="round" ng-if="cards[task.id]">{{ cards[task.id].round }}</span> <b>{{ cards[task.id].number }}</b> {{ cards[task.id].title }}</span>
            </a>
          </h4>
          <p class="facts" ng-if="cards[task.id]">
            <span class="due {{ cards[task.id].due.colour }}" title="{{ cards[task.id].due.at ? '办理期限 ' + cards[task.id].due.at : '' }}">{{ cards[task.id].due.word }}</span>
            <span class="level" ng-if="cards[task.id].level" title="督办">{{ cards[task.id].level }}</span>
            <span class="late" ng-if="cards[task.id].overdueItem" title="事项的整改期限已过">事项{{ cards[task.id].overdueItem }}</span>
            <span class="unit" ng-if="cards[task.id].unit">{{ cards[task.id].unit }}</span>
            <span class="who">{{ cards[task.id].assignee || '待认领' }}</span>
          </p>
        </div>
      </li>
    </ol>
  </div>
</div>

<ul uib-pagination ng-show="state.$loaded && totalItems > pageSize" total-items="totalItems" items-per-page="pageSize"
    max-size="5" class="pagination-sm" boundary-links="true" ng-model="pageNum" ng-change="pageChange()"
    next-text="&rsaquo;" last-text="&raquo;" previous-text="&lsaquo;" first-text="&laquo;"></ul>
`;

const nothing = { cards: {}, teams: {} };

/** The people to whom all of these teams' tasks may go, told apart where two have the same name. */
function shared(teams) {
  const everywhere = (teams[0] || []).filter(person =>
    teams.every(team => team.some(other => other.username === person.username))
  );

  return everywhere.map(person => {
    const isTwice = everywhere.filter(other => other.name === person.name).length > 1;

    return { ...person, label: person.name + (person.isHead ? '（负责人）' : '') + (isTwice ? ' ' + person.username : '') };
  });
}

function link(scope, $location, $rootScope, Notifications) {
  const data = scope.tasklistData.newChild(scope);
  let teams = {};
  let people = [];
  let asked = 0;

  Object.assign(scope, { cards: {}, choice: {}, order: { to: null }, isReady: false, isBusy: false });

  data.observe('taskList', list => {
    const ids = ((list && list._embedded && list._embedded.task) || []).map(task => task.id);
    const request = ++asked;
    const show = answer => {
      if (request === asked) {
        teams = answer.teams;
        scope.cards = answer.cards;
        scope.choice = Object.fromEntries(ids.filter(id => scope.choice[id]).map(id => [id, true]));
        scope.isReady = true;
        $rootScope.$broadcast('cards.changed', scope.cards);
      }
    };

    if (ids.length) {
      get('/tasks/cards?ids=' + ids.map(encodeURIComponent))
        .catch(() => nothing)
        .then(answer => scope.$apply(() => show(answer)));
    } else {
      show(nothing);
    }
  });

  scope.words = () => $location.search().find;
  scope.assignable = () => (scope.tasks || []).filter(task => (scope.cards[task.id] || {}).team);
  scope.chosen = () => scope.assignable().filter(task => scope.choice[task.id]);
  scope.someGiven = () => scope.chosen().some(task => scope.cards[task.id].assignee);

  // AngularJS wants the same list as long as nothing changed.
  scope.people = () => {
    const found = shared([...new Set(scope.chosen().map(task => teams[scope.cards[task.id].team]))]);

    if (!window.angular.equals(found, people)) {
      people = found;
    }
    return people;
  };

  scope.chooseAll = () => {
    const isAll = scope.chosen().length === scope.assignable().length;

    scope.choice = isAll ? {} : Object.fromEntries(scope.assignable().map(task => [task.id, true]));
  };

  scope.assign = to => {
    scope.isBusy = true;
    post('/tasks/assign', { tasks: scope.chosen().map(task => task.id), to })
      .then(
        done => {
          scope.choice = {};
          scope.order.to = null;
          Notifications.addMessage({ status: done.message, message: '', duration: 5000 });
          $rootScope.$broadcast('tasks.assigned');
        },
        failure => Notifications.addError({ status: '没有办成', message: failure.message })
      )
      .finally(() =>
        scope.$apply(() => {
          scope.isBusy = false;
          data.changed('taskList');
          data.changed('task');
        })
      );
  };

  // The button in the head of a task: chooses this one task and goes to the list of people.
  scope.$on('task.assign', (event, id) => {
    scope.choice = { [id]: true };
    window.setTimeout(() => document.querySelector('.assign-bar select').focus());
  });
}

replaceTemplate('camTasks', template, ['scope', '$location', '$rootScope', 'Notifications', link]);
