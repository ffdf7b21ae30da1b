import { ancestors, flatParent, isElement, shapeOf } from '../dom/nodes.ts';
import { controlText, shownText } from '../dom/shown-text.ts';
import { shownByStyle } from '../dom/visibility.ts';
import { clean, confidenceOf, dateBeside, type Candidate } from './candidates.ts';
import { isRead, type Hit, type PageIndex } from './index-page.ts';
import { paced } from './paced.ts';
import { valueOf, type Found, type LabelNodes } from './pair.ts';
import { within, type Regions } from './regions.ts';
import { fits, isTier } from './shapes.ts';
import { worded } from '../vocabulary.ts';

const PASSING = worded('passing_name', 'g');

/** A candidate with what the list rules need to know of it. */
export interface Placed extends Candidate {
  readonly several: boolean;
  readonly fromControl: boolean;
  readonly hit: Hit;
}

export const IDENTITY = worded('identity_field');
const MAIN_FIELD = worded('main_field');
const DATED = worded('dated_field');
const CASE_FIELD = worded('case_field');
const BARE_NUMBER = worded('bare_number_label');
const CASE_NUMBER = worded('lone_id', '');
const NUMBERED_HEADING = worded('numbered_heading');

/** The value of every label that is shown and allowed to speak of this customer. Yields between labels. */
export function* collect(index: PageIndex, labels: LabelNodes, regions: Regions): Generator<void, Placed[]> {
  const placed: Placed[] = [];
  const aboves = new Map<string, number>();
  const pending: { hit: Hit; found: Found }[] = [];
  const caseShapes = new Map<string, number>();
  if (index.hits.some(({ field }) => field === '!agent')) yield* paced(index.hits, ({ field, node }) => {
    const shape = CASE_FIELD.test(field) ? groupShape(node) : '';
    if (shape !== '') caseShapes.set(shape, (caseShapes.get(shape) ?? 0) + 1);
  }, 16);
  yield* paced(index.hits, (one) => {
    // An agent among the properties of a case is the one it is given to.
    const given = one.field === '!agent' && !one.quoted && (caseShapes.get(groupShape(one.node)) ?? 0) > 1;
    const hit = given ? { ...one, field: 'owner_agent' } : one.field === 'case_subject' && regions.isPast(one.node) ? { ...one, field: 'complaint_history' } : one;
    if (!isRead(hit) || !regions.allows(hit.field, hit.node)) return;
    const found = valueOf(hit, index, labels);
    if (!found || found.text === '') return;
    if (found.foundBy === 'above') {
      const shape = groupShape(hit.node);
      aboves.set(shape, (aboves.get(shape) ?? 0) + 1);
    }
    pending.push({ hit, found });
  }, 4);
  const valueNodes = new Map<Node, Hit>();
  for (const { hit, found } of pending) if (found.foundBy !== 'one-text') for (const node of found.nodes) if (!valueNodes.has(node)) valueNodes.set(node, hit);
  yield* paced(pending, ({ hit, found }) => {
    if (found.foundBy === 'above' && (aboves.get(groupShape(hit.node)) ?? 0) < 2 && !MAIN_FIELD.test(hit.field)) return;
    if (!found.nodes.every((node) => regions.allows(hit.field, node)) || isValueOfAnother(hit, valueNodes, pending)) return;
    const seen = found.foundBy === 'one-text' || found.several || found.text === '' ? found.text : shownText(found.nodes, { styled: true }).replace(/^[:：\s]+/, '') || found.text;
    const cleaned = clean(hit.field, seen, found.nodes);
    let shown = cleaned.shown;
    if (DATED.test(hit.field) && !fits(hit.field, shown)) shown = dateBeside([...ancestors(hit.node, 4)].slice(1)) ?? '';
    const field = fieldOf(hit, shown, index);
    if (!field || !fits(field, shown) || !(shownByStyle(hit.node) && (found.nodes.some((node) => shownByStyle(node)) || shownBeside(hit, found, index, labels)))) return;
    const first = found.nodes[0];
    placed.push({
      field, shown, label: hit.label, foundBy: found.foundBy, confidence: confidenceOf(hit, found), node: hit.node, order: hit.order, hit,
      several: found.several === true, fromControl: first !== undefined && isElement(first) && controlText(first) !== null,
    });
    if (cleaned.honorific) placed.push({ ...placed[placed.length - 1]!, field: 'honorific', shown: cleaned.honorific });
  }, 4);
  return placed;
}

