/*
 * The filters in the order people need, each with the number of its tasks. Nobody edits filters here: they come with
 * the release.
 */
import { get } from '../../../../zhenggai/case-requests.js';
import replaceTemplate from './replace-template.js';

const most = 99;
const oldestInSeconds = 60;

const template = `
<div ng-show="!state.$loaded && !state.$error" class="loader">
  <span class="animate-spin glyphicon glyphicon-refresh"></span> {{ 'LOADING' | translate }}
</div>
<div ng-show="state.$error" class="alert alert-danger" role="alert">{{ 'FILTERS_LOADING_FAILURE' | translate }}</div>

<div ng-show="state.$loaded && !state.$error" class="list-unstyled">
  <p ng-hide="totalItems" class="no-tasks">没有可用的任务分类，请联系管理员。</p>
  <div ng-repeat="filter in filters | orderBy:'properties.place'" class="item task-filter" data-key="{{ filter.properties.key }}"
       ng-class="{active: isFocused(filter)}" ng-click="focus(filter)">
    <h4 class="name">
      <a href title="{{ filter.properties.description }}" aria-current="{{ isFocused(filter) ? 'true' : 'false' }}">
        {{ filter.name }} <span class="count" ng-class="{some: counts[filter.id]}">{{ shown(filter.id) }}</span>
      </a>
    </h4>
  </div>
</div>
`;

function link(scope) {
  const data = scope.filtersData.newChild(scope);
  let last = {};

  scope.counts = {};
  scope.shown = id => {
    const count = scope.counts[id];

    return count === undefined ? '' : count > most ? most + '+' : count;
  };

  function count() {
    get('/tasks/counts').then(
      counts => scope.$apply(() => (scope.counts = counts)),
      // The list itself says what is wrong; old numbers would mislead.
      () => scope.$apply(() => (scope.counts = {}))
    );
  }

  // The list is read anew every ten seconds; counting is worth it only when something changed, or after a while.
  data.observe(['taskList', 'currentFilter'], (list, filter) => {
    const now = { count: list && list.count, filter: filter && filter.id, at: Date.now() };
    const isOld = !(now.at - last.at < oldestInSeconds * 1000);

    if (isOld || now.count !== last.count || now.filter !== last.filter) {
      last = now;
      count();
    }
  });
  scope.$root.$on('tasks.assigned', count);
}

replaceTemplate('camTasklistFilters', template, ['scope', link]);
