import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { score } from '../evaluate/page-reader/score.ts';
import { ADAPTED, adaptedCases, openAt, pageOf } from './open-at.ts';
import { serialise } from './open-page.ts';
import { readPage } from './whole-reader.ts';

const NOW = '2026-11-22T08:00:00.000Z';
/** The same page where no CRM has its paths: the generic reader alone. */
const ELSEWHERE = 'https://crm.example/elsewhere';

for (const crm of readdirSync(ADAPTED)) describe(`pages of ${crm}`, () => {
  for (const one of adaptedCases(crm)) it(`${one.name} is read by the CRM's own names and left as it was`, () => {
    const document = openAt(pageOf(one), one.truth.address);
    const before = serialise(document);
    const record = readPage(document, NOW);
    const { wrong, missing, distractors, extra, turnsRight, turnsRead, turnsTrue } = score(record, one.truth);
    expect({ wrong, missing, distractors, extra }).toEqual({ wrong: [], missing: [], distractors: [], extra: [] });
    expect([turnsRight, turnsRead]).toEqual([turnsTrue, turnsTrue]);
    expect(record.singleCustomer).toBe(one.truth.singleCustomer);
    for (const { canonical, generic } of one.truth.fields) if (!generic) expect([canonical, record.fields[canonical]?.foundBy]).toEqual([canonical, 'adapter']);
    expect(serialise(document)).toBe(before);
  });

  it('are worth an adapter: without it most of them are read worse', () => {
    const worse = adaptedCases(crm).filter((one) => {
      const alone = score(readPage(openAt(pageOf(one), ELSEWHERE), NOW), one.truth);
      return alone.wrong.length + alone.missing.length + alone.distractors.length > 0;
    });
    expect(worse.length).toBeGreaterThan(adaptedCases(crm).length / 2);
  });
});
