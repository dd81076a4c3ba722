/* The item's page: its evidence and the form for comments. */
import { evidence } from './evidence.js';
import { commenting } from './history.js';

const page = document.querySelector('main[data-item]');
evidence(document.getElementById('evidence'), page.dataset.item);
const place = document.getElementById('commenting');
if (place) {
  commenting(place, page.dataset.item);
}
