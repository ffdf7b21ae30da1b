import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords } from '../../../scripts-library/placeholders/amount-in-words.ts';

test.each([
  ['0', '零元整'], ['10', '壹拾元整'], ['0.05', '伍分'], ['10.05', '壹拾元零伍分'], ['1001', '壹仟零壹元整'], ['10001', '壹万零壹元整'],
  ['100000', '壹拾万元整'], ['1000500', '壹佰万零伍佰元整'], ['100000000', '壹亿元整'], ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
])('%s is %s', (amount, words) => expect(amountInWords(amount, 'zh-CN')).toBe(words));

test.each([['0', 'zero'], ['21', 'twenty-one'], ['105', 'one hundred and five'], ['1000000', 'one million'], ['12345.6', 'twelve thousand three hundred and forty-five and 60/100']])(
  '%s is %s', (amount, words) => expect(amountInWords(amount, 'en')).toBe(words));

test.each(['', 'abc', '-5', '1e9', '12:30', '9999999999999999'])('%j is no amount', (text) => expect(amountInWords(text, 'zh-CN')).toBeUndefined());

const VALUES: Record<string, number> = { 零: 0, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 };
const UNITS: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };

function readBack(words: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const char of words.replace('元整', '')) {
    if (char in VALUES) digit = VALUES[char]!;
    else if (char in UNITS) { section += digit * UNITS[char]!; digit = 0; }
    else { total += (section + digit) * (char === '亿' ? 1e8 : 1e4); section = 0; digit = 0; }
  }
  return total + section + digit;
}

test('the numerals say the amount they were made from', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
    expect(readBack(amountInWords(String(amount), 'zh-CN')!)).toBe(amount);
  }));
});
