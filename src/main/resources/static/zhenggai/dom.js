/* Small help for building parts of pages; text is always set as text. */

/** An element with these properties and children; `on` holds its listeners, `data-` and `aria-` names are attributes. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (/^(aria|data)-|^(role|for)$/.test(key)) {
      element.setAttribute(key, value);
    } else {
      element[key] = value;
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

let ids = 0;

/** An id that no other element of the page has. */
export const newId = () => `case-${++ids}`;
