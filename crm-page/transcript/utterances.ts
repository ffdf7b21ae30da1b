import { attr, flatChildren, flatParent, isElement, isText, namesOf, tagOf } from '../dom/nodes.ts';
import { tidy } from '../dom/shown-text.ts';
import { hiddenByMarkup } from '../dom/visibility.ts';
import { isRoleLabel, roleOf, type Speaker } from './speaker-roles.ts';
import { isMeta, isTime, sideOf, timeIn, type Side } from './speakers.ts';

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
}

const INLINE = /^(?:a|abbr|b|bdi|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)$/;
const ASIDE = /(?:^|[\s_-])(?:name|sender|author|speaker|role|time|date|timestamp|meta|status|avatar|nick|nickname|from|who|header|footer|read|receipt|badge|tag|via)(?:$|[\s_-])|(?:time|name|date|role|status|avatar|sender)$/;
const SPOKEN = /^(?:[[(（]?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*[ap]m)?)[\])）]?\s*)?([^:：\n]{1,24}?)\s*[[(（]?((?:\d{1,2}:)?\d{1,2}:\d{2})?[\])）]?\s*[:：]\s*(\S[\s\S]*)$/i;
/** A longer conversation is read from its latest part. */
export const MOST_UTTERANCES = 300;

interface Leaf {
  readonly text: string;
  readonly element: Element;
  readonly chain: readonly Element[];
  readonly aside: boolean;
}

function leavesOf(container: Element, nodes: readonly Node[]): Leaf[] {
  const found: Leaf[] = [];
  let run = '';
  let runChain: Element[] = [];
  const chain: Element[] = [container];
  const flush = (aside: boolean): void => {
    const text = tidy(run);
    run = '';
    if (text !== '') found.push({ text, element: runChain[runChain.length - 1] ?? container, chain: runChain, aside });
  };
  const look = (node: Node, depth: number, aside: boolean): void => {
    if (found.length >= MOST_UTTERANCES * 3 || depth > 60) return;
    if (isText(node)) {
      if (run === '') runChain = [...chain];
      run += node.data;
      return;
    }
    if (!isElement(node)) return;
    const tag = tagOf(node);
    if (hiddenByMarkup(node, tag) || /^(?:button|input|textarea|select|img|form|iframe)$/.test(tag) || attr(node, 'contenteditable') === 'true' || attr(node, 'role') === 'button') return;
    const apart = tag === 'time' || (ASIDE.test(attr(node, 'class').toLowerCase()) && !/(?:^|[\s_-])(?:content|text|body|bubble)(?:$|[\s_-])/.test(attr(node, 'class').toLowerCase()));
    const breaks = apart || !INLINE.test(tag) || sideOf(node) !== undefined;
    if (tag === 'br') run += ' ';
    if (breaks) flush(aside);
    chain.push(node);
    for (const child of flatChildren(node)) look(child, depth + 1, aside || apart);
    if (breaks) flush(aside || apart);
    chain.pop();
  };
  for (const node of nodes) {
    const path: Element[] = [];
    for (let at = flatParent(node); at && at !== container && path.length < 60; at = flatParent(at)) if (isElement(at)) path.unshift(at);
    chain.splice(1, chain.length, ...path);
    look(node, 0, false);
  }
  flush(false);
  return found;
}

/** What was said in a container, or in some nodes of it, in the page's order. Texts of one message are joined; names, times and receipts are not speech. */
export function utterancesIn(container: Element, isName: (text: string) => boolean, nodes: readonly Node[] = flatChildren(container).slice(-MOST_UTTERANCES)): Utterance[] {
  const said: Utterance[] = [];
  let pending: { role?: Speaker; name?: string; at?: string } = {};
  for (const leaf of leavesOf(container, nodes)) {
    if (said.length >= MOST_UTTERANCES) break;
    let side: Side | undefined;
    let unit: Element | undefined;
    for (let i = leaf.chain.length - 1; i > 0; i -= 1) {
      const own = sideOf(leaf.chain[i]!);
      if (own && (!side || (own.certain && !side.certain))) {
        side = own;
        unit = leaf.chain[i]!;
      }
      if (side?.certain) break;
    }
    const label = leaf.text.replace(/\s*[<(（][^>)）]*@[^>)）]*[>)）]$/, '').replace(/[\s:：]+$/, '');
    if (isTime(leaf.text)) {
      const last = said[said.length - 1];
      if (last && !last.at && pending.name === undefined && pending.role === undefined && unit !== undefined && unit === last.unit) said[said.length - 1] = { ...last, at: timeIn(leaf.text) };
      else pending.at = timeIn(leaf.text);
      continue;
    }
    if (isMeta(leaf.text)) continue;
    const parts = label.split(/\s*[·•|,，]\s*|\s+(?=\d{1,2}:\d{2})/);
    const named = pending.role !== undefined || pending.name !== undefined;
    // "Hi Jane" after a name is what that person said.
    if (isRoleLabel(label) || (label.length <= 40 && isName(parts[0]!) && (!named || leaf.aside))) {
      const time = parts.slice(1).find((part) => isTime(part));
      const role = roleOf(label);
      pending = { ...(role ? { role } : { name: parts[0]! }), at: time ? timeIn(time) : pending.at };
      const own = isRoleLabel(label) ? label.replace(/^\S{1,6}[\s:：·-]+/, '').replace(/[（(].*$/, '') : undefined;
      if (own && isName(own)) pending.name = own;
      continue;
    }
    if (leaf.aside && leaf.text.length < 40) {
      const time = /\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?/i.exec(leaf.text);
      if (time && leaf.text.length < 30) pending.at ??= time[0];
      else if (pending.name === undefined && /name|sender|author|speaker|nick|who|from/.test(namesOf(leaf.element)) && leaf.text.length <= 30) pending.name = leaf.text;
      continue;
    }
    const spoken = SPOKEN.exec(leaf.text);
    const speaker = spoken && (isRoleLabel(spoken[2]!) || isName(spoken[2]!.trim())) ? spoken : null;
    const role = speaker ? roleOf(speaker[2]!) : pending.role;
    const name = speaker ? (role ? undefined : speaker[2]!.trim()) : pending.name;
    const at = speaker?.[1] ?? speaker?.[3] ?? pending.at;
    const labelOfUnit = unit ? attr(unit, 'aria-label') : '';
    const text = speaker ? speaker[4]! : leaf.text;
    const own = unit ?? leaf.chain[1] ?? leaf.element;
    const last = said[said.length - 1];
    const fresh = speaker !== null || pending.role !== undefined || pending.name !== undefined;
    pending = {};
    if (last && last.unit === own && !fresh && own !== leaf.element) {
      said[said.length - 1] = { ...last, text: `${last.text} ${text}` };
      continue;
    }
    const spokenRole = role ?? (labelOfUnit !== '' && isRoleLabel(labelOfUnit) ? roleOf(labelOfUnit) : undefined);
    said.push({ text, element: leaf.element, unit: own, ...(at ? { at } : {}), ...(spokenRole ? { role: spokenRole } : {}), ...(name ? { name } : {}), ...(side ? { side } : {}) });
  }
  return said;
}
