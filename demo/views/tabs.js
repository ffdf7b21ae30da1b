import { element } from '../element.js';

const table = (columns, rows) =>
  element('table', { class: 'wb-table' }, element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', {}, column)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))));

/** Three tabs whose hidden panels stay in the document, as frameworks keep them: case, history, earlier recordings. */
export function tabs(words, customer, caseView) {
  const panels = [
    { id: 'cases', title: words.tabs.cases, body: caseView },
    { id: 'history', title: words.tabs.history, body: table(words.columns, customer.history) },
    { id: 'record', title: words.tabs.record, body: element('ol', { class: 'wb-recordings' }, ...customer.recordings.map((each) => element('li', {}, each))) },
  ].map((each) => ({
    ...each,
    tab: element('div', { class: 'wb-tabs__item', role: 'tab', id: `tab-${each.id}`, tabindex: 0, 'aria-controls': `pane-${each.id}` }, each.title),
    pane: element('div', { class: 'wb-tab-pane', role: 'tabpanel', id: `pane-${each.id}`, 'aria-labelledby': `tab-${each.id}` }, each.body),
  }));
  const show = (id) => {
    for (const each of panels) {
      each.pane.style.display = each.id === id ? '' : 'none';
      each.tab.setAttribute('aria-selected', String(each.id === id));
    }
  };
  for (const each of panels) each.tab.addEventListener('click', () => show(each.id));
  show('cases');
  return element('div', { class: 'wb-tabs' }, element('div', { class: 'wb-tabs__nav', role: 'tablist' }, ...panels.map((each) => each.tab)), ...panels.map((each) => each.pane));
}
