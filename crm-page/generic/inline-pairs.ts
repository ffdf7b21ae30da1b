import { DATE } from './shapes.ts';
import type { LabelMatcher } from './labels/match-label.ts';
import { worded } from '../vocabulary.ts';

const TIME_FIRST = worded('time_first');
const VALUE_ENDS = worded('value_ends', 'g');

export interface InlinePair {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

const BOUNDARY = /[\s,，;；|/·•、。]/;
const LONGEST_LABEL = 30;

/** The longest label that ends just before `end`, starting at a boundary after `from`. */
function labelBefore(text: string, from: number, end: number, match: LabelMatcher): { field: string; start: number } | undefined {
  for (let start = Math.max(from, end - LONGEST_LABEL); start < end; start += 1) {
    if (start > from && !BOUNDARY.test(text[start - 1]!)) continue;
    const candidate = text.slice(start, end);
    if (BOUNDARY.test(candidate[0]!)) continue;
    const field = match(candidate);
    if (field !== undefined) return { field, start };
  }
  return undefined;
}

/**
 * Pairs within one text: "姓名：王建国 电话：138…", "Mobile: … | Email: …", and the turned-round "2026-11-20 15:42 上次联系时间".
 * A value ends where the next known label begins. A label without a value here is given with an empty value when text went before it.
 */
export function inlinePairs(text: string, match: LabelMatcher): InlinePair[] {
  const found: { field: string; start: number; colon: number }[] = [];
  let from = 0;
  for (let at = 0; at < text.length && found.length < 20; at += 1) {
    if (text[at] !== ':' && text[at] !== '：') continue;
    const label = labelBefore(text, from, at, match);
    if (!label) continue;
    found.push({ ...label, colon: at });
    from = at + 1;
  }
  if (found.length === 0) {
    const dated = DATE.exec(text);
    if (!dated || text.length > 60) return [];
    const rest = TIME_FIRST.strip(text.slice(dated.index + dated[0].length)).trim();
    const field = dated.index === 0 && /^[^,，]/.test(rest) ? match(rest) : undefined;
    return field === undefined ? [] : [{ field, label: rest, value: text.slice(0, text.lastIndexOf(rest)).trim() }];
  }
  return found.map(({ field, start, colon }, at) => ({
    field,
    label: text.slice(start, colon),
    value: VALUE_ENDS.strip(text.slice(colon + 1, found[at + 1]?.start ?? text.length)),
  })).filter((pair) => pair.value !== '');
}
