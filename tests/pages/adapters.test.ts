import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { score } from '../evaluate/page-reader/score.ts';
import { casesIn, type Case, type Truth, type TruthField } from '../evaluate/page-reader/truth.ts';
import { attachShadowRoots, serialise } from './open-page.ts';
import { readPage } from './whole-reader.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/adapters');
const CRMS = readdirSync(FOLDER);

/** A fixture at the address it was made for. */
function open({ folder, truth }: Case): Document {
  const { document } = new JSDOM(readFileSync(join(folder, 'dom.html'), 'utf8'), { url: (truth as Truth & { address: string }).address }).window;
  attachShadowRoots(document);
  return document;
}

for (const crm of CRMS) describe(`pages of ${crm}`, () => {
  for (const one of casesIn([join(FOLDER, crm)])) it(`${one.name} is read by the CRM's own names and left as it was`, () => {
    const document = open(one);
    const before = serialise(document);
    const record = readPage(document, '2026-11-22T08:00:00.000Z');
    const { wrong, missing, distractors, extra } = score(record, one.truth);
    expect({ wrong, missing, distractors, extra }).toEqual({ wrong: [], missing: [], distractors: [], extra: [] });
    expect(record.singleCustomer).toBe(one.truth.singleCustomer);
    for (const { canonical, generic } of one.truth.fields as readonly (TruthField & { generic?: true })[])
      if (!generic) expect([canonical, record.fields[canonical]?.foundBy]).toEqual([canonical, 'adapter']);
    expect(serialise(document)).toBe(before);
  });
});
