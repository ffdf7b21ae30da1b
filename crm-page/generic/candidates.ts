import type { FoundBy } from '../../domain/customer-record.ts';
import { flatChildren, isElement, tagOf } from '../dom/nodes.ts';
import { shownText } from '../dom/shown-text.ts';
import type { Hit } from './index-page.ts';
import { fold } from './labels/match-label.ts';
import type { Found } from './pair.ts';
import { DATE, digitsOf, isMasked, isTier, looksLikeName } from './shapes.ts';
import { vocabulary, worded, wordedBy } from '../vocabulary.ts';

/** One value that one place of the page offers for one field. */
export interface Candidate {
  readonly field: string;
  readonly shown: string;
  readonly label?: string;
  readonly foundBy: FoundBy;
  readonly confidence: number;
  readonly node: Node;
  readonly order: number;
}

/** Labels that rank below the plain one of their field, and bare words that any part of a page could carry. */
const LESSER = wordedBy('lesser_');
/** Labels that name their subject fully outrank bare ones: 客户姓名 above 姓名, Case Number above Number. */
const FULL = worded('full_label');

const HONORIFIC = worded('name_with_honorific');
const COMMAND_AFTER = worded('own_command_after', 'gi');
const TITLE = worded('title_before', 'iu');
/** Bullets, lamps, ticks and what a clerk or the page remarks behind them (※本人已驗). */
const MARKS = worded('marks', 'giu');
/** The number before what else stands in its line. */
const CASE_NUMBER = worded('case_number', 'iu');
const PHONE_LEAD = worded('phone_lead');
const OF_OTHERS = worded('of_others');
const EMAIL_IN_TEXT = worded('email_in_text');

/** A date and, where it follows at once, a time. */
const DATE_TIME = worded('date_time');

export interface Cleaned {
  readonly shown: string;
  readonly honorific?: string;
}

/** The part of a found text that is the value: titles off names, remarks off mail addresses, the dialled number of a `tel:` link. */
export function clean(field: string, text: string, nodes: readonly Node[]): Cleaned {
  const shown = MARKS.strip(text);
  if (field === 'customer_name') {
    // A tag in the same cell: 覃牧川 钻石卡.
    const [first = '', ...rest] = shown.split(' ');
    if (rest.length > 0 && looksLikeName(first) && isTier(rest.join(' '))) return { shown: first };
    const suffix = HONORIFIC.exec(shown);
    // Of 王女士 nothing would be left but a surname.
    if (suffix) return { shown: suffix[1]!.length > 1 ? suffix[1]!.trim() : shown, honorific: suffix[2]! };
    const prefix = TITLE.exec(shown);
    return prefix ? { shown: shown.slice(prefix[0].length), honorific: prefix[1]! } : { shown };
  }
  if (field === 'case_id') return { shown: CASE_NUMBER.exec(shown)?.[1] ?? shown };
  if (field === 'email') return { shown: EMAIL_IN_TEXT.exec(shown)?.[0] ?? shown };
  if (field === 'phone') return { shown: dialled(shown, nodes) ?? onePhone(shown) };
  return { shown };
}

/** The number of a `tel:` link within, where the page shows it reformatted; a masked number stays as shown. */
function dialled(shown: string, nodes: readonly Node[]): string | null {
  if (isMasked(shown)) return null;
  const find = (node: Node, depth: number): string | null => {
    if (!isElement(node) || depth > 8) return null;
    if (tagOf(node) === 'a') {
      const href = node.getAttribute('href') ?? '';
      if (/^tel:/i.test(href)) return decode(href.slice(4));
    }
    for (const child of flatChildren(node)) {
      const found = find(child, depth + 1);
      if (found) return found;
    }
    return null;
  };
  for (const node of nodes) {
    const number = find(node, 0);
    if (!number) continue;
    const [a, b] = [digitsOf(number), digitsOf(shown)];
    return a === b || b === '' || a.endsWith(b) || b.endsWith(a) ? (a.length > b.length && b !== '' ? number : null) : number;
  }
  return null;
}

export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text).replace(/[?;].*$/, '');
  } catch {
    return text;
  }
};

/** The first of several numbers in one cell. */
const onePhone = (text: string): string => {
  const parts = text.split(/[,，;；、|]|\s\/\s|\s{2,}/).filter((part) => digitsOf(part).length >= 7 || isMasked(part));
  const number = COMMAND_AFTER.strip(parts[1] ? parts[0]! : text).trim();
  const [lead] = PHONE_LEAD.exec(number) ?? [];
  // What a tag remarks behind it ("139 5160 7723 已实名"), unless it says whose else it is.
  return lead && !OF_OTHERS.test(number.slice(lead.length)) ? lead : number;
};

export function confidenceOf(hit: Hit, found: Found): number {
  const label = fold(hit.label.replace(/[\s*:：]+/g, ' ').trim());
  let confidence = baseConfidence(found.foundBy);
  if (LESSER(hit.field)?.test(label)) confidence -= 0.12;
  else if (FULL.test(label)) confidence += 0.02;
  if (hit.quoted) confidence -= 0.3;
  return confidence;
}

export const baseConfidence = (foundBy: FoundBy): number => vocabulary().certainty[foundBy]!;

/** For a date field whose own text holds no date: the one date of the same entry ("2026/11/19 10:05 — 最近联系：电话呼入"). */
export function dateBeside(parents: readonly Element[]): string | null {
  for (const parent of parents) {
    const text = shownText(parent, { limit: 400 });
    const found = DATE_TIME.exec(text);
    if (found) return DATE.exec(text.slice(found.index + found[0].length)) ? null : found[0];
  }
  return null;
}
