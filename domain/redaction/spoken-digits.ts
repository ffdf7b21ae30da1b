import { replaceMapped, type MappedText } from './mapped-text.ts';

/** How digits are said on the phone in Chinese: 幺 and 拐 avoid mishearing, speech recognition writes 二 as 两. */
const HAN_DIGITS: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', '○': '0', 洞: '0', 一: '1', 幺: '1', 么: '1', 壹: '1', 二: '2', 两: '2', 兩: '2', 贰: '2', 貳: '2', 三: '3', 叁: '3', 參: '3', 四: '4', 肆: '4',
  五: '5', 伍: '5', 六: '6', 陆: '6', 陸: '6', 七: '7', 柒: '7', 拐: '7', 八: '8', 捌: '8', 九: '9', 玖: '9', 勾: '9',
};
const ENGLISH_DIGITS: Readonly<Record<string, string>> = {
  zero: '0', oh: '0', nought: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', o: '0',
};
const HAN = `[${Object.keys(HAN_DIGITS).join('')}]`;
const HAN_DIGIT = new RegExp(HAN);
/** Speech recognition also writes each digit for itself: "1 3 8 0 0 …"; ten are more than any list of small counts. */
const ONE_BY_ONE = /^\d(?: \d){9,}[Xx]?$/;
/** However it is cut: a mobile, a resident ID. */
const WHOLE = /^(?:1[3-9]\d{9}|09\d{8}|\d{17}[\dXx])$/;
const REPEATED = `[两兩三四五六七八2-8][个個](?:${HAN}|\\d)`;
/** What people say while they look for the next digits. */
const HAN_FILLER = '[ ,、]{0,2}(?:[嗯呃额額啊哦噢诶欸]|然后|然後|那个|那個)[ ,、]{0,2}';
const ENGLISH_FILLER = '[ ,]{1,2}(?:uh|um|er|erm|hmm|then|and then)[ ,]{1,2}';
const HAN_RUN = new RegExp(`(?:${REPEATED}|${HAN}|\\d)(?:(?:${HAN_FILLER}|[ 、,-]?)(?:${REPEATED}|${HAN}|\\d))+[Xx]?|${REPEATED}(?![十百千万萬个個起样樣定共直次下些])`, 'g');
const ENGLISH_WORD = `(?:${Object.keys(ENGLISH_DIGITS).join('|')})`;
const TIMES = '(?:double|triple|treble|quadruple)';
const ENGLISH_RUN = new RegExp(`(?<![A-Za-z])(?:${TIMES} )?${ENGLISH_WORD}(?:(?:${ENGLISH_FILLER}|[ ,-]{1,2})(?:${TIMES} )?(?:${ENGLISH_WORD}|\\d+))+(?![A-Za-z])`, 'gi');

/** Shorter runs are ordinary words (一三五, 三两个): six digits is the shortest code read out in full, three after its name. */
const SHORTEST_RUN = 3;

const PAUSE = '[ 、,-]+';
const HAN_PARTS = new RegExp(`${HAN_FILLER}|${REPEATED}|${HAN}|\\d+[Xx]?|${PAUSE}`, 'g');
const ENGLISH_PARTS = new RegExp(`${ENGLISH_FILLER}|${TIMES} ${ENGLISH_WORD}|${ENGLISH_WORD}|\\d+|${PAUSE}`, 'gi');

interface Part {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

const hanDigit = (sign: string): string => HAN_DIGITS[sign] ?? sign;

/** A filler of one sign and 那个 are neither a digit nor so many of one. */
const FILLED = new RegExp(`^${HAN_FILLER}$`);

function hanDigits(part: string): string {
  if (FILLED.test(part)) return ' ';
  return /[个個]/.test(part) ? hanDigit(part[2] ?? '').repeat(Number(hanDigit(part[0] ?? ''))) : hanDigit(part);
}

function englishDigits(part: string): string {
  const words = part.toLowerCase().split(' ');
  const times = { double: 2, triple: 3, treble: 3, quadruple: 4 }[words[0] ?? ''];
  return times ? (ENGLISH_DIGITS[words[1] ?? ''] ?? '').repeat(times) : (ENGLISH_DIGITS[part.toLowerCase()] ?? (/^\d+$/.test(part) ? part : ''));
}

/** The digit words, pauses and fillers of a run, each with what it is written as. */
function partsOf(run: RegExpExecArray, parts: RegExp, write: (part: string) => string): Part[] {
  return [...run[0].matchAll(parts)].map((part) => ({ start: run.index + part.index, end: run.index + part.index + part[0].length, with: write(part[0]) }));
}

const written = (parts: readonly Part[]): string => parts.map((part) => part.with).join('');

/** Pauses written as commas are no separators of a number; spaces and hyphens are, unless all of it is one known number. */
function writeHanPause(part: string): string {
  if (/^[、,]+$/.test(part)) return '';
  return /^[ 、,-]+$/.test(part) ? part.replace(/[、,]/g, '') : hanDigits(part);
}

/** The text with spoken digits written as figures; null when it has none, so that the second pass can be left out. */
export function writeSpokenDigits(source: MappedText): MappedText | null {
  const pieces: Part[] = [];
  for (const run of source.text.matchAll(HAN_RUN)) {
    if (!HAN_DIGIT.test(run[0]) && !ONE_BY_ONE.test(run[0])) continue;
    const parts = partsOf(run, HAN_PARTS, writeHanPause);
    const digits = written(parts).replace(/[ -]/g, '');
    if (digits.length < SHORTEST_RUN) continue;
    const one = ONE_BY_ONE.test(written(parts)) || WHOLE.test(digits);
    pieces.push(...(one ? parts.map((part) => ({ ...part, with: part.with.replace(/[ -]/g, '') })) : parts));
  }
  for (const run of source.text.matchAll(ENGLISH_RUN)) {
    const parts = partsOf(run, ENGLISH_PARTS, englishDigits);
    if (written(parts).length >= SHORTEST_RUN) pieces.push(...parts);
  }
  return pieces.length === 0 ? null : replaceMapped(source, pieces.sort((a, b) => a.start - b.start));
}
