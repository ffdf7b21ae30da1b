import { attr } from '../../dom/nodes.ts';
import { controlText, shownText } from '../../dom/shown-text.ts';
import type { Adapter, Place, Sight } from '../adapter.ts';
import { around, firstIn, inDialog, only, under, upwards } from '../seen.ts';
import fields from './fields.json';

const FORM = 'editFormRoot';
const TITLE = 'header_title';

/**
 * A control's part that carries its value: `mobilephone.fieldControl-phone-text-input`. Parts of a composite are named after it
 * (`fullname_compositionLinkControl_lastname`), controls of the header begin with `header_`. Fields of a quick view have another dot
 * before their name: they are another record's. Stages of a process (`header_process_`) repeat what the form holds.
 */
const PART = /^(?:header_(?!process_))?(?:\w+_compositionLinkControl_)?(\w+)\.fieldControl-(?:(?:[a-z]+-)*text(?:-input)?|date-time-input|option-set-select|pickliststatus-comboBox_text-value|LookupResultsDropdown_\w+_selected_tag(?:_text)?)$/;
/** `MscrmControls.FieldControls.TextBoxControl|title.fieldControl|incident`. */
const KIND = /\|\w+\.fieldControl\|(\w+)$/;

const LIST = /[?&]pagetype=(?:entitylist|dashboard|search)\b/;
/** A record that is kept already: the heading of one being made is no name. */
const KEPT = /[?&]id=/;

const idOf = (element: Element): string => attr(element, 'data-id');

function kindOf(seen: readonly Element[], inForm: (element: Element) => boolean, url: string): string {
  for (const element of seen) {
    const kind = KIND.exec(attr(element, 'data-lp-id'))?.[1];
    if (kind && inForm(element)) return kind;
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
  const ids = new Set(seen.map(idOf));
  for (const element of seen) {
    const part = PART.exec(idOf(element));
    // The tag of a chosen record holds more than its text.
    if (!part || ids.has(`${part[0]}_text`) || !(inForm(element) || (idOf(element).startsWith('header_') && !above(element))) || inNewRecord(element)) continue;
    places.push({ name: part[1]!, element });
  }
  const title = only(seen.filter((element) => idOf(element) === TITLE && inForm(element)));
  if (title && KEPT.test(href)) places.push({ name: TITLE, element: title, shown: attr(title, 'title') });
  return { is: 'record', kind, places };
}

/** A date and its time of day are two boxes of one field. */
function text(element: Element): string {
  const shown = controlText(element) ?? shownText(element, { buttons: true, styled: true });
  if (!idOf(element).endsWith('date-time-input') || shown === '') return shown;
  const field = around(element, (at) => idOf(at).endsWith('-FieldSectionItemContainer'));
  const time = field && firstIn(field, '[data-id*="_timecontrol"] input');
  return `${shown} ${time ? (controlText(time) ?? '') : ''}`.trim();
}

/** Model-driven apps of Dynamics 365 and Power Apps. */
export const dynamics365: Adapter = {
  wants: [`[data-id="${FORM}"]`, `[data-id="${TITLE}"]`, '[data-id="data-set-body-container"],[data-id$="onegrid_control_container"]', '[data-lp-id*=".fieldControl|"]', '[data-id*=".fieldControl-"]'],
  fields, look, text,
};
