import { card, element } from '../element.js';

/** What was said, growing at the end. `say` adds one line with the time of the wall clock. */
export function transcript(words, title) {
  const list = element('div', { class: 'wb-transcript__list', role: 'log', 'aria-label': title });
  return {
    node: card(title, list),
    say(role, text, at = new Date().toTimeString().slice(0, 8)) {
      list.append(element('div', { class: `wb-message wb-message--${role}` },
        element('div', { class: 'wb-message__head' }, element('span', { class: 'wb-message__speaker' }, role === 'customer' ? words.customer : words.us),
          element('time', { class: 'wb-message__time' }, at)),
        element('div', { class: 'wb-message__text' }, text)));
      list.scrollTop = list.scrollHeight;
    },
  };
}
