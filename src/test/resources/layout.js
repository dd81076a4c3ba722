/* What is wrong with how a page is laid out: words over words, words that are cut off, and what is wider than the window. */
window.layout = () => {
  const wrong = [];
  const say = (fault, ...elements) =>
    wrong.push(`${fault}: ${elements.map(one => `${one.tagName}.${one.className}「${one.textContent.trim().slice(0, 20)}」`).join(' | ')}`);

  const scrolls = style => /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
  const hides = value => value === 'hidden' || value === 'clip';

  /** Not in sight now, since a box that scrolls has it above, below or beside. */
  const isScrolledAway = (element, box) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const frame = one.getBoundingClientRect();
      if (scrolls(getComputedStyle(one)) && (box.top >= frame.bottom || box.bottom <= frame.top || box.left >= frame.right || box.right <= frame.left)) {
        return true;
      }
    }
    return false;
  };

  /** The box of an element's letters: without the air that a font keeps above and below them. */
  const letters = (element, rect) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    const air = Math.max(0, (rect.height - size * 0.7) / 2);
    return { left: rect.left + 1, right: rect.right - 1, top: rect.top + air, bottom: rect.bottom - air };
  };

  const isForReadersOnly = element => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const box = one.getBoundingClientRect();
      if (hides(getComputedStyle(one).overflowX) && (box.width <= 2 || box.height <= 2)) {
        return true;
      }
    }
    return false;
  };

  const isShown = element =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    !isForReadersOnly(element) &&
    !element.closest('svg, canvas, option, .visually-hidden, [aria-hidden="true"]');

  /** What floats above the page on purpose. */
  const floats = element => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) {
        return true;
      }
    }
    return false;
  };

  /** The element that cuts a rectangle off, if one does without a way to see the rest. */
  const cutter = (element, rect) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (scrolls(style)) {
        return null;
      }
      const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (isShortened && hides(style.overflowX)) {
        const isWhole = one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 2;
        return isWhole || one.closest('[title], a') ? null : one;
      }
      if ((hides(style.overflowX) && (rect.right > box.right + 2 || rect.left < box.left - 2)) || (hides(style.overflowY) && (rect.bottom > box.bottom + 2 || rect.top < box.top - 2))) {
        return one;
      }
    }
    return null;
  };

  const boxes = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    const isFolded = element.matches('details:not([open])');
    if (node.textContent.trim() && !isFolded && isShown(element)) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const box = letters(element, rect);
        if (rect.width > 2 && rect.height > 2) {
          if (cutter(element, { ...box, left: rect.left, right: rect.right })) {
            say('cut', element);
          }
          boxes.push({ element, box });
        }
      }
    }
  }
  for (const element of document.querySelectorAll('input:not([type=hidden], [type=file]), select, textarea, button, img, progress')) {
    const rect = element.getBoundingClientRect();
    if (isShown(element) && rect.width > 2) {
      boxes.push({ element, box: { left: rect.left + 1, right: rect.right - 1, top: rect.top + 1, bottom: rect.bottom - 1 } });
    }
  }

  const resting = boxes.filter(one => !floats(one.element) && !isScrolledAway(one.element, one.box)).sort((one, other) => one.box.top - other.box.top);
  resting.forEach((one, at) => {
    for (let next = at + 1; next < resting.length && resting[next].box.top < one.box.bottom; next++) {
      const other = resting[next];
      const isApart = other.box.left >= one.box.right || one.box.left >= other.box.right;
      if (!isApart && one.element !== other.element && !one.element.contains(other.element) && !other.element.contains(one.element) && !cutter(one.element, one.box) && !cutter(other.element, other.box)) {
        say('over each other', one.element, other.element);
      }
    }
  });

  if (document.documentElement.scrollWidth > innerWidth) {
    [...document.querySelectorAll('body *')]
      .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3)
      .forEach(one => say(`wider than ${innerWidth}`, one));
  }
  return [...new Set(wrong)].slice(0, 6);
};
