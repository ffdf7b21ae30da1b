import { describe, expect, it } from 'vitest';
import { lint, type LintKind } from '../../../scripts-library/lint/index.ts';

const categories = (text: string, kind: LintKind = 'script') =>
  lint(text, { lang: 'zh-CN', jurisdiction: 'CN', kind, model: false }).map((finding) => finding.category as string);

describe('broken-up wording is read as it is meant', () => {
  it.each(['这款产品保 本 保 息', '这款产品保*本保*息', '这款产品保\u200b本保息', '這款產品保本保息', '这款产品保·本保息'])('%s', (text) => {
    expect(categories(text)).toContain('guarantee');
  });
  it('points at the original characters', () => {
    const text = '您好，這款保*本*保*息，請放心';
    const [finding] = lint(text, { lang: 'zh-TW', jurisdiction: 'TW', kind: 'script', model: false });
    expect(text.slice(finding!.start, finding!.end)).toBe('保*本*保*息');
  });
});

describe('taken back in the same breath', () => {
  it.each(['本产品不保本', '任何保本承诺都请您警惕', '有人跟您说稳赚不赔，那是诈骗', 'Returns are not guaranteed', 'If anyone promises guaranteed returns it is a scam', '我们不会索要您的验证码'])('%s', (text) => {
    expect(categories(text)).toEqual([]);
  });
});

describe('in a note', () => {
  it.each(['客户称理财经理说保本保息，要求赔偿', '客户说：“投诉也没用”，情绪激动', '客户表示再不解决就去找单位领导', 'Customer says he was promised guaranteed returns of 4%', '客户持有保本型结构性存款10万元'])('what others said is a fact: %s', (text) => {
    expect(categories(text, 'note')).toEqual([]);
  });
  it.each([
    ['客户询问收益，已告知保证有4%的收益', 'guarantee'], ['客户要求退费，我保证给您退', 'over_promise'], ['客户投诉，已告知投诉也没用', 'obstruct_complaint'],
    ['Customer asked about risk. I told him there are guaranteed returns.', 'guarantee'],
  ])('what the agent said is not: %s', (text, category) => {
    expect(categories(text, 'note')).toContain(category);
  });
  it('the same words in a script are a finding', () => {
    expect(categories('这款理财保本保息')).toContain('guarantee');
  });
});

it('names personal data', () => {
  expect(categories('您的卡号是6217000000000000004', 'note')).toContain('privacy');
});
