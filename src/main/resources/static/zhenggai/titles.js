/*
 * Titles break between words. Browsers break Chinese anywhere, so a title keeps together what belongs together, and may break only where
 * the browser's own dictionary says that a word ends; never before a closing mark or after an opening one.
 */
const CLOSING = /^[\s，。、；：！？”’）》】〉…—·]/;
const OPENING = /[“‘（《【〈]$/;
const words = window.Intl?.Segmenter && new Intl.Segmenter('zh', { granularity: 'word' });

function breakable(node) {
  const parts = [...words.segment(node.data)].map(part => part.segment);
  const pieces = [];

  for (const part of parts) {
    const last = pieces[pieces.length - 1];

    if (last !== undefined && (CLOSING.test(part) || OPENING.test(last))) {
      pieces[pieces.length - 1] = last + part;
    } else {
      pieces.push(part);
    }
  }
  node.replaceWith(...pieces.flatMap((piece, at) => (at ? [document.createElement('wbr'), piece] : [piece])));
}

/** Lets the texts below the element break between words only. */
export function title(element) {
  if (words) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];

    while (texts.nextNode()) {
      nodes.push(texts.currentNode);
    }
    nodes.filter(node => node.data.trim()).forEach(breakable);
    element.classList.add('by-words');
  }
}

document.querySelectorAll('main h1').forEach(title);
