// What is picked in several goes, as files or as folders, adds up, and is listed so that it can be taken out again.
for (const picks of document.querySelectorAll('.picks')) {
  const inputs = [...picks.querySelectorAll('input[type=file]')];
  const list = picks.querySelector('.picked');
  const [sent] = inputs;
  const chosen = new Map();

  const show = () => {
    const all = new DataTransfer();
    chosen.forEach((file) => all.items.add(file));
    sent.files = all.files;
    list.replaceChildren(
      ...[...chosen.keys()].map((name) => {
        const line = document.createElement('li');
        const away = document.createElement('button');
        away.type = 'button';
        away.textContent = '去掉';
        away.setAttribute('aria-label', `去掉${name}`);
        away.addEventListener('click', () => {
          chosen.delete(name);
          show();
        });
        line.append(`${name} `, away);
        return line;
      }),
    );
  };

  for (const input of inputs) {
    input.addEventListener('change', () => {
      for (const file of input.files) {
        const path = file.webkitRelativePath || file.name;
        if (/\.(bpmn|dmn|form|zip)$/.test(path) && !/(^|\/)\./.test(path)) {
          // What was picked alone before is the same file, and comes once.
          [...chosen.keys()]
            .filter((known) => known === file.name || (path === file.name && known.endsWith(`/${path}`)))
            .forEach((known) => chosen.delete(known));
          chosen.set(path, file);
        }
      }
      if (input !== sent) input.value = '';
      show();
    });
  }
}
