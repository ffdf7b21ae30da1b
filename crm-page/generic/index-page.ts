import { ancestors, attr, byId, flatChildren, hasAttributes, hasWithin, isElement, isText, namesOf, parentNode, rootOf, shadowOf, tagOf } from '../dom/nodes.ts';
import { isControl, shownText, tidy } from '../dom/shown-text.ts';
import { hiddenByMarkup } from '../dom/visibility.ts';
import type { LabelMatcher } from './labels/match-label.ts';
import { inlinePairs } from './inline-pairs.ts';
import { vocabulary, worded } from '../vocabulary.ts';

const CONTACT = worded('contact_scheme');

const LAYOUT = worded('layout_name');

const SECTION = worded('section_tag');

/** A label found on the page, before its value is looked for. */
export interface Hit {
  readonly field: string;
  /** The label's text node, or the element that holds it in several pieces. */
  readonly node: Node;
  readonly label: string;
  /** The value where one text holds both ("客户姓名：王建国"). */
  readonly inline?: string;
  readonly order: number;
  /** Inside a message list: people quote labels when they talk. */
  readonly quoted: boolean;
}
/** A label of a field, not of a region and not one that only ends the value before it. */
export const isRead = ({ field }: Hit): boolean => /^[a-z]/.test(field);

export interface Marked {
  readonly element: Element;
  readonly text: string;
  readonly order: number;
  /** On a button, a link, a tab or in a menu. */
  readonly command?: boolean;
}
export interface PageIndex {
  readonly hits: Hit[];
  /** Headings and what is named like one. */
  readonly headings: Marked[];
  /** Tags, badges, chips. */
  readonly tags: Marked[];
  /** `tel:` and `mailto:` links, and lone e-mail addresses. */
  readonly links: Marked[];
  readonly dialogs: Element[];
  /** What may hold a conversation. */
  readonly logs: Element[];
  /** Short texts: call badges, numbers, tags without a class. */
  readonly badges: Marked[];
  /** Longer texts, for facts in prose. */
  readonly prose: Marked[];
  readonly selected: Marked[];
  readonly labelledBy: Map<string, Element[]>;
  readonly controls: Element[];
  /** Shadow roots and frame bodies, which are observed one by one. */
  readonly roots: Node[];
  nodes: number;
  /** Does the document hold anything that states what it shows? */
  declares: boolean;
}

export const emptyIndex = (): PageIndex => ({
  hits: [], headings: [], tags: [], links: [], dialogs: [], logs: [], badges: [], prose: [], selected: [], controls: [], roots: [],
  labelledBy: new Map(), nodes: 0, declares: false,
});

export const MOST_NODES = 150_000;
const MOST_HITS = 1500;
const STEP = 192;

/** Without attributes these say nothing about themselves. */
const PLAIN_TAG = worded('plain_tag');
const COMMAND = worded('command_tag');
const COMMAND_ROLE = worded('command_role');
const COMMAND_NAME = worded('command_name');
const BAR = worded('bar_tag');
const NAMED = worded('named_name');
const TAG = worded('tag_name');
const TITLE = worded('title_name');
const DIALOG = worded('dialog_name');
const LOG = worded('log_name');
const QUOTING = worded('quoting_name');
const LONE_EMAIL = worded('lone_email');
const SELECTED = worded('selected_name');
const SPOKEN_ONLY = worded('spoken_only');
const SPOKEN_FIELD = worded('spoken_only_field');

interface Flags {
  readonly command: boolean;
  readonly bar: boolean;
  readonly quoted: boolean;
}
interface Level {
  readonly children: readonly Node[];
  readonly flags: Flags;
  at: number;
}

