// Camunda Forms as the task page draws them.
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh.js';

flatpickr.localize(Mandarin);

export { createForm, Form } from '@bpmn-io/form-js-viewer';
