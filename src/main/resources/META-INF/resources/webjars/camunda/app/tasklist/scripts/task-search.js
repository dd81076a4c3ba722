/*
 * One box to search the open list. The server says in which spelling the words are looked for, as in the ledger; the
 * engine looks for them in the descriptions of tasks, which hold nothing else, inside the filter and under the rights of
 * the user.
 */
import { get } from '../../../../zhenggai/case-requests.js';

const nothing = { patterns: [], remark: null };
const template = `
<form class="task-search" role="search" ng-submit="find()">
  <input type="search" class="form-control" ng-model="input.words" placeholder="编号、标题、方面、单位" aria-label="查找任务"
         maxlength="100" autocomplete="off" ng-keydown="$event.key === 'Escape' && clear()">
  <button type="submit" class="btn btn-default">查找</button>
  <button type="button" class="btn btn-default" ng-if="found" ng-click="clear()">清除</button>
</form>
<p class="no-tasks" role="status" ng-if="remark">{{ remark }}</p>
`;

function controller($scope, $location, search, Notifications) {
  const data = $scope.tasklistData.newChild($scope);
  let asked = 0;

  function show(words, { patterns, remark }) {
    $scope.found = words;
    $scope.remark = remark;
    // All words must be found: the engine asks for one of each of these, and for every one of them.
    data.set('searchQuery', patterns.length ? { orQueries: patterns.map(descriptionLike => ({ descriptionLike })) } : {});
  }

  function look(words) {
    const request = ++asked;
    const answer = words ? get('/tasks/words?typed=' + encodeURIComponent(words)) : Promise.resolve(nothing);

    answer.then(
      wanted => request === asked && $scope.$applyAsync(() => show(words, wanted)),
      failure => $scope.$applyAsync(() => Notifications.addError({ status: '没有查找', message: failure.message }))
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
  look($scope.input.words);
}

window.angular.module('cam.tasklist.custom').config([
  'ViewsProvider',
  ViewsProvider =>
    ViewsProvider.registerDefaultView('tasklist.list', {
      id: 'task-search-by-words',
      template,
      controller: ['$scope', '$location', 'search', 'Notifications', controller],
      priority: 100
    })
]);
