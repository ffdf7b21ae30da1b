import { encodeWeights, printWeights, toUnitLength, train, type LinearModel, type Trainer, type TrainingRow } from '../text-model/index.ts';
import { BITS, featuresOf } from './features.ts';
import { SPEECH_CATEGORIES, type LintKind } from './finding.ts';
import { ownWords } from './own-words.ts';

export interface CorpusRow {
  readonly text: string;
  readonly lang: string;
  readonly kind: LintKind;
  readonly categories: readonly string[];
  /** Whose manner the sentence is written in; folds never share one. */
  readonly voice: string;
}

function trainingRow(text: string, kind: LintKind, categories: readonly string[], weight = 1): TrainingRow {
  return { features: toUnitLength(featuresOf(ownWords(text, kind).text, kind).toVector()), target: Object.fromEntries(categories.map((category) => [category, 1])), weight };
}

/**
 * Rows as written, and each offence once more inside a longer text: after or before a clean sentence of the same language and
 * kind, so that length and position do not decide. Partners are taken in order, nothing is random.
 */
export function trainingRows(rows: readonly CorpusRow[]): TrainingRow[] {
  const clean = Map.groupBy(rows.filter((row) => row.categories.length === 0), (row) => `${row.lang} ${row.kind}`);
  const joint = (a: CorpusRow, b: CorpusRow): string => (a.lang === 'en' ? `${a.text} ${b.text}` : a.text + b.text);
  return rows.flatMap((row, i) => {
    const partners = clean.get(`${row.lang} ${row.kind}`) ?? [];
    const partner = partners[(i * 7) % Math.max(1, partners.length)];
    const own = trainingRow(row.text, row.kind, row.categories);
    if (partner === undefined || partner === row) return [own];
    const longer = i % 2 === 0 ? joint(partner, row) : joint(row, partner);
    return [own, trainingRow(longer, row.kind, row.categories, 0.5)];
  });
}

export const L2 = 0.05;

export function trainModel(rows: readonly CorpusRow[]): LinearModel {
  return train(trainingRows(rows), { kind: 'one-vs-rest', labels: SPEECH_CATEGORIES, bits: BITS, l2: L2, minRows: 3, steps: 60 });
}

export const trainer: Trainer = {
  name: 'lint',
  corpus: 'scripts-library/lint/corpus',
  weightsFile: 'scripts-library/lint/weights.json',
  train: (rows) => printWeights(encodeWeights(trainModel(rows as readonly CorpusRow[]), 2)),
};
