import { ancestors, attr, byId, elementsWithin, flatChildren, flatParent, hasAttr, isElement, isText, namesOf, rootOf, shapeOf, tagOf } from '../dom/nodes.ts';
import { controlText, filled, hasContent, shownText, tidy, valueText } from '../dom/shown-text.ts';
import { hiddenByMarkup, markedHidden, shownByStyle } from '../dom/visibility.ts';
import type { FoundBy } from '../../domain/customer-record.ts';
import type { Hit, PageIndex } from './index-page.ts';
import { fits, looksLikeName } from './shapes.ts';
import { valueInTable } from './table.ts';
import { worded } from '../vocabulary.ts';

/** A code in the box, and what it means beside it. */
const CODE = worded('code');
const CODED = worded('coded_field');
const TOLD_BELOW = worded('told_below_field');
const ORNAMENT = worded('ornament_name');
const LED_TO = worded('led_to_field');
const LINK = worded('link_name');

/** Where a label's value stands. `several` marks rows of a list, which belong to several customers or products. */
export interface Found {
  readonly nodes: readonly Node[];
  readonly text: string;
  readonly foundBy: FoundBy;
  readonly several?: boolean;
}

export interface LabelNodes {
  /** Is this node, or the only thing within it, a label? */
  isLabel(node: Node): boolean;
  /** Does it hold a label anywhere? */
  holdsLabel(node: Node): boolean;
}

/** A value stands close to its label; a parent with ten thousand children must not be searched for each. */
const NEAREST = 30;
const BLOCK = worded('block_tag');
const STRUCTURE = worded('structure_tag');

/** Labels by node, and by every ancestor up to where a row could be. */
export function labelNodes(hits: readonly Hit[]): LabelNodes {
  const holders = new Map<Node, number>();
  const exact = new Set<Node>();
  for (const hit of hits) {
    if (hit.inline !== undefined && hit.inline.length > 40) continue;
    let at: Node | null = hit.node;
    for (let step = 0; at && step < 14; step += 1, at = flatParent(at)) holders.set(at, (holders.get(at) ?? 0) + 1);
    if (hit.inline === undefined) exact.add(hit.node);
  }
  const isLabel = (node: Node): boolean => {
    let at: Node = node;
    for (let step = 0; step < 8; step += 1) {
      if (exact.has(at)) return true;
      if (!holders.has(at)) return false;
      const inside: Node[] = filled(flatChildren(at));
      if (inside.length !== 1) return false;
      at = inside[0]!;
    }
    return false;
  };
  return { isLabel, holdsLabel: (node) => holders.has(node) };
}

/** The element a `label`, an `aria-labelledby` or an `aria-label` ties to this label by name. */
function named(hit: Hit, index: PageIndex): Element | null {
  if (isElement(hit.node) && controlText(hit.node) !== null) return hit.node;
  let at: Node | null = hit.node;
  for (let step = 0; at && step < 4; step += 1, at = flatParent(at)) {
    if (!isElement(at)) continue;
    const root = rootOf(at);
    const tied = index.labelledBy.get(attr(at, 'id'))?.find((element) => rootOf(element) === root && element !== at);
    if (tied && !WHOLE_ROLE.test(attr(tied, 'role')) && !BLOCK_ONLY.test(tagOf(tied))) return tied;
    if (tagOf(at) === 'label') {
      const target = attr(at, 'for');
      const control = target ? byId(root, target) : at.querySelector('input,select,textarea');
      if (control && control !== at) return control;
      return null;
    }
  }
  return null;
}
const EMPTY_STYLE = worded('empty_style');
const WHOLE_ROLE = worded('whole_role');
const BLOCK_ONLY = worded('whole_tag');

const PLAIN_INPUT = worded('plain_input');

/** A plain empty box says "no value"; an empty search box of a drop-down says nothing, what is chosen stands beside it. */
function saysEmpty(control: Element): boolean {
  const tag = tagOf(control);
  if (hiddenByMarkup(control, tag) || EMPTY_STYLE.test(attr(control, 'style')) || markedHidden(control) || !shownByStyle(control)) return false;
  if (tag === 'textarea' || tag === 'select') return true;
  return tag === 'input' && PLAIN_INPUT.test(attr(control, 'type')) && attr(control, 'role') !== 'combobox' && !hasAttr(control, 'aria-haspopup') && !hasAttr(control, 'aria-autocomplete') && !hasAttr(control, 'readonly');
}

interface Branch {
  readonly branch: Node;
  readonly siblings: readonly Node[];
  readonly at: number;
  readonly emptyBeside: boolean;
}

