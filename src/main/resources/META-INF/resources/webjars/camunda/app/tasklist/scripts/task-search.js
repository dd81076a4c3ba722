/*
 * One box to search the open list. The server says what the words are in plain spelling; the engine looks for them in
 * the descriptions of tasks, inside the filter and under the rights of the user.
 */
import { get } from '../../../../zhenggai/case-requests.js';

const template = `
<form class="task-search" role="search" ng-submit="find()">
  <input type="search" class="form-control" ng-model="input.words" placeholder="编号、标题、单位"
         aria-label="按编号、标题、方面或单位查找任务" maxlength="60" autocomplete="off"
         ng-keydown="$event.key === 'Escape' && clear()">
  <button type="submit" class="btn btn-default">查找</button>
  <button type="button" class="btn btn-default" ng-if="found" ng-click="clear()">清除</button>
  <p class="remark" role="status" ng-if="remark">{{ remark }}</p>
</form>
`;

/* What the engine searches for: each of the words, wherever it stands. */
function query(patterns) {
  return patterns.length ? { orQueries: patterns.map(pattern => ({ descriptionLike: pattern })) } : {};
}

function controller($scope, $location, search) {
  const data = $scope.tasklistData.newChild($scope);
  let asked = '';

  function show(words, { patterns, remark }) {
    $scope.found = words;
    $scope.remark = remark;
    data.set('searchQuery', query(patterns));
  }

  /* An answer that comes after another question is an answer no more. */
  function look(words) {
    asked = words;
    if (!words) {
      show(words, { patterns: [], remark: null });
      return;
    }
    get(`/tasks/words?typed=${encodeURIComponent(words)}`).then(
      answer => asked === words && $scope.$applyAsync(() => show(words, answer)),
      failure => asked === words && $scope.$applyAsync(() => ($scope.remark = failure.message))
    );
  }

  $scope.input = { words: $location.search().find || '' };
  $scope.find = () => {
    const words = $scope.input.words.trim();

    search.updateSilently({ find: words || null, page: '1' });
    look(words);
  };
  $scope.clear = () => {
    $scope.input.words = '';
    $scope.find();
  };
  look($scope.input.words.trim());
}

window.angular.module('cam.tasklist.custom').config([
  'ViewsProvider',
  ViewsProvider =>
    ViewsProvider.registerDefaultView('tasklist.list', {
      id: 'task-search-by-words',
      template,
      controller: ['$scope', '$location', 'search', controller],
      priority: 100
    })
]);
