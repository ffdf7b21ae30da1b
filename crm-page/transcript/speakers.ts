import { attr } from '../dom/nodes.ts';
import { vocabulary, worded } from '../vocabulary.ts';
import type { Speaker } from './speaker-roles.ts';

/** A side is certain when its word names a direction or a person, and a mere position otherwise. */
export interface Side {
  readonly speaker: Speaker;
  readonly certain: boolean;
  /** Named as a notice or a divider: what nobody said, unless a name stands beside it. */
  readonly nobody?: true;
}

const TIME = worded('talk_time');
const META = worded('talk_meta');
const NOTICE = worded('talk_notice');
export const isTime = (text: string): boolean => TIME.test(text.normalize('NFKC').trim());
/** Without brackets, as the page shows it. */
export const timeIn = (text: string): string => text.normalize('NFKC').replace(/^[[(]|[\])]$/g, '').trim();

/** Receipts, day dividers and the like, which nobody said. */
export const isMeta = (text: string): boolean => META.test(text.trim());
/** "… has joined", 会话已转接: what the page tells of the conversation, unless somebody is known to have said it. */
export const isNotice = (text: string): boolean => text.length < 120 && NOTICE.test(text);

const THEIRS = worded('side_theirs');
const OURS = worded('side_ours');
const NOBODY = worded('side_nobody');
const BOT = worded('side_bot');
const LEFT = worded('side_left');
const RIGHT = worded('side_right');
const JOINED = worded('side_joined');

const NOBODYS: Side = { speaker: 'system', certain: false, nobody: true };
const CENTRED = worded('centred_name');
const ACROSS = worded('across_name', 'g');
const COLUMN = worded('column_name');

/** The side that an element's own naming gives it; positions count as uncertain. */
export function sideOf(element: Element): Side | undefined {
  let weak: Side | undefined;
  for (const key of vocabulary().patterns.side_attributes!.split(' ')) {
    const naming = attr(element, key);
    if (naming === '') continue;
    // In a row it tells how high a thing stands, not on which side.
    const tokens = (COLUMN.test(naming) ? naming : ACROSS.strip(naming)).replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().split(/[\s_\-.:]+/);
    for (const token of tokens) {
      if (OURS.test(token)) return { speaker: 'agent', certain: true };
      if (THEIRS.test(token)) return { speaker: 'customer', certain: true };
      if (BOT.test(token)) weak ??= { speaker: 'system', certain: true };
      if (NOBODY.test(token) && tokens.length < 8) weak ??= NOBODYS;
      if (RIGHT.test(token)) weak ??= { speaker: 'agent', certain: false };
      if (LEFT.test(token)) weak ??= { speaker: 'customer', certain: false };
      const joined = JOINED.exec(token);
      if (joined) return { speaker: joined[1] ? 'customer' : 'agent', certain: true };
    }
  }
  return weak ?? fromStyle(attr(element, 'style')) ?? (CENTRED.test(attr(element, 'class')) ? NOBODYS : undefined);
}

const TO_RIGHT = worded('style_right');
const TO_LEFT = worded('style_left');

/** Alignment written on the element itself. */
function fromStyle(style: string): Side | undefined {
  if (TO_RIGHT.test(style)) return { speaker: 'agent', certain: false };
  if (TO_LEFT.test(style)) return { speaker: 'customer', certain: false };
  return undefined;
}
