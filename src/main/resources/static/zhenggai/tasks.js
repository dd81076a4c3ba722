/* The list of tasks: whoever leads a team gives several of them to somebody at once. */
import { post } from './case-requests.js';

const form = document.getElementById('assign');
const boxes = () => [...document.querySelectorAll('.task-rows input[name=task]')];

if (form) {
  form.hidden = false;
  const said = form.querySelector('.said');
  form.elements.all.addEventListener('change', ({ target }) => boxes().forEach(box => (box.checked = target.checked)));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const { message } = await post('/tasks/assign', {
        tasks: boxes().filter(box => box.checked).map(box => box.value),
        to: form.elements.to.value
      });
      sessionStorage.setItem('said', message);
      location.reload();
    } catch (failure) {
      said.textContent = failure.message;
    }
  });
  said.textContent = sessionStorage.getItem('said') ?? '';
  sessionStorage.removeItem('said');
}
