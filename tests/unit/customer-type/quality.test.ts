import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../domain/language.ts';
import { readCorpus } from '../../../scripts/train.ts';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';
import { loadTypeModel } from '../../../scripts-library/customer-type/index.ts';
import { TYPE_LABELS } from '../../../scripts-library/customer-type/training-rows.ts';
import { judgeRow } from '../../evaluate/customer-type/judging.ts';
import { scoresOf } from '../../evaluate/customer-type/scores.ts';
import { blindRows } from './support.ts';

const corpus = readCorpus('scripts-library/customer-type/corpus') as readonly CorpusRow[];
const words = (row: CorpusRow): string => row.turns.join(' // ');

describe('rows written before training, which no training row repeats', () => {
  test('hold what the product expects of fresh rows', async () => {
    const model = await loadTypeModel();
    const { precision, coverage, unknownRecall } = scoresOf(blindRows().map((row) => judgeRow(row, model)));
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(coverage).toBeGreaterThanOrEqual(0.65);
    expect(unknownRecall).toBeGreaterThanOrEqual(0.8);
  });
  test('are not in the corpus', () => {
    const known = new Set(corpus.map(words));
    expect(blindRows().filter((row) => words(row).length > 12 && known.has(words(row))).map(({ id }) => id)).toEqual([]);
  });
});

describe('the corpus', () => {
  test('is broad: languages, types, voices, scenarios', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(2500);
    for (const lang of LOCALES) for (const label of TYPE_LABELS) expect(corpus.filter((row) => row.lang === lang && row.label === label).length).toBeGreaterThanOrEqual(60);
    expect(new Set(corpus.map(({ voice }) => voice)).size).toBeGreaterThanOrEqual(100);
    expect(new Set(corpus.map(({ scenario }) => scenario)).size).toBeGreaterThanOrEqual(40);
  });
  test('is well formed: unique ids, the label acceptable, one agent line a turn', () => {
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
    for (const row of corpus) {
      expect(row.acceptable).toContain(row.label);
      if (row.agent_before !== undefined) expect(row.agent_before).toHaveLength(row.turns.length);
    }
  });
});

test('the weights stay within 150 kB gzip', () => {
  const file = new URL('../../../scripts-library/customer-type/weights.json', import.meta.url);
  expect(gzipSync(readFileSync(file)).length).toBeLessThanOrEqual(150_000);
});
