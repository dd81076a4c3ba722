/*
 * What our forms have over those of form-js: they keep what is typed, read numbers as people write them, and keep drafts.
 * The task page does the same with its own form-js.
 */
import '../../../../zhenggai/form/form-texts.js';
import { keepDrafts, places } from '../../../../zhenggai/form/drafts.js';
import { checkNumbers } from '../../../../zhenggai/form/typed-numbers.js';
import { tellAtOnce } from '../../../../zhenggai/form/typed-at-once.js';
import { formClass } from './form-js.js';

const Form = formClass();
tellAtOnce(Form);
checkNumbers(Form);
keepDrafts(Form);

/** Stands beside Camunda's own directive: knows the task before its form is made, and hears what became of it. */
function besideForm() {
  return {
    restrict: 'A',
    require: '^camTasklistForm',
    priority: 1,
    link: {
      pre(scope, element, attributes, form) {
        const known = { task: form.getParams().taskId };
        if (!known.task) {
          return;
        }
        places.set(element[0], known);
        localStorage.removeItem(`camunda-form:${known.task}`);
        const register = form.registerCompletionHandler;
        form.registerCompletionHandler = complete =>
          register.call(form, done =>
            complete((failure, answer) => {
              if (!failure) {
                known.draft?.end();
                const name = document.querySelector('.task-details h2.task')?.textContent.trim() ?? '任务';
                dispatchEvent(new CustomEvent('zhenggai-submitted', { detail: { task: known.task, name } }));
              }
              done(failure, answer);
            })
          );
        scope.$on('$destroy', () => {
          known.draft?.hidden?.();
          known.draft?.leave();
        });
      },
      post(scope, element, attributes, form) {
        form.registerSaveHandler(() => places.get(element[0])?.draft?.save());
      }
    }
  };
}

window.angular.module('cam.tasklist.custom').directive('camTasklistFormCamunda', besideForm);
