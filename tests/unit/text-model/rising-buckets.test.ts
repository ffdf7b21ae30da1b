import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RisingBuckets } from '../../../scripts-library/text-model/rising-buckets.ts';

it('gives every bucket its place among the rising ones, and no other bucket any', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 200 }), fc.nat(5001), (unordered, asked) => {
    const buckets = [...unordered].sort((a, b) => a - b);
    const rows = new RisingBuckets(Int32Array.from(buckets));
    expect(rows.size).toBe(buckets.length);
    expect(rows.get(asked)).toBe(buckets.includes(asked) ? buckets.indexOf(asked) : undefined);
    expect([...rows]).toEqual(buckets.map((bucket, row) => [bucket, row]));
    for (const bucket of buckets) expect(rows.get(bucket)).toBe(buckets.indexOf(bucket));
  }));
});
