import { ancestors, attr, flatChildren, flatParent, isElement, namesOf, shapeOf, tagOf } from '../dom/nodes.ts';
import { hasContent, shownText } from '../dom/shown-text.ts';
import { isRead, type Hit, type PageIndex } from './index-page.ts';
import { paced } from './paced.ts';
import { branchOf, inLine, valueOf, type LabelNodes } from './pair.ts';
import { looksLikeName } from './shapes.ts';
import { worded } from '../vocabulary.ts';

/** Parts of a page that speak of somebody or something else than the customer at hand, and the people named there. */
export interface Regions {
  /** May a value for this field be taken from here? */
  allows(field: string, node: Node): boolean;
  readonly strangers: ReadonlySet<string>;
  /** Is this in a list of the customer's earlier complaints? */
  isPast(node: Node): boolean;
}

type Kind = 'person' | 'row' | 'others' | 'past' | 'deals' | 'ads' | 'agent' | 'account';

const PERSONAL = worded('personal_field');
const OF_HISTORY = worded('history_field');
const OF_CASE = worded('case_field');
const AGENT_BADGE = worded('agent_badge');
const TRULY = worded('dialog_role');
const TABLE_ROLE = worded('table_role');
const ADVERTISING = worded('advertising');

const forbids = (kind: Kind, field: string): boolean => {
  if (kind === 'account') return OF_CASE.test(field);
  if (kind === 'row') return PERSONAL.test(field);
  if (kind === 'agent') return field !== 'owner_agent';
  if (kind === 'deals') return field !== 'deal_status';
  if (kind === 'others' || kind === 'past') return !OF_HISTORY.test(field);
  return true;
};

/** The nodes that a heading or a label of another person speaks for: what follows it, up to the next of its kind. */
function spokenFor(hit: Hit, kind: Kind, headings: ReadonlySet<Node>, labels: LabelNodes, mark: (node: Node, kind: Kind) => void): void {
  const line = inLine(hit.node, labels);
  for (const node of line) mark(node, kind);
  const place = !line[0] && branchOf(hit.node);
  if (!place) return;
  const shape = shapeOf(place.branch);
  const inRow = isElement(place.branch) && /^t[dh]$/.test(tagOf(place.branch));
  const following = place.siblings.slice(place.at + 1, place.at + 300).filter((node) => hasContent(node));
  const heading = [...ancestors(hit.node, 4)].some((at) => headings.has(at)) || (following[0] !== undefined && labels.holdsLabel(following[0]));
  let first = true;
  for (const node of following) {
    if (first) mark(node, kind);
    else if (inRow) mark(node, kind === 'person' ? 'row' : kind);
    else if (!heading && labels.isLabel(node)) return;
    else if (shapeOf(node) === shape || (isElement(node) && /^h[1-6]$/.test(tagOf(node))) || (!heading && !inRow) || startsWithHeading(node, headings)) return;
    else mark(node, kind);
    first = false;
  }
}

function startsWithHeading(node: Node, headings: ReadonlySet<Node>): boolean {
  let at: Node | undefined = node;
  for (let step = 0; at && step < 5; step += 1) {
    if (headings.has(at)) return true;
    at = flatChildren(at).find((child) => hasContent(child));
  }
  return false;
}

