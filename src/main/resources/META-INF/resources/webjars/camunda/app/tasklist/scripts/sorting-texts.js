/*
 * The order above the list reads its words once, when it is drawn, and shows their keys for good when the texts come
 * later. So it is drawn when they are there.
 */
function drawOrderWithTexts(Views, $translate, $rootScope) {
  const order = Views.getProviders({ component: 'tasklist.header' }).find(view => view.id === 'tasklist-sorting');

  order.template = `<div ng-if="$root.hasTexts">${order.template}</div>`;
  $translate('DUE_DATE').finally(() => {
    $rootScope.hasTexts = true;
  });
}

window.angular.module('cam.tasklist.custom').run(['Views', '$translate', '$rootScope', drawOrderWithTexts]);
