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

/** A number and its unit, which no line may tear apart: 2026年, 14天, 61项, 66%. */
const FIGURE = /[0-9][0-9,.]*\s?(?:[年月日天时分秒周期轮项件个条份次名人位家号页级元倍]|[万亿]元?|[％%])/g;

/** Keeps numbers below the element together with their units. */
export function figures(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];

  while (texts.nextNode()) {
    nodes.push(texts.currentNode);
  }
  for (const node of nodes.filter(one => !one.parentElement.closest('textarea, option, pre, script, .together, .verbatim'))) {
    const found = [...node.data.matchAll(FIGURE)];

    if (found.length && node.data.trim() !== found[0][0]) {
      const pieces = [];
      let from = 0;

      for (const one of found) {
        const kept = document.createElement('span');

        kept.className = 'together';
        kept.textContent = one[0];
        pieces.push(node.data.slice(from, one.index), kept);
        from = one.index + one[0].length;
      }
      node.replaceWith(...pieces, node.data.slice(from));
    }
  }
}

document.querySelectorAll('main h1').forEach(title);
document.querySelectorAll('main :is(p, li, td, th, dd)').forEach(figures);
