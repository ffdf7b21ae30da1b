import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addNgrams, createFeatureBag, normaliseText, tokenise } from '../../../scripts-library/text-model/index.ts';

const named = (text: string, options = { han: 2, words: 2 }): Set<string> => {
  const names = new Set<string>();
  addNgrams({ add: (name) => names.add(name), toVector: () => { throw new Error('not asked'); }, origins: () => [], bucketOf: () => 0 }, text, options);
  return names;
};

describe('normalising', () => {
  test('folds width, case and Chinese variants', () => {
    expect(normaliseText('ＡＢ　　帳單？').text).toBe('ab 账单?');
  });
  test('every normalised character points into the original', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (original) => {
      const { text, origin } = normaliseText(original);
      expect(origin.length).toBe(text.length + 1);
      for (let i = 1; i < origin.length; i += 1) expect(origin[i]).toBeGreaterThanOrEqual(origin[i - 1]!);
      expect(origin.at(-1)).toBe(original.length);
    }));
  });
});

describe('tokens', () => {
  test('numbers look alike, marks have one spelling', () => {
    expect(tokenise(normaliseText('差14.5块，是1.5%吗？？？').text).map((token) => token.form)).toEqual(['差', '0.0', '块', ',', '是', '0.0%', '吗', '??']);
  });
});

describe('n-grams', () => {
  test('Han by character with both ends, words apart from each other', () => {
    expect(named('好吧')).toEqual(new Set(['^好', '好', '好吧', '吧', '吧$']));
    expect(named('not now', { han: 1, words: 2 })).toContain(' not');
  });
  test('a zh-TW sentence and its zh-CN twin share every feature', () => {
    expect(named('帳單對不上')).toEqual(named('账单对不上'));
  });
  test('a feature can be quoted from the original text', () => {
    const bag = createFeatureBag(16);
    const text = 'Ｗhy, 帳單 again';
    addNgrams(bag, text, { han: 2, words: 1, source: 3 });
    const [origin] = bag.origins(bag.bucketOf('账单'));
    expect(origin?.source).toBe(3);
    expect(text.slice(origin?.start, origin?.end)).toBe('帳單');
  });
});