export function* findRegions(index: PageIndex, labels: LabelNodes): Generator<void, Regions> {
  const regions = new Map<Node, Set<Kind>>();
  const mark = (node: Node, kind: Kind): void => {
    const kinds = regions.get(node);
    if (kinds) kinds.add(kind);
    else regions.set(node, new Set([kind]));
  };
  const headings = new Set<Node>(index.headings.map((heading) => heading.element));
  const strangers = new Set<string>();
  const inText = new Map<Node, number>();
  const facts = new Map<Node, number>();
  let total = 0;
  yield* paced(index.hits.filter(isRead), (hit) => {
    total += 1;
    if (!isElement(hit.node)) facts.set(hit.node, (facts.get(hit.node) ?? 0) + 1);
    for (const at of ancestors(hit.node, 60)) facts.set(at, (facts.get(at) ?? 0) + 1);
  }, 16);
  const mainTitles = new Set(index.headings.filter(({ element }) => tagOf(element) === 'h1').map(({ text }) => text));
  for (const hit of index.hits) {
    const past = hit.field === 'complaint_history' && hit.inline === undefined && !valueOf(hit, index, labels);
    if (!hit.field.startsWith('!') && hit.field !== 'owner_agent' && !past) continue;
    yield;
    if (!past && !/^!(?:others|deals|ads|account|kin)$/.test(hit.field)) {
      const found = valueOf(hit, index, labels);
      if (found && found.text.length < 60 && !(found.foundBy === 'above' && mainTitles.has(found.text))) for (const word of found.text.split(/[\s:：,，()（）/·]+/)) if (looksLikeName(word)) strangers.add(word);
      if (found && looksLikeName(found.text) && !(found.foundBy === 'above' && mainTitles.has(found.text))) strangers.add(found.text);
    }
    if (hit.field === 'owner_agent') continue;
    if (hit.inline !== undefined) {
      if (hit.field === '!person') inText.set(hit.node, hit.order);
      continue;
    }
    // A table with a column of relations lists other people.
    if (hit.field === '!kin') {
      const table = [...ancestors(hit.node, 12)].find((at) => tagOf(at) === 'table' || TABLE_ROLE.test(attr(at, 'role')));
      if (table) mark(table, 'person');
      continue;
    }
    const kind = past ? 'past' : hit.field.slice(1) as Kind;
    const marks: (readonly [Node, Kind])[] = [];
    spokenFor(hit, kind, headings, labels, (node, as) => void marks.push([node, as]));
    // The title of a whole page ("来电记录" above the one record) is no region of it.
    const covered = marks.reduce((sum, [node]) => sum + (facts.get(node) ?? 0), 0);
    if ((kind === 'others' || kind === 'past' || kind === 'account') && total >= 4 && covered >= total * 0.7) continue;
    for (const [node, as] of marks) mark(node, as);
  }
  yield;
  for (const { text } of index.badges) {
    const agent = AGENT_BADGE.exec(text);
    if (agent && looksLikeName(agent[1]!)) strangers.add(agent[1]!.trim());
  }
  const known = new Map<Node, readonly Kind[]>();
  const kindsAt = (node: Node): readonly Kind[] => {
    const remembered = known.get(node);
    if (remembered) return remembered;
    const own = regions.get(node);
    const parent = flatParent(node);
    const above = parent ? kindsAt(parent) : [];
    const ad = isElement(node) && ADVERTISING.test(namesOf(node)) && tagOf(node) !== 'body';
    const kinds = own || ad ? [...above, ...(own ?? []), ...(ad ? (['ads'] as const) : [])] : above;
    known.set(node, kinds);
    return kinds;
  };
  return {
    strangers,
    isPast: (node) => kindsAt(bounded(node)).includes('past'),
    allows: (field, node) => {
      if (inText.has(node) && PERSONAL.test(field)) return false;
      return !kindsAt(bounded(node)).some((kind) => forbids(kind, field));
    },
  };
}

/** A node nested too deep for recursion is judged by an ancestor of bounded depth. */
function bounded(node: Node): Node {
  const chain = [...ancestors(node, 2000)];
  return chain.length > 600 ? chain[chain.length - 600]! : node;
}

/** The dialog or slide-over that lies on top, when it holds a record of its own. */
export function topDialog(index: PageIndex, isRecord: (dialog: Element) => boolean, shown: (node: Node) => boolean): Element | null {
  let top: Element | null = null;
  let height = -1;
  for (const dialog of index.dialogs.slice(-24)) {
    if (tagOf(dialog) === 'body' || !isRecord(dialog) || !shown(dialog) || shownText(dialog, { limit: 10 }) === '') continue;
    // The body of a dialog is no dialog above it.
    if (top && !TRULY.test(attr(dialog, 'role')) && within(dialog, top)) continue;
    const level = Number(/z-index:\s*(\d+)/.exec(dialog.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level >= height) {
      top = dialog;
      height = level;
    }
  }
  return top;
}

/** Is `node` under `root` in the flat tree? */
export function within(node: Node, root: Node): boolean {
  for (const at of ancestors(node, 2000)) if (at === root) return true;
  return false;
}
