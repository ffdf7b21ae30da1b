import { encodeWeights, printWeights, toUnitLength, train, type LinearModel, type Trainer, type TrainingRow } from '../text-model/index.ts';
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

/** One answer a text: clean, or in which way it offends; a text that offends in two ways counts half for each. Every sentence of a clean text is clean. */
export const trainModel = (rows: readonly CorpusRow[]): LinearModel =>
  train(rows.flatMap(rowsOf), { kind: 'multinomial', labels: [...SPEECH_CATEGORIES, CLEAN], bits: BITS, l2: 0.02, minRows: 2, steps: 60 });

/** Buckets whose weights all stay under this many steps of 1/127 are left out: they cost bytes and decide nothing. */
const KEEP = 4;
/** Single weights under this many steps become nothing: noise, and zeros compress. */
const FAINT = 1.5;

function withoutFaint(model: LinearModel): LinearModel {
  const step = model.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { ...model, weights: model.weights.map((weight) => (Math.abs(weight) < FAINT * step ? 0 : weight)) };
}

export const trainer: Trainer = {
  name: 'lint',
  corpus: 'scripts-library/lint/corpus',
  weightsFile: 'scripts-library/lint/weights.json',
  train: (rows) => printWeights(encodeWeights(withoutFaint(trainModel(rows as readonly CorpusRow[])), KEEP)),
};
