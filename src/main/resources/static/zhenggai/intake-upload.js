/* Upload of one document, with progress; the server says what is wrong with it. */
import { newKey } from './once.js';
import { headers, say, sentence, url } from './request.js';

const form = document.getElementById('upload');
const file = document.getElementById('file');
const drop = document.getElementById('drop');
const progress = document.getElementById('progress');
const said = document.getElementById('said');
const button = form.querySelector('button');

form.addEventListener('submit', event => {
  event.preventDefault();
  if (file.files.length === 1) {
    send(file.files[0]);
  }
});

drop.addEventListener('dragover', event => {
  event.preventDefault();
  drop.classList.add('over');
});
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', event => {
  event.preventDefault();
  drop.classList.remove('over');
  const dropped = event.dataTransfer.files;
  if (dropped.length !== 1) {
    say(said, '一次只能导入一个文件，请只拖一个文件。');
    return;
  }
  file.files = dropped;
  send(dropped[0]);
});

/** fetch() tells nothing about the progress of an upload. */
function send(document) {
  const data = new FormData();
  // One byte too many is enough for the server to refuse a large file with its own words.
  data.append('file', document.slice(0, Number(form.dataset.max) + 1), document.name);
  const call = new XMLHttpRequest();
  call.open('POST', form.dataset.action);
  Object.entries({ ...headers(), ...newKey() }).forEach(([name, value]) => call.setRequestHeader(name, value));
  call.responseType = 'json';
  call.upload.addEventListener('progress', event => {
    progress.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
  });
  call.addEventListener('load', () => {
    if (call.status === 201) {
      location.assign(url(call.response.location));
    } else {
      end(sentence(call.status === 200 ? 401 : call.status, call.response), call.response);
    }
  });
  call.addEventListener('error', () => end('连不上服务器，文件没有上传。请检查网络后再试。'));
  say(said, null);
  button.disabled = true;
  progress.hidden = false;
  call.send(data);
}

function end(words, body) {
  button.disabled = false;
  progress.hidden = true;
  say(said, words, body);
}
