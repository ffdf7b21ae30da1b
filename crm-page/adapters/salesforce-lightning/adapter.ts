import { attr, flatChildren, isElement, tagOf } from '../../dom/nodes.ts';
import { controlText, isControl, shownText } from '../../dom/shown-text.ts';
import { hiddenByMarkup } from '../../dom/visibility.ts';
import type { Adapter, Place, Sight } from '../adapter.ts';
import { inDialog, upwards } from '../seen.ts';
import fields from './fields.json';

const NAMED = 'data-target-selection-name';
/** `sfdc:RecordField.Case.Subject`: the object and the field by their API names. */
const FIELD = /^sfdc:RecordField\.((\w+)\.\w+)$/;
/** Lists, home pages, dashboards. */
const LIST = /\/lightning\/(?:o|page)\//;
const PRIMARY = 'lightning-formatted-name[slot="primaryField"]';

function look(seen: readonly Element[], document: Document): Sight | undefined {
  const places: Place[] = [];
  const count: Record<string, number> = {};
  let header = false;
  const above = inDialog();
  // A hint above a link shows some other record.
  const inHint = upwards((at) => /\bforceHoverPanel\b|\bmodal-container\b/.test(attr(at, 'class')));
  for (const element of seen) {
    const field = FIELD.exec(attr(element, NAMED));
    header ||= tagOf(element) === 'records-lwc-highlights-panel';
    if (above(element) || inHint(element)) continue;
    if (field) {
      places.push({ name: field[1]!, element });
      count[field[2]!] = (count[field[2]!] ?? 0) + 1;
    } else if (tagOf(element) === 'lightning-formatted-name') places.push({ name: 'primaryName', element });
  }
  // The address names the record; a page may show parts of others beside it.
  const asked = /\/lightning\/r\/([A-Z]\w*)\//.exec(document.location.pathname)?.[1];
  const kind = asked ?? Object.keys(count).sort((a, b) => count[b]! - count[a]!)[0];
  if (kind) return { is: 'record', kind, places };
  return !header && (LIST.test(document.location.pathname) || seen.some((element) => /\bforceListViewManager\b/.test(attr(element, 'class')))) ? { is: 'nobody' } : undefined;
}

/** The first elements below, in the order of the screen, of which this is true. Bounded. */
function below(root: Element, is: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const waiting: Element[] = [root];
  for (let steps = 0; waiting.length > 0 && steps < 300; steps += 1) {
    const at = waiting.pop()!;
    if (hiddenByMarkup(at)) continue;
    if (at !== root && is(at)) found.push(at);
    else waiting.push(...flatChildren(at).filter(isElement).reverse());
  }
  return found;
}

/** What is read stands in the output, beside the label and the pencil; what is being edited in its one box, or it is several. */
function text(element: Element): string {
  if (!attr(element, NAMED)) return shownText(element, { styled: true });
  const output = below(element, (at) => /\btest-id__field-value\b/.test(attr(at, 'class')) || attr(at, 'data-output-element-id') === 'output-field' || attr(at, 'slot') === 'outputField')[0];
  if (output) return shownText(output, { styled: true });
  const boxes = below(element, (at) => isControl(tagOf(at)) || attr(at, 'role') === 'combobox');
  return boxes.length === 1 ? (controlText(boxes[0]!) ?? shownText(boxes[0]!, { buttons: true })) : '';
}

/** Lightning Experience and its consoles. */
export const salesforceLightning: Adapter = { wants: ['.forceListViewManager', `records-lwc-highlights-panel,${PRIMARY}`, `[${NAMED}^="sfdc:RecordField."]`], fields, look, text };
