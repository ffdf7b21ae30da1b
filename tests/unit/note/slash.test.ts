import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasesFor, slashAt, withPhrase } from '../../../domain/note/slash.ts';

const at = (text: string) => slashAt(text.replace('|', ''), text.indexOf('|'));

describe('a slash in a note', () => {
  it.each(['/|', '客户称：/|', '已办。\n/cn|hd', '退款 /je|', '，、|', '/承诺|', '(／yh|'])('%s asks for a phrase', (text) => {
    expect(at(text)).not.toBeNull();
  });

  it.each(['24/7|', '3/4|', '收/付|', '身份证、银行卡|', '客户、|', '王、李、|', '“甲”、|', '（一）、|', '/ |', '/cnhd 后|', '无|/', '/一二三四五六七八九十一二三|'])('%s does not', (text) => {
    expect(at(text)).toBeNull();
  });

  it('takes what stands between it and the caret, wherever in the text', () => {
    expect(at('好。/cn| 后面')).toEqual({ start: 2, query: 'cn' });
  });

  it('is replaced by the phrase, all else stays, and the caret waits in the gap', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.stringMatching(/^[a-z]{0,5}$/u), fc.nat(6), (before, after, query, gap) => {
      const text = `${before} /${query}${after}`;
      const slash = slashAt(text, before.length + 2 + query.length);
      expect(slash).toEqual({ start: before.length + 1, query });
      const put = withPhrase(text, slash!, '客户称：，', Math.min(5, gap));
      expect(put.text).toBe(`${before} 客户称：，${after}`);
      expect(put.caret).toBe(before.length + 1 + Math.min(5, gap));
    }));
  });

  it('finds by initials and by a piece of the name', () => {
    const phrases = [{ name: '客户称', keys: 'khc' }, { name: '承诺回电', keys: 'cnhd' }, { name: 'Amount', keys: 'amt' }];
    expect(phrasesFor(phrases, '').length).toBe(3);
    expect(phrasesFor(phrases, 'CN').map((one) => one.name)).toEqual(['承诺回电']);
    expect(phrasesFor(phrases, '回电').map((one) => one.name)).toEqual(['承诺回电']);
    expect(phrasesFor(phrases, 'amo').map((one) => one.name)).toEqual(['Amount']);
    expect(phrasesFor(phrases, 'zz')).toEqual([]);
  });
});
