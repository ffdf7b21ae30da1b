import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SPEECH_CATEGORIES, lint } from '../../../scripts-library/lint/index.ts';

const words = (locale: string) => JSON.parse(readFileSync(new URL(`../../../locales/${locale}.json`, import.meta.url), 'utf8')) as Record<string, string>;
const source = ['lint-script.ts', 'lint-record.ts'].map((file) => readFileSync(new URL(`../../../scripts-library/lint/${file}`, import.meta.url), 'utf8')).join('\n');
const recordRules = [...source.matchAll(/'((?:script|disclosure)\.[a-z-]+)'/g)].map((match) => match[1] ?? '');

describe('why a finding is one', () => {
  it.each(['zh-CN', 'zh-TW', 'en'])('is said in %s for every category and every rule of a record', (locale) => {
    expect(recordRules.length).toBeGreaterThan(6);
    const missing = [...SPEECH_CATEGORIES, ...recordRules].map((name) => `lint.reason.${name}`).filter((key) => !(key in words(locale)));
    expect(missing).toEqual([]);
  });

  it('comes with the words that raised it', () => {
    const found = lint('这款理财保本保息，您放心买。', { lang: 'zh-CN', jurisdiction: 'CN', kind: 'script' });
    expect(found[0]).toMatchObject({ reasonKey: 'lint.reason.guarantee', params: { quote: '保本保息' } });
  });
});
