import { attr, flatChildren, flatParent, hasWithin, isElement, isText, namesOf, nextSibling, previousSibling, shapeOf, tagOf } from '../dom/nodes.ts';
import { filled, tidy } from '../dom/shown-text.ts';
import { hiddenByMarkup } from '../dom/visibility.ts';
import { isRoleLabel, roleOf, type Speaker } from './speaker-roles.ts';
import { headOf, isInitials, isNote, namesSender, saidByLabel } from './heads.ts';
import { isMeta, isTime, sideOf, timeIn, type Side } from './speakers.ts';
import { vocabulary, worded } from '../vocabulary.ts';

/** One run of text in a conversation, with everything that tells who said it. */
export interface Utterance {
  readonly text: string;
  readonly at?: string;
  /** A role written beside or before it. */
  readonly role?: Speaker;
  /** A name written beside or before it. */
  readonly name?: string;
  readonly side?: Side;
  /** The element whose text it is, for its place on the screen. */
  readonly element: Element;
  /** What bounds it as one message. */
  readonly unit: Element;
  /** Its place in the layout: what stands in the same is of the same kind. */
  readonly shape: string;
  /** From the container down. */
  readonly chain: readonly Element[];
}

const INLINE = /^(?:a|abbr|b|bdi|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)$/;
const ASIDE = worded('aside_name');
const BUBBLE = worded('bubble_name');
const SPEAKER_NAME = worded('speaker_name');
const PASSING = worded('passing_name', 'g');
const NOTE_NAME = worded('note_name');
const INTERNAL = worded('inside_name');
const UNSPOKEN = worded('unspoken_name');
const UNSPOKEN_TAG = worded('unspoken_tag');
const UNSPOKEN_ROLE = worded('unspoken_role');
const SENT_TO = worded('talk_to');
const AVATAR = worded('avatar_name');
const UNSPOKEN_LABEL = worded('unspoken_label');
const OFFER = worded('talk_offer');
const SPOKEN = /^(?:[[(（]?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[ap]m)?)[\])）]?\s*)?([^:：\n]{1,24}?)\s*[[(（]?((?:\d{1,2}:)?\d{1,2}:\d{2})?[\])）]?\s*[:：]\s*(\S[\s\S]*)$/i;
/** A longer conversation is read from its latest part. */
export const MOST_UTTERANCES = 300;

/** Nobody says more in one breath; a page may hold a text of a million characters. */
const LONGEST = 8000;

interface Leaf {
  readonly text: string;
  readonly element: Element;
  readonly chain: readonly Element[];
  readonly aside: boolean;
  /** Said by an attribute only. */
  readonly unseen?: boolean;
}

/** Elements and texts between two places where the page may have its turn. */
const STEP = 96;

/** Runs steps to their end without a pause. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

interface Level {
  readonly children: readonly Node[];
  readonly aside: boolean;
  /** Ends a run of text at its end, as a text spoken beside others where this is set. */
  readonly breaks: boolean;
  readonly apart: boolean;
  at: number;
}

/** What stands beside a node, past white space. */
function beside(node: Node, step: (node: Node) => Node | null): Element | null {
  let at = step(node);
  while (at && isText(at) && !/\S/.test(at.data)) at = step(at);
  return at && isElement(at) ? at : null;
}

/** A time or a speaker in a piece of the line of its own, before the piece that holds what was said; or a time after it. */
function saysWhoOrWhen(element: Element): boolean {
  const text = tidy((element.textContent ?? '').slice(0, 60));
  if (text.length > 25) return false;
  return beside(element, nextSibling) ? isTime(text) || isRoleLabel(text) : beside(element, previousSibling) !== null && isTime(text);
}

/** Beside messages from outside, those from inside are the bank's turns and no notes. */
function isInHouse(element: Element, names: string): boolean {
  const parent = flatParent(element);
  return INTERNAL.test(names) && parent !== null && isElement(parent) && hasWithin(parent, vocabulary().patterns.outside!);
}

/** Fields, buttons (save one that opens and shuts the message under it), what is offered to be said, and notes that the customer does not see. */
const isUnspoken = (element: Element, tag: string, names: string): boolean =>
  (UNSPOKEN_TAG.test(tag) && !(tag === 'button' && attr(element, 'aria-expanded') === 'true')) || attr(element, 'contenteditable') === 'true' || UNSPOKEN_ROLE.test(attr(element, 'role')) || UNSPOKEN.test(names) || (NOTE_NAME.test(names) && !isInHouse(element, names)) || UNSPOKEN_LABEL.test(attr(element, 'aria-label'));

