import { describe, expect, it } from 'vitest';
import { lint, oneEach } from '../../../scripts-library/lint/index.ts';
import type { LintFinding } from '../../../scripts-library/lint/finding.ts';

const finding = (over: Partial<LintFinding>): LintFinding => ({ category: 'guarantee', severity: 'high', start: 0, end: 4, ruleId: 'a', reasonKey: 'x', params: {}, source: 'pattern', ...over });

describe('findings as a person reads them', () => {
  it('say one thing of the same words once', () => {
    const found = lint('这款产品保本保息', { lang: 'zh-CN', jurisdiction: 'CN', kind: 'script', model: false });
    expect(found.filter((each) => each.category === 'guarantee').length).toBeGreaterThan(1);
    expect(oneEach(found).filter((each) => each.category === 'guarantee')).toHaveLength(1);
  });

  it('keep the gravest', () => {
    expect(oneEach([finding({ ruleId: 'mild' }), finding({ ruleId: 'grave', severity: 'block', start: 2, end: 6 })]).map((each) => each.ruleId)).toEqual(['grave']);
  });

  it('keep what is said of other words, of another category, or in another field', () => {
    const all = [finding({}), finding({ start: 4, end: 8 }), finding({ category: 'absolute' }), { ...finding({}), field: 'variants.silent.text' }];
    expect(oneEach(all)).toEqual(all);
  });
});
