/* Submits the plan from its own page; what stands against it is shown first, and led to. */
import { request, say, url } from './request.js';

const byId = id => document.getElementById(id);

/** `desk` gives the page with its addresses, the rows, and ways to what is missing or not decided. */
export function prepareSubmitting(desk) {
  const { page, said, plan, changed, undecided } = desk;
  const dialog = byId('submitting');
  const button = byId('submit');

  button.addEventListener('click', async () => {
    say(said, null);
    const withGaps = plan.rows.filter(row => row.gaps > 0);
    if (changed().length > 0) {
      say(said, `还有${changed().length}行没有保存，请先保存再提交。`);
      byId('save').focus();
    } else if (withGaps.length > 0) {
      desk.showGaps();
      say(said, `不能提交：还有${withGaps.length}个事项缺项，下面只列这些事项，请补齐并保存后再提交。`);
    } else if (undecided().length > 0) {
      say(said, `不能提交：还有${undecided().length}项的整改期限存疑，请先决定。`);
      await desk.decide();
    } else {
      ask();
    }
  });

  function ask() {
    byId('submitting-words').textContent = `方案共${plan.rows.length}项，没有缺项。提交后等待审定，退回之前不能再改。`;
    dialog.returnValue = '';
    dialog.showModal();
  }

  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'submit') {
      return;
    }
    button.disabled = true;
    try {
      await request(url(`/rounds/${page.dataset.round}/plan/submission`), 'POST', { note: byId('submitting-note').value });
      location.reload();
    } catch (failure) {
      button.disabled = false;
      say(said, failure.message, failure.body);
    }
  });
}
