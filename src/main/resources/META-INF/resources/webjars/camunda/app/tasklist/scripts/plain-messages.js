/*
 * Shows what our checks say without the English around it.
 *
 * The message of a check in a task listener arrives as "Cannot submit task form 1a2b: ENGINE-03051 There was an
 * exception while invoking the TaskListener. Message: 'Exception while invoking TaskListener: ...'". A message of
 * another shape is left as it is.
 */
const refusedAction =
  /^Cannot (?:submit task form|complete task|resolve task|instantiate process definition) \S+: /;
const failedListener =
  /^ENGINE-\d+ There was an exception while invoking the TaskListener\. Message: '(?:Exception while invoking TaskListener: )?(.*)'$/s;

function plain(message) {
  return message.replace(refusedAction, '').replace(failedListener, '$1');
}

function showPlainMessages(Notifications) {
  const addError = Notifications.addError;

  Notifications.addError = function (error) {
    error.message = plain(error.message || '');
    addError.call(this, error);
  };
}

window.angular.module('cam.tasklist.custom').run(['Notifications', showPlainMessages]);
