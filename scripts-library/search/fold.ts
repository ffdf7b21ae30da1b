import { toSimplified } from '../text-model/han-variants.ts';

/** Each UTF-16 unit of the Han block and its simplified form; filled once, so that folding a text is one look-up a character. */
let simplified: Uint16Array | null = null;

function table(): Uint16Array {
  if (simplified) return simplified;
  const made = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code += 1) made[code] = code;
  for (let code = 0x3400; code < 0xa000; code += 1) made[code] = toSimplified(String.fromCharCode(code)).charCodeAt(0);
  simplified = made;
  return made;
}

const PLAIN = /^[\u0020-\u007e\u3400-\u9fff。、，]*$/u;

/** NFKC, lower case, simplified: what is searched and what is searched for are folded alike. One unit for one unit after NFKC. */
export function foldText(text: string): string {
  const flat = (PLAIN.test(text) ? text : text.normalize('NFKC')).toLowerCase();
  const map = table();
  let from = 0;
  let out = '';
  for (let i = 0; i < flat.length; i += 1) {
    const code = flat.charCodeAt(i);
    const folded = map[code]!;
    if (folded === code) continue;
    out += flat.slice(from, i) + String.fromCharCode(folded);
    from = i + 1;
  }
  return from === 0 ? flat : out + flat.slice(from);
}

export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** Latin letters and digits, after folding. */
export const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
