import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { toSimplified } from '../scripts-library/text-model/han-variants.ts';

/**
 * Writes `scripts-library/search/pinyin-table.json`: under `first`, syllable without tone → the characters usually read so;
 * under `further`, characters with another everyday reading. For the characters of GB 2312 (the simplified ones in everyday use;
 * traditional text is folded before it is looked up). Run by `npm run pinyin:table`; the panel needs no pinyin library.
 */
const first: Record<string, string> = {};
const further: Record<string, string> = {};
const decoder = new TextDecoder('gb2312');
for (let row = 0xb0; row <= 0xf7; row += 1) {
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
    const character = decoder.decode(new Uint8Array([row, cell]));
    if (!/^\p{Script=Han}$/u.test(character) || toSimplified(character) !== character) continue;
    const usual = pinyin(character, { toneType: 'none', v: true });
    first[usual] = (first[usual] ?? '') + character;
    // The first level (up to row 0xd7) holds the everyday characters; rare ones are kept under one reading.
    if (row >= 0xd8) continue;
    const others = new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }).slice(0, 3));
    others.delete(usual);
    for (const syllable of others) further[syllable] = (further[syllable] ?? '') + character;
  }
}
const sorted = (map: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).filter(([syllable]) => /^[a-zü]+$/u.test(syllable)).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('../scripts-library/search/pinyin-table.json', import.meta.url), `${JSON.stringify({ first: sorted(first), further: sorted(further) })}\n`);
