import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, type PersonalDataType } from '../../../domain/redaction/index.ts';

const digits = (length: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const chineseId = fc
  .tuple(fc.constantFrom('110101', '310115', '440305', '650102', '820000', '830000', '911124'), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), digits(3))
  .map(([region, month, day, serial]) => {
    const body = `${region}1900${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${serial}`;
    return body + '10X98765432'[ID_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11];
  });

const luhnDigit = (body: string): string => {
  const sum = [...body].reverse().reduce((total, char, i) => total + (i % 2 === 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(char)]! : Number(char)), 0);
  return String((10 - (sum % 10)) % 10);
};
const card = fc.tuple(fc.constantFrom(['62', 16], ['62', 19], ['4', 16], ['51', 16], ['37', 15]) as fc.Arbitrary<[string, number]>, digits(19)).map(([[prefix, length], rest]) => {
  const body = (prefix + rest).slice(0, length - 1);
  return body + luhnDigit(body);
  // Fifteen digits with a calendar date in the middle are also a resident ID of the first generation, which wins.
}).filter((value) => value.length !== 15 || !/^\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(value));

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const taiwanId = fc.tuple(fc.constantFrom(...TAIWAN_LETTERS), fc.constantFrom('1', '2', '8', '9'), digits(7)).map(([letter, second, rest]) => {
  const code = TAIWAN_LETTERS.indexOf(letter) + 10;
  const all = [Math.floor(code / 10), code % 10, Number(second), ...[...rest].map(Number)];
  const sum = all.reduce((total, digit, i) => total + digit * [1, 9, 8, 7, 6, 5, 4, 3, 2, 1][i]!, 0);
  return `${letter}${second}${rest}${(10 - (sum % 10)) % 10}`;
});

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCode = fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }).filter((list) => list.some((char) => /[A-Z]/.test(char))).map((list) => {
  const body = `91310000${list.join('')}`;
  let weight = 1;
  let sum = 0;
  for (const char of body) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
});

const frame = fc.constantFrom<[string, string]>(['客户提供', '，已核对。'], ['請確認', '是否正確'], ['the customer said ', ', thanks.'], ['（', '）'], ['', ''], ['记录：', '\n下一行 2026-11-22'], ['他说', '啊，2.35%'], ['１．', '；完']);
const asFullWidth = (value: string): string => value.replace(/[0-9A-Za-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const nextCheck = (value: string, alphabet: string): string => value.slice(0, -1) + alphabet[(alphabet.indexOf(value.at(-1)!) + 1) % alphabet.length];

const kinds: readonly [PersonalDataType, fc.Arbitrary<string>, string | null][] = [
  ['cn_id', chineseId, '0123456789X'], ['bank_card', card, '0123456789'], ['tw_id', taiwanId, '0123456789'], ['uscc', creditCode, ALPHABET],
  ['cn_mobile', fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`), null],
  ['tw_mobile', digits(8).map((rest) => `09${rest}`), null],
];

describe.each(kinds)('%s', (type, valid, alphabet) => {
  it('is found in any surrounding text, at its place, in half and full width', () => {
    fc.assert(fc.property(valid, frame, fc.boolean(), (value, [before, after], wide) => {
      const written = wide ? asFullWidth(value) : value;
      const found = findPersonalData(before + written + after).filter((finding) => finding.type === type);
      expect(found.map((finding) => [finding.value, finding.start, finding.end])).toEqual([[value, before.length, before.length + written.length]]);
    }), { numRuns: 200 });
  });
  if (alphabet === null) return;
  it('is not found with a wrong check character', () => {
    fc.assert(fc.property(valid, frame, (value, [before, after]) => {
      expect(findPersonalData(before + nextCheck(value, alphabet) + after).filter((finding) => finding.type === type)).toEqual([]);
    }), { numRuns: 200 });
  });
});
