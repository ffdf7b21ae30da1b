import { DATE } from './shapes.ts';
import type { LabelMatcher } from './labels/match-label.ts';

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
    const rest = text.slice(dated.index + dated[0].length).replace(/^[\sT]*\d{1,2}:\d{2}(?::\d{2})?/, '').trim();
    const field = dated.index === 0 && rest !== '' ? match(rest) : undefined;
    return field === undefined ? [] : [{ field, label: rest, value: text.slice(0, text.lastIndexOf(rest)).trim() }];
  }
  return found.map(({ field, start, colon }, at) => ({
    field,
    label: text.slice(start, colon),
    value: text.slice(colon + 1, found[at + 1]?.start ?? text.length).replace(/^[\s:：]+|[\s,，;；|/·•、]+$/g, ''),
  })).filter((pair) => pair.value !== '');
}
