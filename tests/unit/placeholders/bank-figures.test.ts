import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingBankFigures } from '../../../scripts-library/placeholders/index.ts';

describe('figures of the bank that nobody filled in', () => {
  const bank = { 'bank.hotline': '95000', 'bank.blank': '  ' };
  it.each([
    ['a figure that is set', '请拨{{bank.hotline}}。', []],
    ['one that is not', '补卡费{{bank.fee}}元。', ['fee']],
    ['one that holds blanks alone', '{{bank.blank}}', ['blank']],
    ['each once, in order', '{{bank.b}}{{bank.a}}{{bank.b}}', ['b', 'a']],
    ['an author\'s own default', '{{bank.fee|请见公告}}', []],
    ['a default that is empty says nothing, and is the author\'s word all the same', '{{bank.fee|}}', []],
    ['asked for before it is said', '{{#if bank.fee}}{{bank.fee}}元{{else}}免费{{/if}}', []],
    ['in the other branch', '{{#if bank.fee}}有{{else}}{{bank.fee}}{{/if}}', ['fee']],
    ['another one than asked for', '{{#if bank.fee}}{{bank.days}}天{{/if}}', ['days']],
    ['read out word for word', '{{#verbatim}}{{bank.fee}}{{/verbatim}}', ['fee']],
    ['in a fragment', '{{> lines}}', ['fee']],
    ['of the customer', '{{customer.surname}}', []],
    ['in a broken template, which is another fault', '{{bank.fee', []],
  ])('%s', (_what, template, missing) => {
    expect(missingBankFigures(template, { lines: '{{bank.fee}}{{> lines}}' }, bank)).toEqual(missing);
  });

  it('ends for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => { missingBankFigures(text, { a: text }, {}); }));
  });
});
