import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../../domain/language.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { limitSettings } from '../../../scripts-library/schema/limit-in-force.ts';

const PACKS = [['zh-CN', 'CN'], ['en', 'CN'], ['zh-TW', 'TW']] as const;
const words = (locale: Locale): Record<string, string> => JSON.parse(readFileSync(new URL(`../../../locales/${locale}.json`, import.meta.url), 'utf8')) as Record<string, string>;

describe.each(PACKS)('what the %s pack asks the bank for (%s)', (locale, jurisdiction) => {
  it('has a name in every language of the interface', async () => {
    const { records } = await loadBuiltInPack(locale, jurisdiction);
    const asked = [...JSON.stringify(records).matchAll(/\{\{\s*bank\.([a-z0-9_]+)/gu)].map((match) => `bank.${match[1]!}`).filter((name) => name !== 'bank.name');
    const limits = limitSettings(records.filter((record) => record.kind === 'flow')).map((limit) => limit.name);
    expect(asked.length).toBeGreaterThan(10);
    expect(limits.length).toBeGreaterThan(10);
    for (const each of LOCALES) expect([...new Set([...asked, ...limits])].filter((name) => !words(each)[name]), each).toEqual([]);
  });
});
