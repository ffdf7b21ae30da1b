import { globSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { attachShadowRoots } from './open-page.ts';
import { readPage } from './whole-reader.ts';

/**
 * Small pages, one or two ways of building each: "=== name", the page, "---", then what must be read, one a line: `field=value` (or
 * several right values, by |), `turns 3`, or `none` where no customer can be told. Fields that are not named may be read too.
 */
const CASES = globSync('tests/fixtures/page-constructions/*.txt').toSorted().flatMap((file) => readFileSync(file, 'utf8').split(/^=== /mu).slice(1)).map((text) => {
  const [head = '', ...rest] = text.split('\n');
  const [html = '', wanted = ''] = rest.join('\n').split(/^---$/mu);
  return { name: head, html, wanted: wanted.trim().split('\n') };
});

describe('a small page', () => {
  it('is there', () => expect(CASES.length).toBeGreaterThan(20));

  it.each(CASES)('$name is read', ({ html, wanted }) => {
    const { document } = new JSDOM(html, { url: 'https://crm.example/case' }).window;
    attachShadowRoots(document);
    const { fields, transcript } = readPage(document, '');
    const said = wanted.map((line) => {
      if (line === 'none') return Object.keys(fields).length === 0 ? line : Object.keys(fields).join();
      if (line.startsWith('turns')) return `turns ${transcript.length}`;
      const [field = '', values = ''] = line.split(/=(.*)/u);
      const shown = fields[field]?.shown ?? '';
      return values.split('|').includes(shown) ? line : `${field}=${shown}`;
    });
    expect(said).toEqual(wanted);
  });
});
