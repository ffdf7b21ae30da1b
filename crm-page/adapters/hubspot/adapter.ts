import { attr } from '../../dom/nodes.ts';
import type { Adapter, Place, Sight } from '../adapter.ts';
import { inDialog, only, outermost, under, upwards } from '../seen.ts';
import fields from './fields.json';

const TEST = 'data-selenium-test';
const PROPERTY = 'property-input-';
const TITLE = 'highlightTitle';
const CONTACT = 'contact-chicklet-title-link';
const PREVIEW = 'CRM_OBJECT_PREVIEW';

/** Types of objects as addresses have them. */
const KINDS: Readonly<Record<string, string>> = { '0-1': 'contact', '0-5': 'ticket', contact: 'contact', ticket: 'ticket' };
const RECORD = /^\/contacts\/\d+\/(?:record\/)?(0-\d+|contact|company|deal|ticket)\/\d+/;
const LIST = /^\/contacts\/\d+\/objects\/(0-\d+)\//;

const nameOf = (element: Element): string => attr(element, TEST);

function look(seen: readonly Element[], document: Document): Sight | undefined {
  const path = document.location.pathname;
  const preview = only(outermost(seen.filter((element) => attr(element, 'data-crm-location') === PREVIEW)));
  const sidebar = only(seen.filter((element) => attr(element, 'data-test-id') === 'left-sidebar'));
  const area = preview ?? sidebar;
  const inArea = under(area ? [area] : []);
  const above = inDialog();
  const associated = upwards((at) => attr(at, 'data-test-id') === 'records-right-sidebar');
  // A card names the kind of its record ("contact-highlight-details"); the address does so for the whole page.
  const card = only(seen.filter((element) => /-highlight-details$/.test(nameOf(element)) && (!area || inArea(element))));
  const told = card ? nameOf(card).replace('-highlight-details', '') : (preview ? LIST : RECORD).exec(path)?.[1];
  if (!area && !card && !RECORD.test(path)) return LIST.test(path) || seen.some((element) => attr(element, 'data-test-id') === 'filter-panel') ? { is: 'nobody' } : undefined;
  const places: Place[] = [];
  for (const element of seen) {
    const name = nameOf(element);
    if (name === CONTACT && !preview) places.push({ name: 'contact', element });
    if ((area && !inArea(element)) || (!preview && above(element)) || associated(element)) continue;
    if (name === TITLE) places.push({ name, element });
    else if (name.startsWith(PROPERTY)) places.push({ name: name.slice(PROPERTY.length), element });
  }
  return { is: 'record', kind: KINDS[told ?? ''] ?? '', places };
}

/** Records of HubSpot's CRM. */
export const hubspot: Adapter = {
  wants: [
    `[data-crm-location="${PREVIEW}"]`, '[data-test-id="left-sidebar"],[data-test-id="filter-panel"]', `[${TEST}$="-highlight-details"]`, `[${TEST}="${TITLE}"],[${TEST}="${CONTACT}"]`,
    `[${TEST}^="${PROPERTY}"]`,
  ],
  fields, look,
};
