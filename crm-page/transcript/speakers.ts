import { attr } from '../dom/nodes.ts';
import type { Speaker } from './speaker-roles.ts';

/** A side is certain when its word names a direction or a person, and a mere position otherwise. */
export interface Side {
  readonly speaker: Speaker;
  readonly certain: boolean;
}

const TIME = /^[[(（]?(?:(?:今天|昨天|前天|today|yesterday|mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s*)?(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\sT,]*|\d{1,2} [a-z]{3,9}(?: \d{4})?,?\s*)?(?:上午|下午|凌晨|晚上|am|pm)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?[\])）]?$/i;
export const isTime = (text: string): boolean => TIME.test(text.normalize('NFKC').trim());
/** Without brackets, as the page shows it. */
export const timeIn = (text: string): string => text.normalize('NFKC').replace(/^[[(]|[\])]$/g, '').trim();

/** Receipts, day dividers and the like, which nobody said. */
export const isMeta = (text: string): boolean =>
  /^(?:已读|未读|已送达|送达|发送失败|已撤回|正在输入.*|对方正在输入.*|read|seen|delivered|sent|typing.*|unread|new|today|yesterday|今天|昨天|以上为历史消息|查看更多.*|加载更多|load (?:more|earlier).*|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)?,?\s*\d{1,2} [a-z]{3,9} \d{4}|via .{1,20}|·|•|\||reply|回复|复制|引用|转发|public reply|internal note|to:.*|\d+%)$/i.test(text);

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const THEIRS = words('incoming inbound received receive customer client visitor guest caller enduser requester contact cust from-customer remote patron');
const OURS = words('outgoing outbound sent send agent operator staff self mine me own myself outbox employee advisor representative rep csr seat ours');
const SYSTEM = words('system notice notification divider bot robot event');
const LEFT = words('left start other others them their you-left user opposite friend');
const RIGHT = words('right end reverse');
const NAMING = ['class', 'data-role', 'data-author', 'data-author-type', 'data-sender', 'data-sender-type', 'data-speaker', 'data-from', 'data-direction', 'data-side', 'data-type', 'data-message-author-role', 'data-channel', 'data-participant', 'align'];

/** The side that an element's own naming gives it; positions count as uncertain. */
export function sideOf(element: Element): Side | undefined {
  let weak: Side | undefined;
  for (const key of NAMING) {
    const naming = attr(element, key);
    if (naming === '') continue;
    const tokens = naming.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().split(/[\s_\-.:]+/);
    for (const token of tokens) {
      if (OURS.has(token)) return { speaker: 'agent', certain: true };
      if (THEIRS.has(token)) return { speaker: 'customer', certain: true };
      if (SYSTEM.has(token) && tokens.length < 8) weak ??= { speaker: 'system', certain: true };
      if (RIGHT.has(token)) weak ??= { speaker: 'agent', certain: false };
      if (LEFT.has(token)) weak ??= { speaker: 'customer', certain: false };
      const short = /^(?:is)?(agent|customer|me|self|client|visitor)$/.exec(token)?.[1];
      if (short) return { speaker: short === 'customer' || short === 'client' || short === 'visitor' ? 'customer' : 'agent', certain: true };
    }
  }
  return weak ?? fromStyle(attr(element, 'style'));
}

/** Alignment written on the element itself. */
function fromStyle(style: string): Side | undefined {
  if (style === '') return undefined;
  if (/(?:justify-content|align-items|align-self|text-align)\s*:\s*(?:flex-end|end|right)|float\s*:\s*right|margin-left\s*:\s*auto|row-reverse/i.test(style)) return { speaker: 'agent', certain: false };
  if (/(?:justify-content|align-items|align-self|text-align)\s*:\s*(?:flex-start|start|left)|float\s*:\s*left|margin-right\s*:\s*auto/i.test(style)) return { speaker: 'customer', certain: false };
  return undefined;
}
