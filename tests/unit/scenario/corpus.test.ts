import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { SCENARIO_IDS } from '../../../domain/scenario.ts';
import { conceptsIn } from '../../../scripts-library/scenario/concepts.ts';
import type { ScenarioRow } from '../../../scripts-library/scenario/trainer.ts';

const FOLDER = new URL('../../../scripts-library/scenario/', import.meta.url);
const read = (path: URL): ScenarioRow[] => readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as ScenarioRow);
const rows = readdirSync(new URL('corpus/', FOLDER)).flatMap((file) => read(new URL(`corpus/${file}`, FOLDER)));
const blind = ['blind.jsonl', 'blind-hard.jsonl'].flatMap((file) => read(new URL(`../../fixtures/scenario/${file}`, import.meta.url)));
const textOf = (row: ScenarioRow) => JSON.stringify([row.record.subject, row.record.description, row.record.history, row.turns]);

test('every scenario has thirty rows, and rows in each language', () => {
  for (const scenario of SCENARIO_IDS) {
    const own = rows.filter((row) => row.scenario === scenario);
    expect(own.length, scenario).toBeGreaterThanOrEqual(30);
    for (const lang of ['zh-CN', 'zh-TW', 'en']) expect(own.filter((row) => row.lang === lang).length, `${scenario} ${lang}`).toBeGreaterThanOrEqual(5);
  }
});
test('rows are labelled with scenarios that exist, have ids of their own and say something', () => {
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  for (const row of rows) {
    expect(row.acceptable, row.id).toContain(row.scenario);
    expect(row.acceptable.every((one) => (SCENARIO_IDS as readonly string[]).includes(one)), row.id).toBe(true);
    expect(row.voice, row.id).not.toBe('');
  }
});
test('no blind row with words of its own is among those trained on', () => {
  const trained = new Set(rows.map(textOf));
  // Greetings and silence are what everybody says; a row of them proves nothing either way.
  expect(blind.filter((row) => row.turns.join('').length > 8 && trained.has(textOf(row))).map((row) => row.id)).toEqual([]);
});
test('the weights stay under 250 kB gzip: loaded after the first paint, from the disk', () => {
  expect(gzipSync(readFileSync(new URL('weights.json', FOLDER))).length).toBeLessThan(250_000);
});
test('concepts are found in both scripts and quoted where they stand', () => {
  const text = '我的提款卡被ATM吞了';
  const hit = conceptsIn(text).find((one) => one.concept === 'atm')!;
  expect(text.slice(hit.start, hit.end)).toBe('ATM');
  expect(conceptsIn('我要掛失').map((one) => one.concept)).toContain('lost');
  expect(conceptsIn('a discarded idea').map((one) => one.concept)).not.toContain('card');
});
