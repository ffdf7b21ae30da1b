import { attr } from '../../dom/nodes.ts';
import { controlText, shownText } from '../../dom/shown-text.ts';
import type { Adapter, Place, Sight } from '../adapter.ts';
import { firstIn, only, outermost, under } from '../seen.ts';
import fields from './fields.json';

const PANE = 'data-ticket-id';
/** What Agent Workspace calls the parts of a ticket. */
const PARTS: Readonly<Record<string, string>> = {
  'omni-header-subject': 'subject', 'ticket-pane-subject': 'subject', 'ticket-system-field-requester-select': 'requester', 'assignee-field-selected-agent-tag': 'assignee',
  'ticket-fields-priority-select': 'priority', 'ticket-fields-type-select': 'type',
};
/** A bank's own field, by the number that the administration gives it. */
const OWN = /^ticket-form-field-\w+-field-(\d+)$/;

/** Views, search and the home page. */
const NO_TICKET = /^\/agent\/(?:filters|dashboard|home|search|reporting|admin)\b/;

const idOf = (element: Element): string => attr(element, 'data-test-id');
const isTab = (element: Element): boolean => idOf(element) === 'header-tab';
const isChosen = (tab: Element): boolean => ['aria-selected', 'data-selected', 'data-entity-is-selected'].some((key) => attr(tab, key) === 'true') || attr(tab, 'aria-current') === 'page';

/**
 * Every open ticket stays on the page in a pane of its own, one upon the other and none of them hidden; which one is in front the
 * tabs say, and the address.
 */
function look(seen: readonly Element[], document: Document): Sight | undefined {
  const { pathname } = document.location;
  const tabs = seen.filter(isTab);
  const chosen = only(tabs.filter(isChosen));
  const panes = outermost(seen.filter((element) => attr(element, PANE) !== '' && !isTab(element)));
  const parts = seen.filter((element) => PARTS[idOf(element)] !== undefined || OWN.test(idOf(element)));
  const ticket = (chosen && attr(chosen, 'data-entity-id')) || /\/tickets\/(\d+)/.exec(pathname)?.[1] || '';
  const here = panes.filter((pane) => attr(pane, PANE) === ticket);
  if (here.length === 0 && (!chosen || panes.length + parts.length === 0) && (NO_TICKET.test(pathname) || seen.some((element) => idOf(element) === 'generic-table-body'))) return { is: 'nobody' };
  if (panes.length + parts.length === 0 || (panes.length > 0 && ticket === '')) return undefined;
  const elsewhere = [...panes.filter((pane) => attr(pane, PANE) !== ticket), ...tabs.filter((tab) => tab !== chosen)];
  const element = chosen ?? here[0];
  const places: Place[] = element && ticket !== '' && (here.length > 0 || panes.length === 0) ? [{ name: 'ticket', element, shown: ticket }] : [];
  const inFront = under(here);
  for (const part of parts)
    if (panes.length === 0 || inFront(part)) places.push({ name: PARTS[idOf(part)] ?? OWN.exec(idOf(part))![1]!, element: part });
  return { is: 'record', kind: 'ticket', places, elsewhere };
}

/** A drop-down keeps its choice in an element of its own, beside the box to search in. */
function text(element: Element): string {
  const value = firstIn(element, '[data-garden-id="dropdowns.combobox.value"],[data-garden-id="typography.ellipsis"]');
  const control = value ? null : firstIn(element, 'input,textarea');
  return controlText(element) ?? (shownText(value ?? element, { buttons: true, styled: true }) || (control ? (controlText(control) ?? '') : ''));
}

/** Agent Workspace of Zendesk Support. */
export const zendesk: Adapter = {
  wants: [`[${PANE}]`, '[data-test-id="header-tab"],[data-test-id="generic-table-body"]', ...Object.keys(PARTS).map((id) => `[data-test-id="${id}"]`), '[data-test-id^="ticket-form-field-"]'],
  fields, look, text,
};
