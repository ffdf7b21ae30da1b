import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage } from './whole-reader.ts';
import { score } from '../evaluate/page-reader/score.ts';
import { casesIn } from '../evaluate/page-reader/truth.ts';
import { openPage, serialise } from './open-page.ts';

const cases = casesIn([join(import.meta.dirname, '../fixtures/crm-pages')]);

describe('every fixture in jsdom', () => {
  it('has at least twenty pages to read', () => expect(cases.length).toBeGreaterThanOrEqual(20));

  for (const { name, folder, truth } of cases)
    it(`reads ${name} as a person does and leaves it as it was`, () => {
      const document = openPage(folder);
      const before = serialise(document);
      const record = readPage(document, '2026-11-22T08:00:00.000Z');
      const { wrong, missing, distractors, turnsRight, turnsRead, turnsTrue } = score(record, truth);
      expect({ wrong, missing, distractors }).toEqual({ wrong: [], missing: [], distractors: [] });
      const told = truth.needsLayout ? 0 : turnsTrue;
      expect([turnsRight, turnsRead]).toEqual([told, told]);
      expect(record.singleCustomer).toBe(truth.singleCustomer);
      expect(serialise(document)).toBe(before);
    });
});
