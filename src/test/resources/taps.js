/* What a finger would miss on a phone: buttons, fields and ways of their own that are less than 40 px high or 24 px wide. */
window.taps = () => {
  const LEAST = 40;
  const NARROWEST = 24;
  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  /** A way inside a sentence is as high as its line. */
  const isInSentence = element => {
    if (!element.matches('a, button.plain') || getComputedStyle(element).display !== 'inline') {
      return false;
    }
    const around = element.closest('p, li, td, th, dd, h1, h2, h3, figcaption, div') ?? element.parentElement;
    return around.textContent.trim().length > element.textContent.trim().length + 1;
  };

  const isForReadersOnly = element => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { width, height } = one.getBoundingClientRect();
      if (getComputedStyle(one).overflowX === 'hidden' && (width <= 2 || height <= 2)) {
        return true;
      }
    }
    return element.matches('.skip');
  };

  /** A label is a part of its field, as are the boxes of several lines of a way. */
  const box = element => {
    const all = [element, ...(element.matches('[type=checkbox], [type=radio]') ? element.labels : [])].map(one => one.getBoundingClientRect());
    return { height: Math.max(...all.map(one => one.height)), width: Math.max(...all.map(one => one.width)), left: all[0].left, top: all[0].top };
  };

  const wrong = [];
  for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]')) {
    const { height, width } = box(element);
    if (isShown(element) && !isForReadersOnly(element) && !isInSentence(element) && (height < LEAST || width < NARROWEST)) {
      wrong.push(`small ${Math.round(width)}×${Math.round(height)}: ${element.tagName}.${element.className}「${(element.textContent || element.name || '').trim().slice(0, 16)}」`);
    }
  }

  /** What goes on beyond an edge says so, by a shadow that is its background. */
  for (const element of document.querySelectorAll('main *')) {
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
    if (scrolls && isShown(element) && !element.matches('textarea, pre, input, select') && style.backgroundImage === 'none') {
      wrong.push(`goes on without a sign: ${element.tagName}.${element.className}「${element.textContent.trim().slice(0, 16)}」`);
    }
  }
  return [...new Set(wrong)].slice(0, 12);
};
