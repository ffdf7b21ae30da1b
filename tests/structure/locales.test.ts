import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../domain/language.ts';

type Words = { readonly [key: string]: string | { readonly message: string } | Words };

/** "now.copy" and so on; plural endings fall away, because languages have different ones. */
function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value['message'] === 'string' ? [prefix + key.replace(/_(zero|one|two|few|many|other)$/, '')] : keysOf(value as Words, `${prefix}${key}.`));
}
const unique = (keys: readonly string[]): string[] => [...new Set(keys)].sort();
const read = (path: string): Words => JSON.parse(readFileSync(path, 'utf8')) as Words;

/** What is in braces, in order of the alphabet: a translation must use what the original uses. */
const placeholders = (text: string): string => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]).sort().join(' ');
function texts(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[prefix + key, value]] : texts(value as Words, `${prefix}${key}.`)));
}

const others = LOCALES.filter((locale) => locale !== 'en');

describe('the words of the interface', () => {
  it.each(others)('exist in %s exactly where they exist in en', (locale) => {
    expect(unique(keysOf(read(`locales/${locale}.json`)))).toEqual(unique(keysOf(read('locales/en.json'))));
  });

  it.each(others)('use the same placeholders in %s as in en', (locale) => {
    const english = new Map(texts(read('locales/en.json')));
    const differing = texts(read(`locales/${locale}.json`)).filter(([key, text]) => english.has(key) && placeholders(text) !== placeholders(english.get(key) ?? ''));
    expect(differing).toEqual([]);
  });

  it.each(LOCALES)('are never empty in %s', (locale) => {
    expect(texts(read(`locales/${locale}.json`)).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(['zh_CN', 'zh_TW'])('of the browser exist in %s where they exist in en', (folder) => {
    expect(unique(keysOf(read(`public/_locales/${folder}/messages.json`)))).toEqual(unique(keysOf(read('public/_locales/en/messages.json'))));
  });
});