function* leavesOf(container: Element, nodes: readonly Node[]): Generator<void, Leaf[]> {
  const found: Leaf[] = [];
  let run = '';
  let runChain: Element[] = [];
  const chain: Element[] = [];
  const flush = (aside: boolean): void => {
    const text = tidy(run);
    run = '';
    if (text !== '') found.push({ text, element: runChain[runChain.length - 1] ?? container, chain: runChain, aside });
  };
  let steps = 0;
  for (const node of nodes) {
    chain.length = 0;
    for (let at = flatParent(node); at && at !== container && chain.length < 60; at = flatParent(at)) if (isElement(at)) chain.unshift(at);
    chain.unshift(container);
    const stack: Level[] = [{ children: [node], aside: false, breaks: false, apart: false, at: 0 }];
    while (stack.length > 0) {
      const level = stack[stack.length - 1]!;
      const child = found.length >= MOST_UTTERANCES * 3 ? undefined : level.children[level.at];
      level.at += 1;
      if (child === undefined) {
        stack.pop();
        if (level.breaks) flush(level.aside || level.apart);
        if (stack.length > 0) chain.pop();
        continue;
      }
      if ((steps += 1) % STEP === 0) yield;
      if (isText(child)) {
        if (run === '') runChain = [...chain];
        run += child.data.slice(0, LONGEST);
        continue;
      }
      if (!isElement(child) || stack.length > 60) continue;
      const tag = tagOf(child);
      const names = attr(child, 'class').toLowerCase();
      if (hiddenByMarkup(child, tag) || isUnspoken(child, tag, names)) continue;
      const unseen = saidByLabel(child);
      if (unseen) {
        flush(level.aside);
        found.push({ text: unseen, element: child, chain: [...chain, child], aside: true, unseen: true });
      }
      const apart = tag === 'time' || (ASIDE.test(names) && !BUBBLE.test(names));
      const breaks = apart || !INLINE.test(tag) || sideOf(child) !== undefined || saysWhoOrWhen(child);
      const aside = level.aside || level.apart;
      if (tag === 'br') run += ' ';
      if (breaks) flush(aside);
      chain.push(child);
      stack.push({ children: flatChildren(child), aside, breaks, apart, at: 0 });
    }
  }
  flush(false);
  return found;
}

const shared = (leaf: Leaf, chain: readonly Element[]): number => {
  let at = 0;
  while (at < chain.length && leaf.chain[at] === chain[at]) at += 1;
  return at;
};

/** Does this line share more with the text before it than with any text after it? */
function belongsBefore(leaf: Leaf, last: Utterance, found: readonly Leaf[], at: number, isHead: (leaf: Leaf, at: number) => boolean): boolean {
  const own = shared(leaf, last.chain);
  if (own < 2) return false;
  for (let i = at + 1; i < found.length; i += 1) {
    if (shared(found[i]!, leaf.chain) < own) return true;
    if (!isHead(found[i]!, i)) return false;
  }
  return true;
}

/** Stands apart and is named as a speaker's name: given names alone, nicknames. */
const isNamed = ({ aside, text: line, chain }: Leaf, text = headOf(line).who): boolean => aside && text.length <= 30 && !/\d{1,2}:\d{2}/.test(text) && /\p{L}/u.test(text) && chain.slice(-2).some((element) => SPEAKER_NAME.test(namesOf(element)));

/** How far below the container its messages begin: past wrappers that hold only one thing. */
function listDepth(container: Element): number {
  let depth = 1;
  for (let inside = filled(flatChildren(container)); inside.length === 1 && depth < 6; depth += 1) inside = filled(flatChildren(inside[0]!));
  return depth;
}

const shapeIn = (chain: readonly Element[]): string => chain.slice(1).slice(-6).map((element) => PASSING.strip(shapeOf(element))).join('>');

