import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASE_FIELDS, CUSTOMER_FIELDS } from '../../../domain/customer-record.ts';
import { casesIn } from '../../evaluate/page-reader/truth.ts';

const ROOM = join(import.meta.dirname, '../../../crm-page/adapters');
const PAGES = join(import.meta.dirname, '../../fixtures/adapters');
const CRMS = readdirSync(ROOM, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const FIELDS = new Set<string>([...CUSTOMER_FIELDS, ...CASE_FIELDS, 'first_name', 'last_name']);

describe('every adapter', () => {
  it('has pages, and every page an adapter', () => expect(readdirSync(PAGES).sort()).toEqual([...CRMS].sort()));

  it('has a mark', () => expect(Object.keys(JSON.parse(readFileSync(join(ROOM, 'marks.json'), 'utf8')) as object)).toHaveLength(CRMS.length));

  it.each(CRMS)('%s says where its contract is public, and when that was seen', (crm) => {
    const readme = join(ROOM, crm, 'README.md');
    expect(existsSync(readme)).toBe(true);
    expect(readFileSync(readme, 'utf8')).toMatch(/\| 20\d\d-\d\d-\d\d \|/u);
  });

  it.each(CRMS)('%s has at least three pages, in two languages, one of them not a customer page', (crm) => {
    const truths = casesIn([join(PAGES, crm)]).map(({ truth }) => truth as typeof truth & { readonly locale: string });
    expect(truths.length).toBeGreaterThanOrEqual(3);
    expect(truths.filter(({ singleCustomer }) => !singleCustomer)).toHaveLength(1);
    expect(new Set(truths.map(({ locale }) => locale)).size).toBeGreaterThanOrEqual(2);
  });

  it.each(CRMS)('%s names fields that exist, each of the CRM’s names under one of them', (crm) => {
    const kinds = JSON.parse(readFileSync(join(ROOM, crm, 'fields.json'), 'utf8')) as Record<string, Record<string, string[]>>;
    for (const fields of Object.values(kinds)) {
      expect(Object.keys(fields).filter((field) => !FIELDS.has(field))).toEqual([]);
      const names = Object.values(fields).flat().filter((name) => name !== 'highlightTitle');
      expect(names).toEqual([...new Set(names)]);
    }
  });
});
