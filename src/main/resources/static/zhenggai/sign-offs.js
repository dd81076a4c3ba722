/* Signing several items: the button says what it waits for, and how many it would sign. */

const form = document.getElementById('sign');

function count() {
  const boxes = [...form.querySelectorAll('input[name=task]')];
  const chosen = boxes.filter(box => box.checked).length;

  form.querySelector('button[type=submit]').disabled = !chosen;
  form.querySelector('#why').textContent = chosen ? `已选${chosen}项` : boxes.length ? '请先勾选要签批的事项' : '请先打开事项，再回到本页签批';
}

if (form) {
  form.addEventListener('change', () => {
    document.getElementById('refusal')?.remove();
    count();
  });
  // Whoever comes back finds what he had chosen.
  addEventListener('pageshow', count);
  count();
}
