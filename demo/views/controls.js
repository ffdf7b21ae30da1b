import { element } from '../element.js';

/** The bar with which a person plays the other side: it is marked as no part of the CRM. */
export function controls(words, actions) {
  const button = (name, run) => element('button', { class: 'wb-demo__button', type: 'button', 'data-demo': name, onclick: run }, words.demo[name]);
  return element('footer', { class: 'wb-demo', 'aria-label': words.demo.title },
    element('span', { class: 'wb-demo__title' }, words.demo.title),
    button('ring', () => actions.badge('ringing')), button('answer', () => actions.badge('in-call')), button('hold', () => actions.badge('on-hold')),
    button('hangUp', () => actions.badge('after-call')), button('next', () => actions.next()), button('play', () => actions.play()), button('stop', () => actions.stop()));
}
