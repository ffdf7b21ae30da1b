import { element } from '../element.js';

const item = (entry, openId, open) =>
  element('a', {
    class: `wb-queue__item${entry.id === openId ? ' is-active' : ''}`, href: `/customers/${entry.id}`, 'data-customer': entry.id,
    onclick: (event) => {
      event.preventDefault();
      open(entry.id);
    },
  }, element('b', {}, entry.name), element('small', {}, entry.waiting));

/** Everybody else who waits: other people's names on the same page. */
export const queue = (words, entries, openId, open) =>
  element('aside', { class: 'wb-aside' },
    ...[['phone', words.queue], ['chat', words.chats]].flatMap(([channel, title]) => {
      const group = entries.filter((entry) => entry.channel === channel);
      return group.length === 0 ? [] : [element('div', { class: 'wb-queue__title' }, title), ...group.map((entry) => item(entry, openId, open))];
    }));
