import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = '.output/chrome-mv3/content-scripts';
const scripts = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));

/** Strings that survive minifying and stand in each library's own code. */
const FINGERPRINTS: Readonly<Record<string, readonly string[]>> = {
  zod: ['ZodError', 'invalid_type'],
  react: ['react.element', 'react.transitional.element'],
  dexie: ['DexieError', 'dexie-'],
  zustand: ['zustand'],
};

/** The size of these files is held by size-limit; here only what must not be in them. */
describe('the built content script', () => {
  it('exists', () => {
    expect(scripts).toContain('crm.js');
  });

  it.each(Object.entries(FINGERPRINTS))('holds no %s', (_library, prints) => {
    const found = scripts.flatMap((name) => prints.filter((print) => readFileSync(join(FOLDER, name), 'utf8').includes(print)).map((print) => `${name}: ${print}`));
    expect(found).toEqual([]);
  });
});
