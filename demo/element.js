/**
 * Makes an element. Attributes beginning with "on" are listeners; children are nodes or text; null children are left out.
 * @param {string} tag @param {Record<string, unknown>} [attributes] @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A panel with a heading, as the workbench frames everything. */
export const card = (title, ...children) =>
  element('section', { class: 'wb-card' }, element('div', { class: 'wb-card__header' }, element('span', { class: 'wb-card__title' }, title)),
    element('div', { class: 'wb-card__body' }, ...children));

export const tag = (kind, text) => element('span', { class: `wb-tag wb-tag--${kind}` }, element('span', { class: 'wb-tag__content' }, text));