/** What was said in a container, or in some nodes of it, in the page's order. Texts of one message are joined; names, times and receipts are not speech. */
export function* utterancesIn(container: Element, isName: (text: string) => boolean, nodes: readonly Node[]): Generator<void, Utterance[]> {
  const said: Utterance[] = [];
  let pending: { role?: Speaker; name?: string; at?: string } = {};
  let count = 0;
  // While notes that the customer does not see, or offers of what could be said, are passed over.
  let passing: { readonly chain: readonly Element[]; depth: number } | undefined;
  const found = yield* leavesOf(container, nodes);
  const depth = listDepth(container);
  const isLetters = (leaf: Leaf, at: number): boolean => !leaf.unseen && leaf.text.length <= 4 &&
    (leaf.chain.slice(-3).some((element) => AVATAR.test(namesOf(element))) || [at - 1, at + 1].some((near) => found[near] && isInitials(leaf.text, headOf(found[near].text).who)));
  const isHead = (leaf: Leaf, at: number): boolean => leaf.unseen === true || isNamed(leaf) || isTime(leaf.text) || isMeta(leaf.text) || isLetters(leaf, at) || (leaf.text.length <= 60 && (isRoleLabel(headOf(leaf.text).who) || isName(headOf(leaf.text).who)));
  for (const [i, leaf] of found.entries()) {
    if (said.length >= MOST_UTTERANCES) break;
    if ((count += 1) % 32 === 0) yield;
    let side: Side | undefined;
    let unit: Element | undefined;
    for (let i = leaf.chain.length - 1; i > 0; i -= 1) {
      const own = sideOf(leaf.chain[i]!);
      if (own && (!side || (own.certain && !side.certain) || (side.nobody && !own.nobody))) {
        side = own;
        unit = leaf.chain[i]!;
      }
      if (side?.certain) break;
    }
    const last = said[said.length - 1];
    const { who: label, at: when } = headOf(leaf.text);
    const fresh = pending.role !== undefined || pending.name !== undefined;
    // What stands with the text before it and with none after it belongs to that.
    const backward = (): boolean => last !== undefined && !fresh && belongsBefore(leaf, last, found, i, isHead);
    if (isTime(leaf.text)) {
      if (last && !last.at && !fresh && (unit !== undefined && unit === last.unit)) said[said.length - 1] = { ...last, at: timeIn(leaf.text) };
      else pending.at = timeIn(leaf.text);
      continue;
    }
    if (isMeta(leaf.text) || isLetters(leaf, i) || (i > 0 && SENT_TO.test(found[i - 1]!.text)) || SENT_TO.test(leaf.text)) continue;
    if (isNote(leaf.text) || (leaf.text.length < 60 && !side?.certain && OFFER.test(label))) {
      if (isNote(leaf.text) && backward()) said.pop();
      else passing = { chain: leaf.chain, depth: isNote(leaf.text) ? 0 : leaf.chain.length - 1 };
      continue;
    }
    const parts = label.split(/\s*[·・•|,，]\s*|\s+(?=\d{1,2}:\d{2})|\s+via\s+/);
    // "Hi Jane" after a name is what that person said.
    if (leaf.unseen || namesSender(leaf.text) || isRoleLabel(label) || isNamed(leaf) || (label.length <= 40 && isName(parts[0]!) && (!fresh || leaf.aside || when !== undefined || parts[0] === pending.name))) {
      const role = roleOf(label);
      const own = isRoleLabel(label) ? label.replace(/^\S{1,6}[\s:：·-]+/, '').replace(/[（(].*$/, '') : undefined;
      const name = own && isName(own) ? own : role ? undefined : parts[0]!;
      const at = when ?? parts.slice(1).find((part) => isTime(part));
      const head = { ...(role ? { role } : {}), ...(name ? { name } : {}), ...(at ? { at: timeIn(at) } : {}) };
      if (!backward()) pending = { at: pending.at, ...head };
      else if (!last!.role && !last!.name) said[said.length - 1] = { ...last!, ...head };
      continue;
    }
    if (leaf.aside && leaf.text.length < (/\d:\d\d/.test(leaf.text) ? 70 : 40)) {
      const time = /\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?/i.exec(leaf.text);
      if (time && leaf.text.length < 30) pending.at ??= time[0];
      continue;
    }
    const spoken = SPOKEN.exec(leaf.text);
    const speaker = spoken && (isRoleLabel(spoken[2]!) || isName(spoken[2]!.trim())) ? spoken : null;
    if (passing) {
      const near = shared(leaf, passing.chain);
      // What a heading of another, or a side of its own, follows is no longer the note.
      if (near >= passing.depth && !(passing.depth > 0 && (speaker ?? pending.role ?? pending.name)) && !(near === 1 && side?.certain)) {
        passing.depth ||= near;
        pending = {};
        continue;
      }
      passing = undefined;
    }
    const role = speaker ? roleOf(speaker[2]!) : pending.role;
    const name = speaker ? (role ? undefined : speaker[2]!.trim()) : pending.name;
    const at = speaker?.[1] ?? speaker?.[3] ?? pending.at;
    const labelOfUnit = unit ? attr(unit, 'aria-label') : '';
    const text = speaker ? speaker[4]! : leaf.text;
    const own = unit ?? leaf.chain[depth] ?? leaf.element;
    pending = {};
    if (last && last.unit === own && !fresh && !speaker && own !== leaf.element) {
      said[said.length - 1] = { ...last, text: `${last.text} ${text}` };
      continue;
    }
    const spokenRole = role ?? (labelOfUnit !== '' && isRoleLabel(labelOfUnit) ? roleOf(labelOfUnit) : undefined);
    said.push({ text, element: leaf.element, unit: own, chain: leaf.chain, shape: shapeIn(leaf.chain), ...(at ? { at } : {}), ...(spokenRole ? { role: spokenRole } : {}), ...(name ? { name } : {}), ...(side ? { side } : {}) });
  }
  return said;
}
