import { describe, expect, it } from 'vitest';
import { lint } from '../../../scripts-library/lint/index.ts';
import { RULE_DATA } from '../../../scripts-library/lint/rules.ts';

const rulesHit = (text: string, kind: 'script' | 'note' = 'script') => lint(text, { lang: 'zh-CN', jurisdiction: 'CN', kind, model: false }).map((finding) => finding.ruleId);

describe.each(RULE_DATA.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each([...rule.pos])('finds “%s”', (text) => {
    expect(rulesHit(text)).toContain(id);
  });
  it.each([...rule.neg])('passes “%s”', (text) => {
    expect(rulesHit(text)).not.toContain(id);
  });
});

describe('rule files', () => {
  it('have ids used once', () => {
    expect(new Set(RULE_DATA.map((rule) => rule.id)).size).toBe(RULE_DATA.length);
  });
});
