/* The part of the evidence that takes new files: a button, a place to drop them, a line with progress for each. */
import { upload } from './case-requests.js';
import { el, newId } from './dom.js';

/** More at once would only make each of them slower. */
const AT_ONCE = 2;

/** The form; `listing` says what is taken, `say` speaks to the user, `refresh` reads the list anew. */
export function uploads(path, listing, { say, refresh }) {
  const measureId = newId();
  const noteId = newId();
  const measure = el('select', { id: measureId }, el('option', { value: '' }, '整个事项'));
  listing.measures.forEach(({ id, position, text }) =>
    measure.append(el('option', { value: id, title: text }, `措施${position}：${shortened(text)}`))
  );
  const note = el('input', { id: noteId, type: 'text', maxLength: 200, autocomplete: 'off', placeholder: '可不填' });
  const picker = el('input', { type: 'file', multiple: true, hidden: true, accept: listing.extensions.join(',') });
  const button = el('button', { type: 'button', className: 'case-main', on: { click: () => picker.click() } }, '选择文件');
  const lines = el('ul', { className: 'case-uploads', 'aria-label': '正在上传' });
  const drop = el(
    'div',
    { className: 'case-drop' },
    el('p', {}, button, el('span', {}, '或拖到这里，可一次多个')),
    el('p', { className: 'case-hint' }, `单个文件不超过${listing.maxSize}：${listing.types}`),
    picker
  );
  const waiting = [];
  let running = 0;

  picker.addEventListener('change', () => {
    take(picker.files);
    picker.value = '';
  });
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  drop.addEventListener('dragleave', event => {
    if (!drop.contains(event.relatedTarget)) {
      drop.classList.remove('over');
    }
  });
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer.files);
  });

  function take(files) {
    say('');
    const about = new URLSearchParams();
    if (measure.value) {
      about.set('measure', measure.value);
    }
    about.set('note', note.value.trim());
    for (const file of files) {
      const line = new Line(file, about);
      lines.append(line.element);
      if (file.size > listing.maxBytes) {
        line.fail(`超过${listing.maxSize}，没有上传。请压缩后再传。`);
      } else {
        waiting.push(line);
      }
    }
    next();
  }

  async function next() {
    if (running === AT_ONCE || waiting.length === 0) {
      return;
    }
    running++;
    const line = waiting.shift();
    next();
    if (await line.send()) {
      say(`“${line.file.name}”已上传。`);
      note.value = '';
      await refresh();
    }
    running--;
    next();
  }

  class Line {
    constructor(file, about) {
      this.file = file;
      this.query = new URLSearchParams(about);
      this.query.set('name', file.name);
      this.bar = el('progress', { max: 1, value: 0, 'aria-label': `${file.name} 上传进度` });
      this.state = el('span', { className: 'case-state' }, '等待中');
      this.stop = el(
        'button',
        { type: 'button', 'aria-label': `取消上传 ${file.name}`, on: { click: () => this.cancel() } },
        '取消'
      );
      this.element = el(
        'li',
        {},
        el('span', { className: 'case-name', title: file.name }, file.name),
        this.bar,
        this.state,
        this.stop
      );
    }

    async send() {
      if (this.isCancelled) {
        return false;
      }
      try {
        await upload(
          `${path}?${this.query}`,
          this.file,
          part => {
            this.bar.value = part;
            this.state.textContent = part < 1 ? `${Math.floor(part * 100)}%` : '核对中';
          },
          call => {
            this.call = call;
            if (this.isCancelled) {
              call.abort();
            }
          }
        );
        this.element.remove();
        return true;
      } catch (failure) {
        if (!this.isCancelled) {
          this.fail(failure.message);
        }
        return false;
      }
    }

    cancel() {
      this.isCancelled = true;
      this.call?.abort();
      this.element.remove();
      say(`已取消上传“${this.file.name}”。`);
      button.focus();
    }

    /** The line stays until the user has read it. */
    fail(words) {
      this.element.className = 'failed';
      this.bar.remove();
      this.state.textContent = words;
      this.state.setAttribute('role', 'alert');
      this.stop.replaceWith(
        el(
          'button',
          {
            type: 'button',
            'aria-label': `知道了 ${this.file.name}`,
            on: {
              click: () => {
                this.element.remove();
                button.focus();
              }
            }
          },
          '知道了'
        )
      );
    }
  }

  return el(
    'div',
    { className: 'case-adding' },
    el(
      'p',
      { className: 'case-about' },
      listing.measures.length ? el('label', { for: measureId }, '证明') : null,
      listing.measures.length ? measure : null,
      el('span', { className: 'case-describing' }, el('label', { for: noteId }, '说明'), note)
    ),
    drop,
    lines
  );
}

/* A file that misses its place would otherwise be opened instead of the page, and take what was typed with it. */
for (const kind of ['dragover', 'drop']) {
  addEventListener(kind, event => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
    }
  });
}

const shortened = text => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
