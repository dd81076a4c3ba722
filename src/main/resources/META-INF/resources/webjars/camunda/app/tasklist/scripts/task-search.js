/*
 * One box to search the open list by number or title. The engine searches the names of tasks, which hold both, inside
 * the filter and under the rights of the user.
 */
const template = `
<form class="task-search" role="search" ng-submit="find()">
  <input type="search" class="form-control" ng-model="input.words" placeholder="编号或标题" aria-label="按编号或标题查找任务"
         maxlength="60" autocomplete="off" ng-keydown="$event.key === 'Escape' && clear()">
  <button type="submit" class="btn btn-default">查找</button>
  <button type="button" class="btn btn-default" ng-if="found" ng-click="clear()">清除</button>
</form>
`;

/**
 * What the engine searches for: text anywhere in the name. A number stands after a blank, so that 2 finds 2 and 2-1
 * but not 12 or the 2 in a title.
 */
function query(words) {
  const plain = words.normalize('NFKC').trim();
  const before = /^\d{1,3}(-\d*)?$/.test(plain) ? '% ' : '%';

  return plain ? { nameLike: before + plain.replace(/[\\%_]/g, '\\$&') + '%' } : {};
}

function controller($scope, $location, search) {
  const data = $scope.tasklistData.newChild($scope);

  function look(words) {
    $scope.found = words;
    data.set('searchQuery', query(words));
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
      controller: ['$scope', '$location', 'search', controller],
      priority: 100
    })
]);
