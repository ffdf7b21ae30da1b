import { describe, expect, it } from 'vitest';
import { readPageLabels } from '../../../domain/page-labels.ts';
import { readPolicy } from '../../../storage/policy.ts';
import { readSettings } from '../../../storage/settings.ts';

const file = (labels: unknown): string => JSON.stringify({ format: 'aside-page-labels', version: 1, labels });

describe('a bank’s own labels', () => {
  it('are read from a file: for known fields, fields of its own, and regions', () => {
    const labels = { phone: ['聯繫熱線碼'], loan_stage: [' 贷款阶段 '], '!person': ['家里人'], _: ['内部码'] };
    expect(readPageLabels(file(labels))).toEqual({ ok: true, value: { ...labels, loan_stage: ['贷款阶段'] } });
  });

  it('say where the file is wrong, and nothing of it is taken', () => {
    const at = (text: string): unknown => {
      const read = readPageLabels(text);
      return read.ok ? 'taken' : [read.failure.code, (read.failure as { params?: { at: string } }).params?.at];
    };
    expect(at('{')).toEqual(['page-labels.not-json', undefined]);
    expect(at('{}')).toEqual(['page-labels.malformed', 'format']);
    expect(at(file({ phone: ['a'.repeat(47)] }))).toEqual(['page-labels.malformed', 'labels.phone.0']);
    expect(at(file({ 'Loan Stage': ['x'] }))).toEqual(['page-labels.malformed', 'labels.Loan Stage']);
    expect(at(file({ '!everything': ['x'] }))).toEqual(['page-labels.malformed', 'labels.!everything']);
    expect(at(file({ phone: [] }))).toEqual(['page-labels.malformed', 'labels.phone']);
  });

  it('cannot mean two fields at once', () => {
    expect(readPageLabels(file({ phone: ['Rufnummer'], email: ['ＲＵＦＮＵＭＭＥＲ'] }))).toMatchObject({ ok: false, failure: { params: { at: 'labels.email.0' } } });
    expect(readPageLabels(file({ phone: ['Rufnummer', 'rufnummer'] })).ok).toBe(true);
  });

  it('come from the bank’s policy, and are left out where they do not read well', () => {
    expect(readPolicy({ pageLabels: { phone: ['熱線碼'] } }).settings.pageLabels).toEqual({ phone: ['熱線碼'] });
    expect(readPolicy({ pageLabels: { phone: '熱線碼' } }).settings.pageLabels).toBeUndefined();
    expect(readSettings({ pageLabels: { phone: [7] } }).pageLabels).toEqual({});
  });
});