/** The body of a same-origin frame; null for any other frame. */
function frameBody(element: Element): Node | null {
  try {
    return (element as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

/**
 * Walks the flat tree under `root` once and notes what may matter; nothing is decided here and no style is computed.
 * Yields about every two hundred nodes so that a caller can give the page its turn. Bounded in nodes and labels.
 */
export function* indexPage(root: Node, match: LabelMatcher, index: PageIndex, startFlags?: Partial<Flags>): Generator<void> {
  const base: Flags = { command: false, bar: false, quoted: false, ...startFlags };
  const stack: Level[] = [{ children: [root], flags: base, at: 0 }];
  const held = new Set<Node>();
  while (stack.length > 0 && index.nodes < MOST_NODES) {
    const level = stack[stack.length - 1]!;
    const node = level.children[level.at];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    level.at += 1;
    index.nodes += 1;
    if (index.nodes % STEP === 0) yield;
    if (isText(node)) {
      noteText(node, level.flags, match, index, held);
      continue;
    }
    if (!isElement(node)) continue;
    const tag = tagOf(node);
    if (hiddenByMarkup(node, tag)) {
      noteSpokenLabel(node, level.flags, match, index);
      continue;
    }
    if (tag === 'iframe' || tag === 'frame') {
      const body = frameBody(node);
      if (body) {
        index.roots.push(body);
        stack.push({ children: [body], flags: level.flags, at: 0 });
      }
      continue;
    }
    const shadow = shadowOf(node);
    if (shadow) index.roots.push(shadow);
    const flags = noteElement(node, tag, level.flags, match, index, held);
    stack.push({ children: flatChildren(node), flags, at: 0 });
  }
}

/** Beside an icon a label may stand for screen readers only. */
function noteSpokenLabel(element: Element, flags: Flags, match: LabelMatcher, index: PageIndex): void {
  if (flags.command || flags.quoted || flags.bar || !SPOKEN_ONLY.test(attr(element, 'class')) || index.hits.length >= MOST_HITS) return;
  const label = tidy((element.textContent ?? '').slice(0, 60));
  const field = match(label);
  if (field !== undefined && SPOKEN_FIELD.test(field)) index.hits.push({ field, node: element, label, order: index.nodes, quoted: false });
}

function noteText(node: Text, flags: Flags, match: LabelMatcher, index: PageIndex, held: Set<Node>): void {
  const data = node.data;
  if (data.length > 4000) return;
  const text = data.trim();
  if (text === '' || index.hits.length >= MOST_HITS) return;
  if (text.length > 24 && !flags.quoted && index.prose.length < 200) index.prose.push({ element: node as unknown as Element, text, order: index.nodes });
  else if (text.length <= 24 && index.badges.length < 3000) index.badges.push({ element: node as unknown as Element, text, order: index.nodes, command: flags.command });
  if (flags.command) return;
  for (let at: Node | null = parentNode(node), step = 0; at && step < 4; at = parentNode(at), step += 1) if (held.has(at)) return;
  const meaning = match(text);
  if (meaning !== undefined) {
    index.hits.push({ field: meaning, node, label: tidy(text), order: index.nodes, quoted: flags.quoted || (flags.bar && !meaning.startsWith('!')) });
    return;
  }
  if (text.length > 300) return;
  if (text.length <= 90 && text.includes('@') && index.links.length < 200 && LONE_EMAIL.test(text) && !flags.bar && !flags.quoted)
    index.links.push({ element: node as unknown as Element, text: `mailto:${text}`, order: index.nodes });
  const pairs = inlinePairs(text, match);
  // One line of facts is about one person: where it names an agent's number, the name is the agent's.
  const ofAgent = pairs.some(({ field }) => field === '!agent');
  for (const pair of pairs)
    index.hits.push({ field: ofAgent && pair.field === 'customer_name' ? '!agent' : pair.field, node, label: pair.label, inline: pair.value, order: index.nodes, quoted: flags.quoted || flags.bar });
}

function noteElement(element: Element, tag: string, flags: Flags, match: LabelMatcher, index: PageIndex, held: Set<Node>): Flags {
  const order = index.nodes;
  if (!hasAttributes(element) && PLAIN_TAG.test(tag)) return flags;
  const role = attr(element, 'role');
  const labelledBy = attr(element, 'aria-labelledby');
  if (labelledBy !== '') for (const id of labelledBy.trim().split(/\s+/).slice(0, 5)) {
    const known = index.labelledBy.get(id);
    if (known) known.push(element);
    else index.labelledBy.set(id, [element]);
  }
  const control = isControl(tag);
  if (control || attr(element, 'contenteditable') === 'true') index.controls.push(element);
  const names = namesOf(element);
  const command = flags.command || isCommand(element, tag, role, names);
  const bar = flags.bar || ((BAR.test(tag) || role === 'banner' || role === 'contentinfo') && isPageBar(element, tag));
  let quoted = flags.quoted;
  if (/^h[1-6]$/.test(tag) || role === 'heading' || tag === 'legend' || tag === 'caption') note(index.headings, element, order, 120);
  else if (names.length > 3 && NAMED.test(names)) {
    if (TITLE.test(names) && (!command || (tag === 'a' && !flags.command))) note(index.headings, element, order, 120);
    if (TAG.test(names)) note(index.tags, element, order, 40);
    if (role !== 'log' && LOG.test(names)) index.logs.push(element);
    if (DIALOG.test(names) && tag !== 'button' && tag !== 'nav') index.dialogs.push(element);
    if (SELECTED.test(names) && index.selected.length < 60) note(index.selected, element, order, 60);
  }
  if (attr(element, 'aria-selected') === 'true' || attr(element, 'aria-current') !== '') note(index.selected, element, order, 60);
  if (role === 'log') {
    index.logs.push(element);
    quoted = true;
  } else if (!quoted && QUOTING.test(names)) quoted = true;
  if (tag === 'dialog' || role === 'dialog' || role === 'alertdialog' || attr(element, 'aria-modal') === 'true') index.dialogs.push(element);
  if (tag === 'a' && index.links.length < 200 && !bar) {
    const href = attr(element, 'href');
    if (CONTACT.test(href)) index.links.push({ element, text: href, order });
  }
  if (!command && (tag === 'label' || tag === 'th' || tag === 'dt')) {
    const text = shownText(element, { limit: 60 }) || shownText(element, { limit: 60, buttons: true });
    const meaning = match(text);
    if (meaning !== undefined && index.hits.length < MOST_HITS) {
      held.add(element);
      index.hits.push({ field: meaning, node: element, label: text, order, quoted: quoted || bar });
    }
  }
  if (control) {
    const aria = attr(element, 'aria-label') || unspokenLabel(element, labelledBy) || attr(element, 'placeholder');
    const meaning = match(aria);
    if (meaning !== undefined) index.hits.push({ field: meaning, node: element, label: aria, order, quoted: quoted || bar });
  }
  return command === flags.command && bar === flags.bar && quoted === flags.quoted ? flags : { command, bar, quoted };
}

function isCommand(element: Element, tag: string, role: string, names: string): boolean {
  if (COMMAND.test(tag) && (tag !== 'nav' || !holdsFacts(element))) return true;
  if (COMMAND_NAME.test(names) && !holdsFacts(element)) return true;
  if (!COMMAND_ROLE.test(role) || (/^tab|navigation/.test(role) && holdsFacts(element))) return false;
  // A row of a list that can be pressed holds a label and its value.
  return role !== 'button' || tag === 'span' || flatChildren(element).filter(isElement).length <= 1;
}

/** What is pressed holds no table and no form, whatever it is called: the panel of a tab, a drawer beside the page. */
const holdsFacts = (element: Element): boolean => hasWithin(element, vocabulary().patterns.facts!);

/** A label that is seen, yet hidden from those who are told it with its box, or the other way round. */
function unspokenLabel(control: Element, id: string): string {
  const label = id === '' ? (control as HTMLInputElement).labels?.[0] : /\s/.test(id) ? null : byId(rootOf(control), id);
  for (const at of label ? ancestors(label, 4) : []) if (hiddenByMarkup(at)) return tidy((label!.textContent ?? '').slice(0, 60));
  return '';
}

/** A `header` inside an article or a card is not the page's own bar. */
function isPageBar(element: Element, tag: string): boolean {
  if (tag === 'nav') return !holdsFacts(element);
  if (tag === 'footer') return true;
  for (let at = parentNode(element), step = 0; at && step < 12; at = parentNode(at), step += 1)
    if (isElement(at) && SECTION.test(tagOf(at)) && !LAYOUT.test(namesOf(at))) return false;
  return true;
}

function note(list: Marked[], element: Element, order: number, longest: number): void {
  if (list.length >= 400) return;
  const text = shownText(element, { limit: longest + 1 });
  if (text !== '' && text.length <= longest) list.push({ element, text, order });
}
