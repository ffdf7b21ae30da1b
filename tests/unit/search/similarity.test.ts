import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../scripts-library/search/query.ts';
import { Signs } from '../../../scripts-library/search/signs.ts';
import { nearness, Pattern, readingFits } from '../../../scripts-library/search/similarity.ts';

/** Edits to the nearest place of a text, cell by cell: what the bits must agree with. */
function editsTo(needle: string, text: string): number {
  let before: number[] = [];
  let last = Array.from({ length: needle.length + 1 }, (_one, i) => i);
  let best = needle.length;
  for (let j = 1; j <= text.length; j += 1) {
    const row = [0];
    for (let i = 1; i <= needle.length; i += 1) {
      row[i] = Math.min(last[i - 1]! + (needle[i - 1] === text[j - 1] ? 0 : 1), last[i]! + 1, row[i - 1]! + 1);
      if (i > 1 && j > 1 && needle[i - 1] === text[j - 2] && needle[i - 2] === text[j - 1]) row[i] = Math.min(row[i]!, before[i - 2]! + 1);
    }
    best = Math.min(best, row[needle.length]!);
    before = last;
    last = row;
  }
  return best;
}

const few = (most: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', '卡', '失'), minLength: 1, maxLength: most });

describe('nearness', () => {
  it('counts the edits to the nearest place, two letters changed about as one', () =>
    fc.assert(fc.property(few(12), few(30), (needle, text) => {
      expect(nearness(new Pattern(needle), text)).toBeCloseTo(1 - editsTo(needle, text) / needle.length, 10);
    })));
  it('counts the first 31 letters of what is longer', () => expect(nearness(new Pattern('a'.repeat(40)), 'a'.repeat(31))).toBe(1));
  it('looks no further than it is told', () => expect(nearness(new Pattern('卡'), '一二三卡', 3)).toBe(0));
});

describe('signs of a text', () => {
  const words = fc.string({ unit: fc.constantFrom('挂', '失', '投', '诉', '行', '账', '单', 'a', 'x'), minLength: 2, maxLength: 6 });
  it('never lack what the text has: a record that fits is not passed over', () =>
    fc.assert(fc.property(words, fc.string({ unit: fc.constantFrom('瓜', '失', '头', '素', '航', '帐', '丹', 'a', '的'), maxLength: 20 }), (typed, text) => {
      const signs = new Signs(text);
      for (const token of parseQuery(typed).tokens) {
        for (const reading of token.readings) {
          if (readingFits(reading, text) > 0) expect(signs.lacking(reading.elements)).toBeLessThanOrEqual(reading.elements.length >= 4 ? 1 : 0);
        }
        expect(1 - signs.lackingOf(token.text, token.pattern.length) / token.pattern.length).toBeGreaterThanOrEqual(nearness(token.pattern, text) - 1e-9);
      }
    })));
});
