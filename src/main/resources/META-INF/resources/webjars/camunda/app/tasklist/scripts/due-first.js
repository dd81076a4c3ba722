/*
 * The list of tasks starts with what is due first, that is with what is overdue; Camunda starts with the newest.
 *
 * Tasklist takes its order from the parameter `sorting` of the address only. It is set where it is missing, so that
 * the choice of the user stays and the head of the list shows the order that holds. An order inside a saved filter
 * would win over the choice of the user and show nowhere.
 */
const dueFirst = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]);

function orderByDueDate($rootScope, $location) {
  $rootScope.$on('$locationChangeStart', () => {
    if ($location.path() === '/' && !$location.search().sorting) {
      $location.search('sorting', dueFirst).replace();
    }
  });
}

window.angular.module('cam.tasklist.custom').run(['$rootScope', '$location', orderByDueDate]);