/** Up from a label to the first place where something else stands beside it. */
export function branchOf(node: Node): Branch | null {
  let branch: Node = node;
  let emptyBeside = false;
  for (let step = 0; step < 14; step += 1) {
    const parent = flatParent(branch);
    if (!parent || !isElement(parent) || tagOf(parent) === 'html') return null;
    const siblings = flatChildren(parent);
    const at = siblings.indexOf(branch);
    if (at < 0) return null;
    for (let away = 1; away < Math.min(siblings.length, 400); away += 1) {
      const after = siblings[at + away];
      const before = siblings[at - away];
      if ((after && hasContent(after)) || (before && hasContent(before))) return { branch, siblings, at, emptyBeside };
    }
    if (isElement(branch)) for (let i = at + 1; i < siblings.length; i += 1) {
      const beside = siblings[i]!;
      if (isElement(beside) && STRUCTURE.test(tagOf(beside)) && !ORNAMENT.test(namesOf(beside))) emptyBeside = true;
    }
    branch = parent;
    if (tagOf(parent) === 'body') return null;
  }
  return null;
}

/** What stands to the right in the same line, up to the next label, where a page puts every piece at a place of its own. */
export function inLine(node: Node, labels: LabelNodes): Node[] {
  for (const at of ancestors(node, 4)) {
    const { style } = at as HTMLElement;
    if (style?.position !== 'absolute') continue;
    const left = (one: Node): number => parseFloat((one as HTMLElement).style.left);
    const line = flatChildren(flatParent(at)!).slice(0, 300).filter((one) => (one as HTMLElement).style?.top === style.top && left(one) > left(at)).sort((a, b) => left(a) - left(b));
    const next = line.findIndex((one) => labels.holdsLabel(one) || (one as Element).querySelector('label'));
    return filled(next < 0 ? line : line.slice(0, next));
  }
  return [];
}

/** Finds the value of one label: what names it first, then tables and definition lists, then what stands beside, below or above. */
export function valueOf(hit: Hit, index: PageIndex, labels: LabelNodes, tied = true): Found | null {
  if (hit.inline !== undefined) return { nodes: [hit.node], text: hit.inline, foundBy: 'one-text' };
  const control = tied ? named(hit, index) : null;
  if (control) {
    const live = controlText(control);
    if (live === null) {
      const text = valueText([control]);
      if (text !== '' && !labels.holdsLabel(control)) return { nodes: [control], text, foundBy: 'label-for' };
    } else if (live !== '') {
      const meaning = CODE.test(live) && CODED.test(hit.field) ? filled(flatChildren(flatParent(control) ?? control)).find((_, at, all) => all[at - 1] === control) : undefined;
      if (meaning && isElement(meaning) && controlText(meaning) === null && !labels.holdsLabel(meaning) && fits(hit.field, valueText([meaning]))) return { nodes: [meaning], text: valueText([meaning]), foundBy: 'label-for' };
      return { nodes: [control], text: live, foundBy: 'label-for' };
    }
    else if (saysEmpty(control) || control === hit.node) return null;
  }
  const line = inLine(hit.node, labels);
  // A code and what it means: the meaning stands last; a unit that does not fit the field is none.
  const piece = line.reverse().find((one) => fits(hit.field, valueText([one])));
  if (line[0]) return piece ? { nodes: [piece], text: valueText([piece]), foundBy: 'label-row' } : null;
  const cell = valueInTable(hit.node, labels);
  if (cell !== undefined) return cell;
  const pressed = pressedBeside(hit);
  if (pressed) return { nodes: [pressed], text: valueText([pressed]), foundBy: 'label-row' };
  const place = branchOf(hit.node);
  if (!place) return null;
  const { branch, siblings, at } = place;
  const after = filled(siblings.slice(at + 1, at + 1 + NEAREST));
  const before = filled(siblings.slice(Math.max(0, at - NEAREST), at));
  const first = after[0];
  const row = labelRow(branch, siblings, labels);
  if (row !== undefined) return row;
  if (first) {
    if (labels.holdsLabel(first)) {
      const label = shapeOf(branch);
      // Labels and values in turn: a value may happen to be a label's word.
      const inTurn = after[1] ? shapeOf(after[1]) === label : before.length === 0 || (before.length > 1 && shapeOf(before[before.length - 2]!) === label);
      const pairOnly = inTurn && isElement(first) && labels.isLabel(first) && shapeOf(first) !== label;
      if (!pairOnly) return before.length > 0 ? above(branch, before, after, labels) : null;
    }
    if (place.emptyBeside && shapeOf(first) === shapeOf(branch)) return null;
    const nodes = [first, ...more(branch, first, siblings.slice(siblings.indexOf(first) + 1, at + 3 * NEAREST), labels, hit.field === 'address')];
    const isTerm = isElement(branch) && tagOf(branch) === 'dt';
    // A heading is the label of one short piece that the next heading of its kind, or nothing, follows.
    if (!isTerm && before.length > 0 && isHeadingLike(branch) && !(TOLD_BELOW.test(hit.field) && (hit.field !== 'address' || /\d/.test(valueText([first])))) && (shapeOf(after[1] ?? branch) !== shapeOf(branch) || valueText([first]).length > 60)) return null;
    return { nodes, text: valueText(nodes), foundBy: isTerm ? 'definition-list' : 'label-row' };
  }
  return above(branch, before, after, labels);
}

