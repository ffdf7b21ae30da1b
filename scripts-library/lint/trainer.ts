import { encodeWeights, toUnitLength, train, type LinearModel, type Trainer, type TrainingRow } from '../text-model/index.ts';
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

/**
 * Two questions, because they have different evidence: does the text offend at all (every row teaches that, the compliant twin
 * as much as the offence), and if it does, in which way (only offences teach that). The product is the score.
 */
export interface LintModels {
  readonly gate: LinearModel;
  readonly topic: LinearModel;
}

/** A row this long (UTF-16 units) already shows what surrounds an offence. */
const LONG_ENOUGH = 60;

const vectorOf = (text: string, kind: LintKind) => toUnitLength(featuresOf(ownWords(text, kind).text, kind).toVector());

/**
 * Rows as written, and each short one once more inside a longer text: after or before a clean sentence of the same language and kind, so
 * that length and position do not decide. Partners are taken in order, nothing is random.
 */
function gateRows(rows: readonly CorpusRow[]): TrainingRow[] {
  const clean = new Map<string, CorpusRow[]>();
  for (const row of rows) if (row.categories.length === 0) clean.set(`${row.lang} ${row.kind}`, [...(clean.get(`${row.lang} ${row.kind}`) ?? []), row]);
  return rows.flatMap((row, i) => {
    const target = { offence: row.categories.length > 0 ? 1 : 0 };
    const own = { features: vectorOf(row.text, row.kind), target };
    const partners = clean.get(`${row.lang} ${row.kind}`) ?? [];
    const partner = partners[(i * 7) % Math.max(1, partners.length)];
    if (partner === undefined || partner === row || row.text.length > LONG_ENOUGH) return [own];
    const [first, second] = i % 2 === 0 ? [partner, row] : [row, partner];
    return [own, { features: vectorOf(first.text + (row.lang === 'en' ? ' ' : '') + second.text, row.kind), target, weight: 0.4 }];
  });
}

function topicRows(rows: readonly CorpusRow[]): TrainingRow[] {
  return rows.filter((row) => row.categories.length > 0).map((row) => ({
    features: vectorOf(row.text, row.kind),
    target: Object.fromEntries(row.categories.map((category) => [category, 1 / row.categories.length])),
  }));
}

export function trainModels(rows: readonly CorpusRow[]): LintModels {
  return {
    gate: train(gateRows(rows), { kind: 'one-vs-rest', labels: ['offence'], bits: BITS, l2: 0.05, minRows: 2, steps: 60 }),
    topic: train(topicRows(rows), { kind: 'multinomial', labels: SPEECH_CATEGORIES, bits: BITS, l2: 0.02, minRows: 2, steps: 60 }),
  };
}

/** Twenty-two topics share the probability, so the likeliest looks doubtful: below 1 it stands out. Chosen on held-out voices. */
const SHARPNESS = 0.5;

/** `keep` drops weights that round to less than so many steps of 127: they cost bytes and decide nothing. */
export const trainer: Trainer = {
  name: 'lint',
  corpus: 'scripts-library/lint/corpus',
  weightsFile: 'scripts-library/lint/weights.json',
  train: (rows) => {
    const { gate, topic } = trainModels(rows as readonly CorpusRow[]);
    return `${JSON.stringify({ gate: encodeWeights(gate, 2), topic: encodeWeights({ ...topic, temperature: SHARPNESS }, 5) }, null, 1)}\n`;
  },
};
