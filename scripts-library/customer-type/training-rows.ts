import { fitTemperature, groupFolds, rawScores, train, type LinearModel, type TrainingOptions, type TrainingRow } from '../text-model/index.ts';
import { evidenceOf, type CorpusRow } from './corpus-row.ts';
import { featuresOf } from './features.ts';
import { reshaped, RESHAPED_WEIGHT } from './reshaped.ts';
import { FEATURE_BITS } from './turn-reading.ts';

export const TYPE_LABELS = ['rational', 'emotional', 'impatient', 'silent', 'unknown'] as const;

export const TYPE_TRAINING: TrainingOptions = { kind: 'multinomial', labels: TYPE_LABELS, bits: FEATURE_BITS, l2: 0.25, minRows: 2, steps: 60 };

/** A second acceptable label gets this share of the row. */
const SECOND_SHARE = 0.3;

export interface TypeTrainingRow extends TrainingRow {
  readonly row: CorpusRow;
}

/** Rows with evidence as the model sees them, each also cut another way; a row without evidence is unknown by rule and teaches nothing. */
export function trainingRows(rows: readonly CorpusRow[]): readonly TypeTrainingRow[] {
  return rows.flatMap((row) => {
    const other = reshaped(row);
    return [...trainingRow(row, 1), ...(other === null ? [] : trainingRow(other, RESHAPED_WEIGHT))];
  });
}

function trainingRow(row: CorpusRow, weight: number): readonly TypeTrainingRow[] {
  const turns = evidenceOf(row);
  if (turns.length === 0) return [];
  const others = row.acceptable.filter((label) => label !== row.label);
  const target: Record<string, number> = { [row.label]: others.length === 0 ? 1 : 1 - SECOND_SHARE };
  for (const other of others) target[other] = SECOND_SHARE / others.length;
  return [{ row, features: featuresOf(turns), target, weight }];
}

/** The temperature that makes probabilities honest for voices the model has not heard. */
export function heldOutTemperature(rows: readonly TypeTrainingRow[], folds = 4): number {
  const foldOf = groupFolds(rows, ({ row }) => row.voice ?? row.id, folds);
  const held: { scores: ArrayLike<number>; target: number }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const model: LinearModel = train(rows.filter((_, i) => foldOf[i] !== fold), TYPE_TRAINING);
    rows.forEach(({ features, row, weight }, i) => {
      if (foldOf[i] === fold && weight === 1) held.push({ scores: rawScores(model, features), target: TYPE_LABELS.indexOf(row.label) });
    });
  }
  return fitTemperature(held);
}
