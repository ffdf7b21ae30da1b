import { replaceMapped, type MappedText } from './mapped-text.ts';

/** How digits are said on the phone in Chinese: 幺 and 拐 avoid mishearing, speech recognition writes 二 as 两. */
const HAN_DIGITS: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', '○': '0', 洞: '0', 一: '1', 幺: '1', 么: '1', 壹: '1', 二: '2', 两: '2', 兩: '2', 贰: '2', 貳: '2', 三: '3', 叁: '3', 參: '3', 四: '4', 肆: '4',
  五: '5', 伍: '5', 六: '6', 陆: '6', 陸: '6', 七: '7', 柒: '7', 拐: '7', 八: '8', 捌: '8', 九: '9', 玖: '9', 勾: '9',
};
const ENGLISH_DIGITS: Readonly<Record<string, string>> = {
  zero: '0', oh: '0', nought: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9',
};
const HAN = `[${Object.keys(HAN_DIGITS).join('')}]`;
const HAN_DIGIT = new RegExp(HAN);
/** Speech recognition also writes each digit for itself: "1 3 8 0 0 …"; ten are more than any list of small counts. */
const ONE_BY_ONE = /^\d(?: \d){9,}[Xx]?$/;
const REPEATED = `[两兩三四五六七八2-8][个個](?:${HAN}|\\d)`;
const HAN_RUN = new RegExp(`(?:${REPEATED}|${HAN}|\\d)(?:[ 、,-]?(?:${REPEATED}|${HAN}|\\d))+[Xx]?|${REPEATED}(?![十百千万萬个個起样樣定共直次下些])`, 'g');
const ENGLISH_WORD = `(?:${Object.keys(ENGLISH_DIGITS).join('|')})`;
const ENGLISH_RUN = new RegExp(`(?<![A-Za-z])(?:(?:double|triple) )?${ENGLISH_WORD}(?:[ ,-]{1,2}(?:(?:double|triple) )?(?:${ENGLISH_WORD}|\\d+))+(?![A-Za-z])`, 'gi');

/** Shorter runs are ordinary words (一三五, 三两个): six digits is the shortest code read out in full, three after its name. */
const SHORTEST_RUN = 3;

function hanToDigits(run: string): string {
  return run
    .replace(new RegExp(REPEATED, 'g'), (piece) => {
      const times = Number(HAN_DIGITS[piece[0] ?? ''] ?? piece[0]);
      const digit = HAN_DIGITS[piece[2] ?? ''] ?? piece[2] ?? '';
      return digit.repeat(times);
    })
    .replace(new RegExp(HAN, 'g'), (word) => HAN_DIGITS[word] ?? word);
}

function englishToDigits(run: string): string {
  return run
    .toLowerCase()
    .replace(/(double|triple) (\w+)/g, (_, times: string, word: string) => (ENGLISH_DIGITS[word] ?? word).repeat(times === 'double' ? 2 : 3))
    .replace(new RegExp(ENGLISH_WORD, 'g'), (word) => ENGLISH_DIGITS[word] ?? word)
    .replace(/[ ,-]+/g, '');
}

/** The text with spoken digits written as figures; null when it has none, so that the second pass can be left out. */
export function writeSpokenDigits(source: MappedText): MappedText | null {
  const pieces: { start: number; end: number; with: string }[] = [];
  for (const match of source.text.matchAll(HAN_RUN)) {
    if (!HAN_DIGIT.test(match[0]) && !ONE_BY_ONE.test(match[0])) continue;
    const digits = hanToDigits(match[0]);
    if (digits.replace(/\D/g, '').length < SHORTEST_RUN) continue;
    // Pauses written as commas are no separators of a number; spaces and hyphens are.
    const compact = ONE_BY_ONE.test(digits) ? digits.replace(/ /g, '') : digits.replace(/[、,]/g, '');
    pieces.push({ start: match.index, end: match.index + match[0].length, with: compact });
  }
  for (const match of source.text.matchAll(ENGLISH_RUN)) {
    const digits = englishToDigits(match[0]);
    if (digits.length >= SHORTEST_RUN) pieces.push({ start: match.index, end: match.index + match[0].length, with: digits });
  }
  return pieces.length === 0 ? null : replaceMapped(source, pieces.sort((a, b) => a.start - b.start));
}
