/*
 * Sends the browser to the login page of the whole application wherever a Camunda web app would show its own.
 *
 * Camunda's login form cannot be used here: one form login serves our pages and all web apps. All ways to it (a lost
 * session, a log out, a bookmark of `#/login`) change the location to the route `/login`, so that one place is watched.
 * The location changes by `history.pushState`, which fires no `hashchange`: only AngularJS knows about it.
 *
 * Loaded by `customScripts` of each web app, that is after the module `cam.<app>.custom` exists and before AngularJS
 * starts.
 */
const base = document.querySelector('base');
const appName = base.getAttribute('app-name');
const contextPath = base.getAttribute('app-root').replace(/\/camunda$/, '');

function leaveForLoginPage($rootScope, $location, $window) {
  let loginPage = contextPath + '/login';

  $rootScope.$on('authentication.logout.success', () => {
    loginPage = contextPath + '/login?logout';
  });

  $rootScope.$on('$locationChangeStart', event => {
    if ($location.path() === '/login') {
      event.preventDefault();
      $window.location.assign(loginPage);
    }
  });
}

window.angular.module(`cam.${appName}.custom`).run(['$rootScope', '$location', '$window', leaveForLoginPage]);
