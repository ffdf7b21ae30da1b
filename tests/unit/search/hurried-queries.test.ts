import { describe, expect, it } from 'vitest';
import { hurriedRanks, hurriedSets } from '../../bench/search/hurried.ts';

const sets = await hurriedSets();

describe('what agents type over the built-in packs', () => {
  it.each(sets.map((set) => [set.pack, set] as const))('%s: an answer is among the first five', (_pack, set) => {
    const ranks = hurriedRanks(set);
    const missed = ranks.filter(({ rank }) => rank === 0 || rank > 5).map(({ query }) => query.q);
    expect(missed.length, missed.join('  ')).toBeLessThanOrEqual(Math.floor(ranks.length * 0.04));
  });
});
