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

/** Courtesies that stand round any sentence and say nothing of it; traditional characters are read as simplified anyway. */
const COURTESIES = {
  zh: ['X，您看可以吗？', 'X，好吗？', '好的，X', '跟您说一下，X', '我查了一下，X', 'X，稍后短信通知您。', 'X，另外请保管好您的银行卡。', '您好，X，谢谢。', '给您回复：X', 'X，还有什么可以帮您？', '女士，X', '是这样的，X，您了解吗？'],
  en: ['X, is that all right?', 'Okay, X', 'Just so you know, X', "I've checked and X", 'X, and you will get a text.', 'X, please keep your card safe.', 'Thank you, X', 'X, is there anything else?', 'Madam, X', 'As I said, X, okay?'],
} as const;
/** Every so many rows one is taught in a courtesy as well, clean ones too: else a polite ending hides what was said. */
const IN_COURTESY = 4;

const inCourtesy = (rows: readonly CorpusRow[]): CorpusRow[] => rows.filter((_row, i) => i % IN_COURTESY === 0).map((row, i) => {
  const forms = row.lang === 'en' ? COURTESIES.en : COURTESIES.zh;
  return { ...row, text: forms[i % forms.length]!.replace('X', () => row.text.replace(/[。.!！]$/u, '')) };
});

/** What decides the size of the weights file (docs/lint.md). */
const LEAST = 2;

/** One answer a text: clean, or in which way it offends; a text that offends in two ways counts half for each. Every sentence of a clean text is clean. */
export const trainModel = (rows: readonly CorpusRow[]): LinearModel =>
  descend([...rows, ...inCourtesy(rows)].flatMap(rowsOf), { labels: [...SPEECH_CATEGORIES, CLEAN], bits: BITS, minRows: 2, scoutingPasses: 4, least: LEAST, runs: 2, passes: 10, rate: 2.5 });

/** Steps of the stored weights, and what counts as none: finer ones make the file greater and judge no better. */
const STEP = 1;
const FAINT = 0.5;

export const trainer: Trainer = {
  name: 'lint',
  corpus: 'scripts-library/lint/corpus',
  weightsFile: 'scripts-library/lint/weights.json',
  train: (rows) => printSparse(encodeSparse(trainModel(rows as readonly CorpusRow[]), STEP, FAINT)),
};
