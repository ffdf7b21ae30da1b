import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, FATAL_ERRORS, score, SCORECARD_ITEMS, type ItemMarks } from '../../../domain/review/scorecard.ts';
import { valueOf } from '../storage/store.ts';

const all = (give: (points: number) => number | 'not-applicable'): ItemMarks => Object.fromEntries(SCORECARD_ITEMS.map((item) => [item.no, give(item.points)]));

describe('the scorecard', () => {
  it('has 17 items of 100 points: 30 service, 30 solution, 25 compliance, 10 record, 5 close', () => {
    expect(SCORECARD_ITEMS.map((item) => item.no)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    const { score: full, sections } = valueOf(score(all((points) => points), []));
    expect(full).toBe(100);
    expect(Object.values(sections).map((section) => section.reachable)).toEqual([30, 30, 25, 10, 5]);
  });

  it('is 0 with any fatal error, and still says what the points alone give', () => {
    expect(FATAL_ERRORS).toHaveLength(12);
    for (const fatal of FATAL_ERRORS) expect(valueOf(score(all((points) => points), [fatal, fatal]))).toMatchObject({ score: 0, withoutFatal: 100, band: 'fail', fatal: [fatal] });
  });

  it('leaves out what did not apply, and rounds to one place', () => {
    expect(valueOf(score({ ...all((points) => points), 11: 'not-applicable', 7: 6 }, [])).score).toBe(93.3);
    expect(score(all(() => 'not-applicable'), [])).toMatchObject({ failure: { code: 'score.nothing-applicable' } });
  });

  it('refuses a card with gaps and marks beyond an item', () => {
    const { 3: _three, 17: _seventeen, ...gaps } = all((points) => points);
    expect(score(gaps, [])).toEqual({ ok: false, failure: { code: 'score.incomplete', params: { missing: '3, 17' } } });
    for (const wrong of [13, -1, Number.NaN]) expect(score({ ...all((points) => points), 7: wrong }, [])).toMatchObject({ failure: { code: 'score.out-of-range', params: { item: 7 } } });
  });

  it('falls into bands at 95, 85 and 70', () => {
    expect([100, 95, 94.9, 85, 84.9, 70, 69.9, 0].map((points) => bandOf(points))).toEqual(['excellent', 'excellent', 'pass', 'pass', 'coaching', 'coaching', 'fail', 'fail']);
  });

  it('never leaves 0 to 100 and never falls when a mark rises', () => {
    const marks = fc.tuple(...SCORECARD_ITEMS.map((item) => fc.integer({ min: 0, max: item.points }))).map((given) => Object.fromEntries(SCORECARD_ITEMS.map((item, index) => [item.no, given[index]!])) as ItemMarks);
    fc.assert(fc.property(marks, fc.constantFrom(...SCORECARD_ITEMS), (given, item) => {
      const before = valueOf(score(given, [])).score;
      const after = valueOf(score({ ...given, [item.no]: item.points }, [])).score;
      expect(before).toBeGreaterThanOrEqual(0);
      expect(after).toBeLessThanOrEqual(100);
      expect(after).toBeGreaterThanOrEqual(before);
    }));
  });
});