/** The box that bears a label may be kept out of sight, and what it holds be written beside the label. */
const shownBeside = (hit: Hit, found: Found, index: PageIndex, labels: LabelNodes): boolean => {
  const beside = found.foundBy === 'label-for' && valueOf(hit, index, labels, false);
  return !!beside && beside.nodes.some((node) => shownByStyle(node)) && shownText(beside.nodes, { styled: true }).includes(found.text);
};

/**
 * What a value says its label means. "Customer value: Diamond" is worth no money. A bare "ID" or 编号 is the case's where the number
 * looks like one or the heading above speaks of cases; 编号 is nothing else.
 */
function fieldOf(hit: Hit, shown: string, { headings }: PageIndex): string | undefined {
  if (hit.field === 'balance' && isTier(shown)) return 'tier';
  const label = hit.label.replace(/[\s:：*]+/g, '');
  if (hit.field !== 'id_number' || !BARE_NUMBER.test(label)) return hit.field;
  const heading = headings.findLast(({ order, text }) => order < hit.order && text.length < 40);
  if (CASE_NUMBER.test(shown) || (heading && NUMBERED_HEADING.test(heading.text))) return 'case_id';
  return /^id$/i.test(label) ? hit.field : undefined;
}

const groupShape = (node: Node): string => {
  const shapes: string[] = [];
  for (const at of ancestors(node, 3)) shapes.push(shapeOf(at));
  return shapes.join('<');
};

/** "Origin: Phone": the word Phone is a value there, whatever stands after it. */
function isValueOfAnother(hit: Hit, valueNodes: ReadonlyMap<Node, Hit>, pending: readonly { hit: Hit; found: Found }[]): boolean {
  let at: Node | null = hit.node;
  for (let step = 0; at && step < 6; step += 1, at = flatParent(at)) {
    const owner = valueNodes.get(at);
    if (owner && owner !== hit && owner.order < hit.order && hit.inline === undefined && pending.find((one) => one.hit === owner)?.found.foundBy !== 'above') return true;
  }
  return false;
}

/**
 * Entries of one list: the same labels repeated in sibling blocks of one shape with different values. Which of them is the
 * customer at hand only a selection can say.
 */
export function* repeated(placed: readonly Placed[], index: PageIndex): Generator<void, Set<Placed>> {
  const inList = new Set<Placed>();
  const membersOf = new Map<Node, Placed[]>();
  yield* paced(placed, (one) => {
    for (const at of ancestors(one.node, 60)) {
      const members = membersOf.get(at);
      if (members) members.push(one);
      else membersOf.set(at, [one]);
    }
  });
  const labelsIn = (block: Node): string => membersOf.get(block)!.map((one) => one.label).join('|');
  for (const field of ['customer_name', 'phone', 'id_number', 'account_number', 'case_id']) {
    const same = placed.filter((one) => one.field === field && !one.several);
    yield* paced(same.slice(1), (b) => {
      const a = same[same.indexOf(b) - 1]!;
      if (a.shown === b.shown || a.label !== b.label || a.hit.node === b.hit.node) return;
      const blocks = siblingsOf(a.node, b.node);
      if (!blocks || (same.length < 3 && labelsIn(blocks[0]) !== labelsIn(blocks[1]))) return;
      for (const block of blocks)
        if (!isAlone(block, blocks, index)) for (const member of membersOf.get(block)!) inList.add(member);
    }, 8);
  }
  return inList;
}

const isAlone = (block: Element, blocks: readonly Element[], index: PageIndex): boolean =>
  blocks.filter((one) => index.selected.some(({ element }) => element === one || within(element, one))).length === 1 && index.selected.some(({ element }) => element === block || within(element, block));

/** The two sibling blocks of one shape that hold one node each. */
function siblingsOf(a: Node, b: Node): readonly [Element, Element] | null {
  const chain = [...ancestors(a, 40)];
  let below: Element | null = null;
  for (const at of ancestors(b, 40)) {
    const where = chain.indexOf(at);
    if (where > 0 && below) {
      const other = chain[where - 1]!;
      const shape = (element: Element): string => PASSING.strip(shapeOf(element));
      return shape(other) === shape(below) ? [other, below] : null;
    }
    if (where === 0) return null;
    below = at;
  }
  return null;
}
