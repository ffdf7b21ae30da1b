import { element } from '../element.js';

/**
 * The field a reply is written in: rich text, as chat and mail editors of CRMs are. What is sent becomes a line of the
 * conversation. Nothing leaves the page.
 */
export function reply(words, onSend) {
  const field = element('div', { class: 'wb-editor__content', id: 'reply', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.reply });
  const message = element('span', { class: 'wb-saved', role: 'status' });
  const send = () => {
    const text = field.innerText.trim();
    if (text === '') return;
    onSend(text);
    field.replaceChildren();
    message.textContent = words.sent;
  };
  return element('section', { class: 'wb-editor' },
    element('div', { class: 'wb-editor__toolbar', role: 'toolbar' }, ...['B', 'I', 'U'].map((each) => element('button', { class: 'wb-button wb-button--text', type: 'button' }, each))),
    field,
    element('div', { class: 'wb-form__buttons' }, element('button', { class: 'wb-button wb-button--primary', type: 'button', onclick: send }, words.send), message));
}
