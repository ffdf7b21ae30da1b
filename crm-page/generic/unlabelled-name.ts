import { ancestors, flatChildren, isElement, isText, tagOf } from '../dom/nodes.ts';
import { controlText, isControl, tidy } from '../dom/shown-text.ts';
import { worded } from '../vocabulary.ts';
import { baseConfidence, clean, type Candidate } from './candidates.ts';
import type { Marked, PageIndex } from './index-page.ts';
import type { LabelMatcher } from './labels/match-label.ts';
import { paced } from './paced.ts';
import { within, type Regions } from './regions.ts';
import { looksLikeName } from './shapes.ts';

export interface Scope {
  /** Is this node in the part of the page that is read? */
  allows(field: string, node: Node): boolean;
}

export interface Known {
  readonly caseFields: number;
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Where the page says, with a label, how to reach or tell the customer. */
  readonly personal: readonly { readonly node: Node; readonly order: number }[];
  readonly has: (field: string) => boolean;
  readonly match: LabelMatcher;
}

/** Text nodes under a heading, each tidied. */
export function leaves(element: Node): string[] {
  const found: string[] = [];
  const look = (node: Node, depth: number): void => {
    if (found.length > 12 || depth > 8) return;
    if (isText(node)) {
      const text = tidy(node.data);
      if (text !== '') found.push(text);
    } else if (isElement(node) && isControl(tagOf(node))) found.push(controlText(node) ?? '');
    else if (isElement(node)) for (const child of flatChildren(node)) look(child, depth + 1);
  };
  look(element, 0);
  return found;
}

/** Headings that speak of somebody: "与 丁一鸣 的会话", "Chat with Jane Roe". */
const TALK_WITH = worded('talk_with');

export const level = (element: Element): number => (/^h[1-6]$/.test(tagOf(element)) ? Number(tagOf(element)[1]) : 3.5);

export const plainName = (text: string): string => clean('customer_name', text.replace(/[（(].*?[)）]\s*$/, ''), []).shown;

/** gmendez@, gloria.mendez@, mendez.g@: the whole name, or one of its words with the initial of another. */
const isAddressOf = (email: string, name: string): boolean => {
  const local = email.split('@')[0]!.toLowerCase().replace(/[^a-z]/g, '');
  const [first = '', ...rest] = name.toLowerCase().replace(/[^a-z\s]/g, '').split(/\s+/);
  const last = rest[rest.length - 1] ?? '';
  return last.length > 1 && first !== '' && [first + last, last + first, first[0] + last, last + first[0], first + last[0]].includes(local);
};

/** A name without a label: in a heading, borne out by the title, the selected list item, a mail address or repeated mention. */
export function* nameFromHeadings(index: PageIndex, scope: Scope, regions: Regions, known: Known, title: string): Generator<void, Candidate | null> {
  const counts = new Map<string, { best: Marked; mentions: number; rank: number }>();
  for (const heading of index.headings) {
    yield;
    if (!scope.allows('customer_name', heading.element)) continue;
    for (const leaf of new Set([heading.text, ...leaves(heading.element)])) {
      const name = plainName(TALK_WITH.exec(leaf)?.slice(1).find((part) => part !== undefined) ?? leaf);
      if (!looksLikeName(name) || regions.strangers.has(name) || known.match(name) !== undefined) continue;
      const seen = counts.get(name);
      if (seen) {
        seen.mentions += 1;
        seen.rank = Math.min(seen.rank, level(heading.element));
      } else counts.set(name, { best: heading, mentions: 1, rank: level(heading.element) });
      break;
    }
  }
  if (known.emails.length > 0) yield* paced(index.badges, (badge) => {
    if (counts.has(badge.text) || badge.text.length < 5 || !looksLikeName(badge.text) || regions.strangers.has(badge.text)) return;
    if (known.emails.some((email) => isAddressOf(email, badge.text)) && scope.allows('customer_name', badge.element)) counts.set(badge.text, { best: badge, mentions: 1, rank: 4 });
  });
  const scored = [...counts].map(([name, seen]) => {
    let score = seen.rank <= 2 ? 2 : 0;
    if (title.includes(name)) score += 2;
    if (index.selected.some(({ text }) => text.includes(name))) score += 1.5;
    if (known.emails.some((email) => bears(email, name))) score += 3;
    score += Math.min(seen.mentions - 1, 3) * 0.5;
    return { name, score, seen };
  }).sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || (second && second.score >= first.score)) return null;
  const alone = scored.length === 1 && ['phone', 'email', 'id_number', 'account_number'].some(known.has);
  if (first.score < 1.5 && !alone) return null;
  return { field: 'customer_name', shown: first.name, foundBy: 'heading', confidence: baseConfidence('heading') + Math.min(first.score, 4) * 0.05, node: first.seen.best.element, order: first.seen.best.order };
}

/** The smallest part of the page that holds most of what is said of the person. */
export function cardOf({ personal }: Known): Element | undefined {
  const holding = new Map<Element, number>();
  for (const { node } of personal.slice(0, 40)) for (const at of ancestors(node, 30)) holding.set(at, (holding.get(at) ?? 0) + 1);
  return [...holding].find(([, count]) => count >= Math.max(2, personal.length * 0.6))?.[0];
}

/** The one name above what a card says of a person, which needs neither a label nor a heading. */
export function nameAbove(index: PageIndex, scope: Scope, regions: Regions, known: Known): Candidate | null {
  const start = Math.min(...known.personal.map(({ order }) => order));
  const card = cardOf(known);
  const before = index.badges.filter(({ order }) => order < start).slice(-14);
  let step = 0;
  for (const at of card ? ancestors(card, 7) : []) {
    if (step > 5 || /^(?:body|main)$/.test(tagOf(at))) return null;
    const names = new Map<string, Marked>();
    for (const mark of before) {
      const name = plainName(mark.text);
      if (!mark.command && within(mark.element, at) && looksLikeName(name) && !regions.strangers.has(name) && known.match(name) === undefined && scope.allows('customer_name', mark.element)) names.set(name, mark);
    }
    for (const [name, mark] of names) return names.size > 1 ? null : { field: 'customer_name', shown: name, foundBy: 'heading', confidence: baseConfidence('heading') - 0.05, node: mark.element, order: mark.order };
    step += 1;
  }
  return null;
}

/** Does the address hold a word of the name? */
export const bears = (email: string, name: string): boolean =>
  name.toLowerCase().split(/[\s,.'’-]+/).some((word) => word.length > 2 && (email.split('@')[0] ?? '').toLowerCase().includes(word));
