import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../crm-page/generic/labels/en.json';
import zh from '../../crm-page/generic/labels/zh.json';
import { shippedVocabulary } from '../../crm-page/shipped-vocabulary.ts';

const BUILD = '.output/chrome-mv3';
const STUB = 'content-scripts/crm.js';
/** Every script that is ever loaded into a page. */
const scripts = [
  ...readdirSync(join(BUILD, 'content-scripts')).map((name) => `content-scripts/${name}`),
  ...readdirSync(BUILD).filter((name) => /^page-.*\.js$/.test(name)),
].filter((name) => name.endsWith('.js'));
const textOf = (name: string): string => readFileSync(join(BUILD, name), 'utf8');

/** Strings that survive minifying and stand in each library's own code. */
const FINGERPRINTS: Readonly<Record<string, readonly string[]>> = {
  zod: ['ZodError', 'invalid_type'],
  react: ['react.element', 'react.transitional.element'],
  dexie: ['DexieError', 'dexie-'],
  zustand: ['zustand'],
};

/** The size of these files is held by size-limit; here only what must not be in them. */
describe('the scripts loaded into pages', () => {
  it('are the one that sites load by themselves, the reader and its parts', () => {
    expect(scripts.toSorted()).toEqual([STUB, 'page-adapters.js', 'page-conversation.js', 'page-declared.js', 'page-insert.js', 'page-mapping.js', 'page-pointer.js', 'page-reader.js', 'page-unlabelled.js']);
  });

  it.each(Object.entries(FINGERPRINTS))('hold no %s', (_library, prints) => {
    const found = scripts.flatMap((name) => prints.filter((print) => textOf(name).includes(print)).map((print) => `${name}: ${print}`));
    expect(found).toEqual([]);
  });

  it('hold none of the words, which the panel hands over', () => {
    const lists = [...Object.values(zh), ...Object.values(en), ...Object.values(shippedVocabulary().patterns)].filter((list) => list.length > 60);
    expect(lists.length).toBeGreaterThan(50);
    expect(scripts.filter((name) => lists.some((list) => textOf(name).includes(list.slice(0, 60))))).toEqual([]);
  });

  it('leave a site that loads by itself without anything that reads or talks', () => {
    expect(textOf(STUB)).not.toMatch(/MutationObserver|onConnect|sendMessage|TreeWalker/);
  });
});
