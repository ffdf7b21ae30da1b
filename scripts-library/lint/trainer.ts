import { descend, encodeSparse, printSparse, toUnitLength, type LinearModel, type Trainer, type TrainingRow } from '../text-model/index.ts';
import { BITS, featuresOf } from './features.ts';
import { CLEAN, SPEECH_CATEGORIES, type LintKind } from './finding.ts';
import { ownWords } from './own-words.ts';
import { pieces } from './pieces.ts';

export interface CorpusRow {
  readonly text: string;
  readonly lang: string;
  readonly kind: LintKind;
  readonly categories: readonly string[];
  /** Whose manner the sentence is written in; folds never share one. */
  readonly voice: string;
}

/** Sentences of a clean text count half: they are not independent of one another. */
const SENTENCE_WEIGHT = 0.5;

function rowsOf({ text, kind, categories }: CorpusRow): TrainingRow[] {
  const own = ownWords(text, kind).text;
  const features = (from: number, to: number) => toUnitLength(featuresOf(own.slice(from, to), kind).toVector());
  if (categories.length > 0) return [{ features: features(0, own.length), target: Object.fromEntries(categories.map((category) => [category, 1 / categories.length])) }];
  return pieces(own).map(({ start, end }, i) => ({ features: features(start, end), target: { [CLEAN]: 1 }, weight: i === 0 ? 1 : SENTENCE_WEIGHT }));
}

/** What decides the size of the weights file (docs/lint.md). */
const LEAST = 2;

/** One answer a text: clean, or in which way it offends; a text that offends in two ways counts half for each. Every sentence of a clean text is clean. */
export const trainModel = (rows: readonly CorpusRow[]): LinearModel =>
  descend(rows.flatMap(rowsOf), { labels: [...SPEECH_CATEGORIES, CLEAN], bits: BITS, minRows: 2, scoutingPasses: 4, least: LEAST, runs: 2, passes: 10, rate: 2.5 });

/** Steps of the stored weights, and what counts as none: finer ones make the file greater and judge no better. */
const STEP = 1;
const FAINT = 0.5;

export const trainer: Trainer = {
  name: 'lint',
  corpus: 'scripts-library/lint/corpus',
  weightsFile: 'scripts-library/lint/weights.json',
  train: (rows) => printSparse(encodeSparse(trainModel(rows as readonly CorpusRow[]), STEP, FAINT)),
};
