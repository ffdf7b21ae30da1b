import { attr } from '../../dom/nodes.ts';
import { controlText, shownText } from '../../dom/shown-text.ts';
import type { Adapter, Place, Sight } from '../adapter.ts';
import { allIn, around, inDialog, only, under, upwards } from '../seen.ts';
import fields from './fields.json';

const FORM = 'editFormRoot';
const TITLE = 'header_title';

/**
 * A control's part that carries its value: `mobilephone.fieldControl-phone-text-input`. Parts of a composite are named after it
 * (`fullname_compositionLinkControl_lastname`), controls of the header begin with `header_`. Fields of a quick view have another dot
 * before their name: they are another record's. Stages of a process (`header_process_`) repeat what the form holds. The second kind of
 * part frames the first and counts only where there is none of it.
 */
const PART = /^(?:header_(?!process_))?(?:\w+_compositionLinkControl_)?(\w+)\.fieldControl-(?:((?:[a-z]+-)*text(?:-input)?|date-time-input|option-set-select|pickliststatus-comboBox_text-value|LookupResultsDropdown_\w+_selected_tag_text)|LookupResultsDropdown_\w+_(?:selected_tag|SelectedRecordList)|datetime-description_container)$/;
/** The header of today is a component; its values are slotted. */
const HEADER = /^header_(?!process_)(\w+)$/;
/** `MscrmControls.FieldControls.TextBoxControl|title.fieldControl|incident`. */
const KIND = /\|\w+\.fieldControl\|(\w+)$/;

const LIST = /[?&]pagetype=(?:entitylist|dashboard|search)\b/;
/** A record that is kept already: the heading of one being made is no name. */
const KEPT = /[?&]id=/;

const idOf = (element: Element): string => attr(element, 'data-id');

/** The table as a control's frame has it, where that is one of those read; else as the address has it. */
function kindOf(seen: readonly Element[], inForm: (element: Element) => boolean, url: string): string {
  for (const element of seen) {
    const kind = KIND.exec(attr(element, 'data-lp-id'))?.[1];
    if (kind && Object.hasOwn(fields, kind) && inForm(element)) return kind;
  }
  return /[?&]etn=(\w+)/.exec(url)?.[1] ?? '';
}

function look(seen: readonly Element[], document: Document): Sight | undefined {
  const forms = seen.filter((element) => idOf(element) === FORM);
  const { href } = document.location;
  if (forms.length === 0) return LIST.test(href) || seen.some((element) => /^data-set-body-container$|onegrid_control_container$/.test(idOf(element))) ? { is: 'nobody' } : undefined;
  // A form opened as a dialog lies above the other.
  const above = inDialog();
  const form = only(forms) ?? only(forms.filter(above));
  if (!form) return undefined;
  const inForm = under([form]);
  const inNewRecord = upwards((at) => idOf(at).includes('quickCreateRoot'));
  const kind = kindOf(seen, inForm, href);
  const places: Place[] = [];
  const frames: Place[] = [];
  for (const element of seen) {
    const header = HEADER.exec(attr(element, 'data-name'))?.[1];
    const part = PART.exec(idOf(element));
    // The header and its fly-out may stand outside the form.
    const ofRecord = inForm(element) || ((header || idOf(element).startsWith('header_')) && above(element) === above(form));
    if (!ofRecord || inNewRecord(element)) continue;
    if (header) places.push({ name: header, element });
    else if (part) (part[2] ? places : frames).push({ name: part[1]!, element });
  }
  const named = new Set(places.map(({ name }) => name));
  places.push(...frames.filter(({ name }) => !named.has(name)));
  const title = only(seen.filter((element) => idOf(element) === TITLE && inForm(element)));
  if (title && KEPT.test(href)) places.push({ name: TITLE, element: title, shown: attr(title, 'title') });
  return { is: 'record', kind, places };
}

const shownIn = (element: Element): string => controlText(element) ?? (shownText(element, { styled: true }) || shownText(element, { buttons: true, styled: true }));

/** What these show, one after the other; of more than two nobody knows which is meant. */
const joined = (boxes: readonly Element[]): string => (boxes.length > 2 ? '' : boxes.map(shownIn).join(' ').trim());

function text(element: Element): string {
  const id = idOf(element);
  if (HEADER.test(attr(element, 'data-name'))) return joined(allIn(element, '[slot="value"]'));
  // One chosen record a field; its name stands beside an icon and a button to remove it.
  if (id.endsWith('_SelectedRecordList')) {
    const items = allIn(element, 'li');
    return items.length > 1 ? '' : joined(allIn(items[0] ?? element, 'a,label').slice(0, 1)) || shownText(element, { styled: true });
  }
  // A date and its time of day are two boxes of one field.
  if (id.endsWith('datetime-description_container')) return joined(allIn(element, 'input')) || shownText(element, { styled: true });
  const shown = shownIn(element);
  const field = id.endsWith('date-time-input') && shown !== '' && around(element, (at) => idOf(at).endsWith('-FieldSectionItemContainer'));
  return field ? joined([element, ...allIn(field, '[data-id*="_timecontrol"] input')]) : shown;
}

/** Model-driven apps of Dynamics 365 and Power Apps. */
export const dynamics365: Adapter = {
  wants: [`[data-id="${FORM}"]`, `[data-id="${TITLE}"]`, '[data-id="data-set-body-container"],[data-id$="onegrid_control_container"]', '[data-lp-id*=".fieldControl|"]', '[data-id*=".fieldControl-"]', '[data-name^="header_"]'],
  fields, look, text,
};