/** A person or a thing that leads to its own page is often a button named like a link; the only thing beside its label, it is the value. */
function pressedBeside(hit: Hit): Element | null {
  if (!LED_TO.test(hit.field)) return null;
  let branch: Node = hit.node;
  for (let step = 0; step < 4; step += 1) {
    const parent = flatParent(branch);
    if (!parent || !isElement(parent)) return null;
    const beside = flatChildren(parent).filter((node) => node !== branch && (isElement(node) ? !hiddenByMarkup(node) && shownText(node, { buttons: true }) !== '' : hasContent(node)));
    if (beside.length > 1) return null;
    const only = beside[0];
    if (only) {
      const [button, another] = hasContent(only) ? [] : elementsWithin(parent, 'button');
      const text = button && !another ? valueText([button]) : '';
      return fits(hit.field, text) && (LINK.test(namesOf(button!)) || looksLikeName(text)) ? button! : null;
    }
    branch = parent;
  }
  return null;
}

const isHeadingLike = (node: Node): boolean => isElement(node) && /^h[1-6]$/.test(tagOf(node));

/** What belongs to the first piece of a value: the rest of a line of text, or further pieces of the same kind. */
function more(label: Node, first: Node, rest: readonly Node[], labels: LabelNodes, lines: boolean): Node[] {
  const taken: Node[] = [];
  const line = isText(first) || (isElement(first) && isText(label) && !BLOCK.test(tagOf(first)));
  const shape = shapeOf(first);
  for (const node of rest) {
    if (taken.length >= 40) break;
    if (isElement(node) && (labels.holdsLabel(node) || (line && BLOCK.test(tagOf(node)) && !(lines && tagOf(node) === 'br')))) break;
    if (isText(node) && labels.holdsLabel(node)) break;
    if (line) taken.push(node);
    else if (isText(node) && tidy(node.data) === '') continue;
    else if (isElement(node) && tagOf(node) === 'dd' && tagOf(first as Element) === 'dd') taken.push(node);
    else if (shapeOf(node) === shape && shape !== shapeOf(label) && shape !== 'div.') taken.push(node);
    else if (hasContent(node)) break;
  }
  return taken;
}

/** Labels in one row, their values in the next: same count, same order; more rows than one make it a list. */
function labelRow(branch: Node, siblings: readonly Node[], labels: LabelNodes): Found | null | undefined {
  const row = siblings.length > NEAREST * 2 ? [] : filled(siblings);
  if (row.length < 2 || !row.every((node) => labels.isLabel(node))) return undefined;
  const parent = flatParent(branch);
  const place = parent ? branchOf(parent) : null;
  if (!place) return undefined;
  let below = filled(place.siblings.slice(place.at + 1, place.at + 1 + NEAREST));
  const inside = (node: Node): Node[] => filled(flatChildren(node));
  if (below.length === 1 && inside(below[0]!).length !== row.length) below = inside(below[0]!);
  const values = below[0] ? inside(below[0]) : [];
  if (values.length !== row.length || labels.holdsLabel(below[0]!)) return row.length > 2 ? null : undefined;
  const value = values[row.indexOf(branch)]!;
  const several = below[1] !== undefined && !labels.holdsLabel(below[1]) && inside(below[1]).length === row.length;
  return { nodes: [value], text: valueText([value]), foundBy: 'label-row', several };
}

/** The value stands above its label when the label closes a group of its own. */
function above(branch: Node, before: readonly Node[], after: readonly Node[], labels: LabelNodes): Found | null {
  const last = before[before.length - 1];
  if (!last || after.length > 0 || before.length > 2 || labels.holdsLabel(last) || isHeadingLike(branch)) return null;
  if (isText(branch) && isText(last)) return null;
  return { nodes: [last], text: valueText([last]), foundBy: 'above' };
}
