import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { toSimplified } from '../scripts-library/text-model/han-variants.ts';

/**
 * Writes `scripts-library/search/pinyin-table.json`: syllable without tone → the characters read so, for the characters of
 * GB 2312 (the simplified ones in everyday use; traditional text is folded before it is looked up). Characters with several
 * everyday readings stand under each. Run by `npm run pinyin:table`; the panel needs no pinyin library.
 */
const readings: Record<string, string> = {};
const decoder = new TextDecoder('gb2312');
for (let row = 0xb0; row <= 0xf7; row += 1) {
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
    const character = decoder.decode(new Uint8Array([row, cell]));
    if (!/^\p{Script=Han}$/u.test(character) || toSimplified(character) !== character) continue;
    const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    const kept = row < 0xd8 ? [...new Set(all)].slice(0, 3) : all.slice(0, 1);
    for (const syllable of kept) readings[syllable] = (readings[syllable] ?? '') + character;
  }
}
const sorted = Object.fromEntries(Object.entries(readings).filter(([syllable]) => /^[a-zü]+$/u.test(syllable)).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('../scripts-library/search/pinyin-table.json', import.meta.url), `${JSON.stringify(sorted, null, 0)}\n`);
