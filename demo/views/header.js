import { element } from '../element.js';

/** The bar at the top: product, global search, the agent, the call badge. */
export const header = (words, agent, badge) =>
  element('header', { class: 'wb-header' },
    element('span', { class: 'wb-header__product' }, words.product),
    element('input', { class: 'wb-input wb-header__search', type: 'search', placeholder: words.search, 'aria-label': words.search }),
    element('span', { class: 'wb-header__agent' }, `${words.agent}：${agent.name}（${words.staff} ${agent.number}）`),
    badge.node);
