import { card, element, tag } from '../element.js';

const PAIRS_A_ROW = 2;

/** Label and value in pairs, two a row (the panel stands beside the page), as a bordered description table; a wide pair takes a row of its own. */
function descriptions(pairs) {
  const rows = [[]];
  for (const pair of pairs) {
    const row = rows.at(-1);
    if (pair.wide || row.length === PAIRS_A_ROW || row[0]?.wide) rows.push([pair]);
    else row.push(pair);
  }
  return element('table', { class: 'wb-descriptions__table is-bordered' },
    element('tbody', {}, ...rows.filter((row) => row.length > 0).map((row) => element('tr', {}, ...row.flatMap(cells)))));
}

const cells = (pair) => [
  element('th', { class: 'wb-descriptions__cell wb-descriptions__label' }, pair.label),
  element('td', { class: 'wb-descriptions__cell wb-descriptions__content', colspan: pair.wide ? 3 : 1 }, pair.tag ? tag(pair.tag, pair.value) : pair.value),
];

export const customerCard = (words, customer) =>
  element('div', { class: 'wb-customer' },
    element('div', { class: 'wb-page-header' },
      element('h1', { class: 'wb-page-header__content' }, customer.name),
      ...customer.tags.map((each) => tag(each.kind, each.text))),
    card(words.basics, descriptions(customer.fields)));
