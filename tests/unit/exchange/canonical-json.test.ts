import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../storage/exchange/canonical-json.ts';

describe('canonical JSON', () => {
  it('reads back as the value, whatever is in its texts', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(canonicalJson(text)).toBe(JSON.stringify(text));
    }));
  });

  it('is the same for the same fields in another order, without absent ones', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '"\n' }], a: undefined })).toBe('{"b":[1,{"c":"\\"\\n","d":null}]}');
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  });
});
