import { attr } from '../dom/nodes.ts';
import { worded } from '../vocabulary.ts';
import { timeIn } from './speakers.ts';

const HEAD = worded('talk_head');
const BY = worded('talk_by');
const SENDER = worded('talk_sender');
const SELF = worded('talk_self');
const NOTE = worded('talk_note');

/** Who a line names and when: "Jane Roe · 15:02 ✓✓", "智能客服 小豐 14:02", "Winifred <w@example.com>". */
export function headOf(line: string): { readonly who: string; readonly at?: string } {
  const text = SENDER.strip(line);
  const found = HEAD.exec(text);
  const who = (found?.[1] ?? text).replace(/\s*[<(（][^>)）]*@[^>)）]*[>)）]$/, '').replace(/[\s:：]+$/, '');
  return found ? { who, at: timeIn(found[2]!) } : { who };
}

/** "From: …": whoever is named there sent it. */
export const namesSender = (text: string): boolean => SENDER.test(text);

export const isNote = (text: string): boolean => text.length < 60 && NOTE.test(text.split(/\s*[·・•|]\s*/)[0]!);

/** What an element says only to those who do not see it: whose message it is, or that the customer does not see it. */
export function saidByLabel(element: Element): string | undefined {
  for (const key of ['aria-label', 'title']) {
    const label = attr(element, key);
    if (label === '' || label.length > 80) continue;
    if (isNote(label)) return label;
    const by = BY.exec(label)?.slice(1).find((part) => part !== undefined);
    if (by) return SELF.test(by) ? 'agent' : by;
  }
  return undefined;
}

/** The letters of an avatar beside the name they stand for. */
export function isInitials(text: string, name: string): boolean {
  const words = name.split(/[\s·・,]+/).filter((word) => word !== '');
  return /^\p{L}{1,3}$/u.test(text) && (words.map((word) => word[0]).join('').toUpperCase().startsWith(text.toUpperCase()) || (text.length === 1 && name.includes(text)));
}
