/*
 * Takes away what nobody here can use: it would end in a refusal, or go around the item.
 *
 * Views that Camunda registers are removed before they are drawn, so that no address and no shortcut leads to them.
 */
const useless = {
  // Search by variables of the process, of which there are none; `task-search.js` takes its place.
  'tasklist.list': ['task-search'],
  // Rounds start with a feedback document on our own page; a task without a process belongs to no item.
  'tasklist.navbar.action': ['start-process-action', 'create-task-action']
};

function removeUselessViews(Views) {
  for (const [component, ids] of Object.entries(useless)) {
    const views = Views.getProviders({ component });

    ids
      .map(id => views.findIndex(view => view.id === id))
      .filter(place => place >= 0)
      .sort((one, other) => other - one)
      .forEach(place => views.splice(place, 1));
  }
}

window.angular.module('cam.tasklist.custom').run(['Views', removeUselessViews]);
