/*
 * A designer sees no instance, so that Cockpit's lists of instances, tasks and incidents are empty for him and its figures
 * of them zero. Neither is true: for him they are hidden, and a way leads to the page that counts.
 */
const api = `${document.querySelector('base').getAttribute('href').replace(/\/app\/.*$/, '')}/api/admin/auth/user/default`;

async function mark() {
  const answer = await fetch(api, { headers: { Accept: 'application/json' } });
  if (answer.ok && !(await answer.json()).authorizedApps.includes('admin')) {
    document.documentElement.classList.add('for-designer');
  }
}

mark();
