import type { Span } from './finding.ts';
import { beginsClear, endsClear, isNumberedOrder, isOtherNumber, leading } from './surroundings.ts';

const DASH = '[-‐‑–—−]';
const GAP = `(?: ?${DASH} ?| )?`;
const CN_CODE = `(?:(?:\\+|00)86|\\(\\+?86\\)|\\+\\(86\\)|86)${GAP}`;
const TW_CODE = `(?:(?:\\+|00|002)886|\\(\\+?886\\)|886)${GAP}(?:\\(0\\)|0)?`;
const EXTENSION = '(?:(?: ?(?:转|分机|ext\\.?|x|#) ?|[-‐–])\\d{1,6})?';

const CN_MOBILE = new RegExp(`\\(1[3-9]\\d\\) ?\\d{4}${GAP}\\d{4}|(?:${CN_CODE})?1[3-9]\\d(?:${GAP}\\d{4}${GAP}\\d{4}|${GAP}\\d{3}${GAP}\\d{5}|\\d${GAP}\\d{4}${GAP}\\d{3}|(?<!180)\\d ?${DASH}? ?\\d{3} ?${DASH}? ?\\d{4}|\\.\\d{4}\\.\\d{4}|[,、] ?\\d{4}[,、] ?\\d{4})`, 'g');
const TW_MOBILE = new RegExp(`(?:(?:${TW_CODE}9|09)\\d{2}(?:${GAP}\\d{3}${GAP}\\d{3}|\\.\\d{3}\\.\\d{3}|[,、] ?\\d{3}[,、] ?\\d{3})|\\(09\\d{2}\\) ?\\d{3}${GAP}\\d{3}|09${DASH}\\d{4}${DASH}?\\d{4})`, 'g');

/** Area codes of the mainland: three digits for 010 and 02x, four otherwise. */
const AREA = '(?:10|2[0-9]|3(?:1\\d|35|49|5\\d|7\\d|9[1-8])|4(?:1\\d|2[179]|3\\d|5\\d|6[4-9]|7\\d|8[23])|5(?:1\\d|2[37]|3\\d|4[36]|5\\d|6[1-6]|7\\d|80|9\\d)|6(?:3[1-5]|6\\d|9[12])|7(?:01|1\\d|2[248]|3\\d|4[3-6]|5\\d|6\\d|7\\d|9\\d)|8(?:1[2-8]|2[5-7]|3\\d|5\\d|7\\d|8[3-8]|9\\d)|9(?:0\\d|1\\d|3\\d|4[1-3]|5[1-5]|7\\d|9\\d))';
const LOCAL = `[2-8]\\d{2,3}${GAP}\\d{4}`;
const LANDLINE = new RegExp(`(?:\\(0${AREA}\\)${GAP}|0${AREA}(?: ?${DASH} ?| )|(?:(?:\\+|00)86|86(?=${DASH}))${GAP}\\(?0?${AREA}\\)?(?: ?${DASH} ?| )?|0(?:10|2\\d)(?=\\d{8}(?!\\d))|0(?!9|10|2)${AREA}(?=\\d{7,8}(?!\\d)))${LOCAL}${EXTENSION}`, 'g');

const TW_AREA = '(?:2(?=\\D{0,2}[2-8]\\d{3}\\D?\\d{4})|4(?=\\D{0,2}[2-9]\\d{3}\\D?\\d{4})|[3-8](?=\\D{0,2}[2-9]\\d{2}\\D?\\d{4})|37(?=\\D{0,2}\\d{3}\\D?\\d{3})|49(?=\\D{0,2}\\d{3}\\D?\\d{4})|8[29](?=\\D{0,2}\\d{3}\\D?\\d{3})|826(?=\\D{0,2}\\d{5})|836(?=\\D{0,2}\\d{5}))';
const TW_REST = `\\d{2,4}${GAP}\\d{3,4}`;
const TW_LANDLINE = new RegExp(`(?:\\(0${TW_AREA}\\) ?|0${TW_AREA}(?: ?${DASH} ?| )|(?:(?:\\+|00)886|886(?=${DASH}))${GAP}\\(?0?\\)?(?!9)${TW_AREA}(?: ?${DASH} ?| )?)${TW_REST}${EXTENSION}`, 'g');
const TW_BARE = /0(?:2[2-8]\d{7}|4[2-8]\d{7}|[35678][2-9]\d{6})/g;
const PHONE_WORD = /(?:电话|手机|号码|市话|座机|固话|行动|[家宅]电|公司电|住家|联络|联系|[回来致]电|[打拨]|tel|phone|mobile|cell|number|call)[^0-9]{0,8}$/i;

/** Another country's code; a plus right behind a word or a number only joins two. */
const UNKNOWN_CODE = /(?:^|[^0-9A-Za-z)])\+$/;

function spans(text: string, pattern: RegExp, type: Span['type'], accept: (value: string, start: number) => boolean = () => true): Span[] {
  return [...text.matchAll(pattern)]
    .map((match) => ({ type, start: match.index, end: match.index + match[0].length }))
    .filter((span) => beginsClear(text, span.start) && endsClear(text, span.end) && !UNKNOWN_CODE.test(leading(text, span.start, 2)))
    .filter((span) => accept(text.slice(span.start, span.end), span.start));
}

/** Groups of four on both sides: a piece of an account number (IBAN). */
const withinFours = (text: string, start: number, end: number): boolean =>
  /(?<![0-9])[0-9]{4} $/.test(leading(text, start)) && /^ [0-9]{4}(?![0-9])/.test(text.slice(end, end + 6));

/** Commas part the numbers of a list as well, unless it is said that one number comes. */
const listed = (text: string, value: string, start: number): boolean =>
  /[,、]/.test(value) && (/[0-9][,、] ?$/.test(leading(text, start)) || /^[,、] ?[0-9]/.test(text.slice(start + value.length)) || !PHONE_WORD.test(leading(text, start)));

const digitCount = (value: string): number => value.replace(/\D/g, '').length;

/** Mobile numbers of the mainland: 1[3-9] and nine digits, country code and the usual groupings. */
export const findChineseMobiles = (text: string): Span[] => spans(text, CN_MOBILE, 'cn_mobile', (value, start) => !listed(text, value, start) && (/^\d+$/.test(value) ? !isNumberedOrder(text, start) : !(/^\d{7} /.test(value) && /^ \d{2}/.test(text.slice(start + value.length)))));

/** Mobile numbers of Taiwan: 09 and eight digits. */
export const findTaiwanMobiles = (text: string): Span[] => spans(text, TW_MOBILE, 'tw_mobile', (value, start) => !listed(text, value, start));

/** Landlines of the mainland with their area code; service lines (400, 800, 95xxx) have none and are public. */
export const findLandlines = (text: string): Span[] => spans(text, LANDLINE, 'landline', (value, start) => !withinFours(text, start, start + value.length) && !(/^\d+$/.test(value) && isOtherNumber(text, start)));

/** Landlines of Taiwan with their area code; without brackets or hyphen only after a word for telephone. 0800 and 0809 are public. */
export const findTaiwanLandlines = (text: string): Span[] => [
  ...spans(text, TW_LANDLINE, 'tw_landline', (value) => !/^\(?080[09]/.test(value) && digitCount(value) >= 8),
  ...spans(text, TW_BARE, 'tw_landline', (value, start) => !/^080[09]/.test(value) && PHONE_WORD.test(leading(text, start))),
];
