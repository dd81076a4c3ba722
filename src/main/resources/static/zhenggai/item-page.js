/* The item's page: its evidence, the picture of its episode of stall, the forms for comments and reminders. */
import { evidence } from './evidence.js';
import { commenting } from './history.js';
import { picture } from './process-picture.js';
import { reminding } from './reminding.js';

const page = document.querySelector('main[data-item]');
evidence(document.getElementById('evidence'), page.dataset.item);
const place = document.getElementById('commenting');
if (place) {
  commenting(place, page.dataset.item);
}
const reminder = document.getElementById('reminding');
if (reminder) {
  reminding(reminder, page.dataset.item, () => location.reload());
}
document.querySelectorAll('details[data-picture]').forEach(picture);
