/*
 * The picture of a process with the current steps lit and those it went through marked, drawn by bpmn-js (bpmn.io) once the reader opens it.
 * The library's bundle is a plain script that sets `BpmnJS`.
 */
import { get, url } from './case-requests.js';

let loading = null;

/** The library, loaded once a page. */
export function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url('/zhenggai/bpmn-js/bpmn-navigated-viewer.production.min.js');
    script.addEventListener('load', () => resolve(window.BpmnJS));
    script.addEventListener('error', () => reject(new Error('流程图没有取到。请刷新页面后再试。')));
    document.head.append(script);
  });
  return loading;
}

/** Draws the picture into the details element when it is opened for the first time. */
export function picture(details) {
  details.addEventListener('toggle', () => draw(details), { once: true });
}

async function draw(details) {
  const said = details.querySelector('.case-said');
  said.textContent = '正在取流程图……';
  try {
    const [{ xml, active, passed }, BpmnJS] = await Promise.all([
      get(details.dataset.picture),
      library()
    ]);
    const viewer = new BpmnJS({ container: details.querySelector('.canvas') });
    await viewer.importXML(xml);
    const canvas = viewer.get('canvas');
    const elements = viewer.get('elementRegistry');
    passed.filter(id => elements.get(id)).forEach(id => canvas.addMarker(id, 'passed'));
    const lit = active.filter(id => elements.get(id));
    lit.forEach(id => canvas.addMarker(id, 'lit'));
    canvas.zoom('fit-viewport', 'auto');
    const names = lit.map(id => elements.get(id).businessObject.name).filter(Boolean);
    details.querySelector('.places').textContent = names.length
      ? `现处于：${names.join('、')}。可拖动，按住 Ctrl 用滚轮缩放。`
      : details.dataset.ended;
    said.textContent = '';
  } catch (failure) {
    said.textContent = failure.message;
  }
}
