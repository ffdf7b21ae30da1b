import { isChineseId, isCreditCode, isHongKongId, isOldChineseId, isTaiwanId } from './checksums.ts';
import { acceptedStretches } from './digit-groups.ts';
import type { Span } from './finding.ts';
import { beginsClear, endsClear, isLabelledOrder, leading, LINK } from './surroundings.ts';

/** Province and date are checked, so that a few words may stand between ("身份证（旧），号码"), but no other figure but a count. */
const OLD_ID_CONTEXT = /(?:身份证|身分证|证件|老证|居民证|(?<![A-Za-z])(?:id|identity|identification)(?![A-Za-z]))(?:[^0-9。;!?\n]|15(?=位)){0,20}$/i;
const HKID_CONTEXT = new RegExp(`(?:香港身份证|香港居民身份证|港澳身份证|HKID)(?: card)?${LINK}`, 'i');

/** Resident IDs of the mainland: 18 characters with date and check, or 15 digits after a context word. */
export function findChineseIds(text: string): Span[] {
  return acceptedStretches(text, (joined, groups) => {
    const start = groups[0]?.start ?? 0;
    const end = groups[groups.length - 1]?.end ?? 0;
    const old = isOldChineseId(joined);
    if ((!old && !isChineseId(joined)) || !beginsClear(text, start) || !endsClear(text, end)) return false;
    if (groups.length > 1 && (groups.some((group) => group.text.length < 2) && groups[groups.length - 1]?.text.length !== 1)) return false;
    return !old || (!isLabelledOrder(text, start) && OLD_ID_CONTEXT.test(leading(text, start, 36)));
  }).map((range) => ({ type: 'cn_id' as const, ...range }));
}

function matches(text: string, pattern: RegExp, accept: (match: RegExpExecArray) => boolean): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].filter((match) => accept(match)).map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const TAIWAN_CONTEXT = new RegExp(`(?:身[分份]证(?:字号)?|居留证|证号|(?<![A-Za-z])ID)${LINK}`, 'i');

/** Taiwan national IDs and resident numbers, checked; in groups only right after their word. */
export const findTaiwanIds = (text: string): Span[] =>
  matches(text, /(?<![0-9A-Za-z])[A-Za-z][ -]?[1289A-Da-d]\d\d[ -]?\d{3}[ -]?\d{3}(?![0-9A-Za-z])/g, (match) =>
    isTaiwanId(match[0].replace(/[ -]/g, '')) && (!/[ -]/.test(match[0]) || TAIWAN_CONTEXT.test(leading(text, match.index)))).map((range) => ({ type: 'tw_id', ...range }));

/** Hong Kong identity cards: the check character in brackets, or bare after a context word. */
export const findHongKongIds = (text: string): Span[] => [
  ...matches(text, /(?<![0-9A-Za-z])([A-Za-z]{1,2})(\d{6}) ?\( ?([0-9Aa]) ?\)/g, (match) => isHongKongId(match[1] ?? '', match[2] ?? '', match[3] ?? '')),
  ...matches(text, /(?<![0-9A-Za-z])([A-Za-z]{1,2})(\d{6})-?([0-9Aa])(?![0-9A-Za-z(])/g, (match) =>
    HKID_CONTEXT.test(leading(text, match.index)) && isHongKongId(match[1] ?? '', match[2] ?? '', match[3] ?? '')),
].map((range) => ({ type: 'hkid', ...range }));

/** Unified social credit codes of organisations, checked. */
export const findCreditCodes = (text: string): Span[] =>
  matches(text, /(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])/g, (match) => isCreditCode(match[0])).map((range) => ({ type: 'uscc', ...range }));
