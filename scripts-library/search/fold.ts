import { toSimplified } from '../text-model/han-variants.ts';

/**
 * Each UTF-16 unit and what it is folded to, one unit for one; 0 where a whole text must be normalised first. Filled once, so that folding
 * a text is one look-up a character: NFKC alone took a third of the index's building.
 */
const FOLDED = new Uint16Array(0x10000);

const copy = (from: number, to: number): void => {
  for (let code = from; code <= to; code += 1) FOLDED[code] = code;
};
copy(0x01, 0x7e);
copy(0x2010, 0x201f);
copy(0x3001, 0x3020);
FOLDED[0] = 0x20;
FOLDED[0x2026] = 0x2026;
FOLDED[0x3000] = 0x20;
FOLDED[0xb7] = 0xb7;
for (let code = 0xff01; code <= 0xff5e; code += 1) FOLDED[code] = code - 0xfee0;
for (let code = 0x3400; code < 0xa000; code += 1) FOLDED[code] = code;
for (let code = 0x4e00; code < 0xa000; code += 1) FOLDED[code] = toSimplified(String.fromCharCode(code)).charCodeAt(0);
for (let code = 0; code < 0xff5f; code += 1) if (FOLDED[code]! >= 65 && FOLDED[code]! <= 90) FOLDED[code]! += 32;

/** The folded unit, or 0 where only `foldText` knows. */
export const foldedUnit = (code: number): number => FOLDED[code]!;

/** NFKC, lower case, simplified: what is searched and what is searched for are folded alike. */
export function foldText(text: string): string {
  let from = 0;
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const folded = FOLDED[code]!;
    if (folded === code) continue;
    if (folded === 0) return normalised(text);
    out += text.slice(from, i) + String.fromCharCode(folded);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Rare letters: accents, ligatures, half-width kana. After NFKC what is still unknown stays as it is. */
function normalised(text: string): string {
  const flat = text.normalize('NFKC').toLowerCase();
  let out = '';
  for (let i = 0; i < flat.length; i += 1) out += String.fromCharCode(FOLDED[flat.charCodeAt(i)]! || flat.charCodeAt(i));
  return out;
}

export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** Latin letters and digits, after folding. */
export const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
