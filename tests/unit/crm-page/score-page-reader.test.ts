import { describe, expect, it } from 'vitest';
import type { CustomerRecord, FieldReading } from '../../../domain/customer-record.ts';
import { equalValue, score, summarise } from '../../evaluate/page-reader/score.ts';
import type { Truth } from '../../evaluate/page-reader/truth.ts';

const reading = (name: string, shown: string): FieldReading => ({ name, shown, value: shown, foundBy: 'table', where: '', confidence: 0.9, masked: false });
const record = (fields: Record<string, string>, singleCustomer = true): CustomerRecord => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, shown]) => [name, reading(name, shown)])), transcript: [], singleCustomer, page: { url: '', title: '' }, readAt: '',
});
const truth = (fields: Truth['fields'], more: Partial<Truth> = {}): Truth => ({ fields, conversation: [], strangers: [], singleCustomer: true, ...more });

describe('scoring of the page reader', () => {
  it.each([
    ['phone', '+44 7700 900461', '07700900461', true],
    ['phone', '138-0013-8526', '13800138526', true],
    ['phone', '138****8526', '13800138526', false],
    ['owner_agent', '李晓敏（北京朝阳支行）', '李晓敏', true],
    ['customer_name', '王建国 李晓敏', '王建国', false],
    ['balance', '100.00元', '100.00', true],
    ['address', '14 Harcourt Terrace, Leeds', '14 Harcourt Terrace Leeds', true],
    ['tier', 'ＰＬＡＴＩＮＵＭ', 'platinum', true],
  ])('%s: %s for %s is %s', (field, shown, value, right) => expect(equalValue(field, shown, { canonical: field, value })).toBe(right));

  it('counts a stranger as a distractor and as wrong, also in a field the truth does not have', () => {
    const result = score(record({ customer_name: '赵敏', email: 'a@b.co', nickname: '孙立' }), truth([{ canonical: 'customer_name', value: '王建国' }], { strangers: ['赵敏', '孙立'] }));
    expect([result.wrong.length, result.distractors.length, result.extra]).toEqual([2, 2, ['email: a@b.co']]);
  });

  it('counts any customer field of a list page as a distractor', () =>
    expect(score(record({ phone: '13800138526' }), truth([], { singleCustomer: false })).distractors).toEqual(['phone: 13800138526']));

  it('scores the bank’s people under owner_agent only', () =>
    expect(score(record({ owner_agent: '李晓敏' }), truth([{ canonical: 'owner_agent', value: '李晓敏', role: 'agent' }], { strangers: ['李晓敏'] }))).toMatchObject({ right: 1, distractors: [] }));

  it('micro-averages', () => {
    const one = score(record({ phone: '1234567' }), truth([{ canonical: 'phone', value: '1234567' }, { canonical: 'email', value: 'a@b.co' }]));
    const other = score(record({ phone: '7654321' }), truth([{ canonical: 'phone', value: '1234567' }]));
    expect(summarise([one, other])).toMatchObject({ precision: 0.5, recall: 0.333, pages: 2 });
  });
});
