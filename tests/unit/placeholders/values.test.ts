import { describe, expect, test } from 'vitest';
import type { CustomerRecord, FieldReading } from '../../../domain/customer-record.ts';
import { isKnownPlaceholder, placeholderValues, surnameOf, templateProblems } from '../../../scripts-library/placeholders/index.ts';

const reading = (name: string, value: string, over: Partial<FieldReading> = {}): FieldReading =>
  ({ name, shown: value, value, foundBy: 'label-row', where: '', confidence: 0.9, masked: false, ...over });
const record = (...fields: FieldReading[]): CustomerRecord => ({
  fields: Object.fromEntries(fields.map((field) => [field.name, field])) as CustomerRecord['fields'], transcript: [], singleCustomer: true,
  page: { url: 'https://crm.example/', title: '' }, readAt: '2026-11-22T06:00:00.000Z',
});

describe('values of the page', () => {
  test('name, honorific by gender, last four digits', () => {
    const values = placeholderValues({ locale: 'zh-CN', record: record(reading('customer_name', '王*明'), reading('gender', '男'), reading('card_number', '6222 0212 3456 0128'), reading('tier', '白金客户')) });
    expect(values).toMatchObject({ 'customer.surname': '王', 'customer.salutation': '王先生', 'customer.cardLast4': '0128', 'customer.vip': true });
  });
  test('an uncertain or contradicted field is left out', () => {
    const values = placeholderValues({ locale: 'zh-CN', record: record(reading('customer_name', '王建国', { confidence: 0.4 }), reading('case_id', 'A1', { conflicts: ['A2'] })) });
    expect(values['customer.name']).toBeUndefined();
    expect(values['case.id']).toBeUndefined();
  });
  test.each([['欧阳娜娜', '欧阳'], ['王*明', '王'], ['陳小姐', '陳'], ["Margaret O'Sullivan", "O'Sullivan"], ['M*** S***', undefined]])('surname of %s', (name, surname) =>
    expect(surnameOf(name, 'en')).toBe(surname));
  test('settings and call facts carry their prefix', () => {
    expect(placeholderValues({ locale: 'en', bank: { hotline: '95000' }, call: { 'promise.time': '17:00' } })).toMatchObject({ 'bank.hotline': '95000', 'promise.time': '17:00' });
  });
});

describe('problems before publishing', () => {
  test('a catalogue name, a bank setting and a date step are known; others are named', () => {
    expect(['customer.surname', 'bank.loss_report_days', 'clock.today+3wd'].every(isKnownPlaceholder)).toBe(true);
    expect(templateProblems('{{customer.shoe}}{{amount:louder}}{{> none}}')).toEqual([
      { code: 'placeholder.unknown', params: { name: 'customer.shoe' } },
      { code: 'placeholder.unknown-formatter', params: { name: 'louder' } },
      { code: 'fragment.missing', params: { name: 'none' } },
    ]);
  });
  test('a cycle of fragments and unpaired braces are told', () => {
    expect(templateProblems('{{> a}}', { a: '{{> b}}', b: '{{> a}}' })).toContainEqual({ code: 'fragment.cycle', params: { name: 'a' } });
    expect(templateProblems('甲{{').map((problem) => problem.code)).toEqual(['template.unclosed-braces']);
  });
});
