import { fitTemperature, groupFolds, rawScores, train, type LinearModel, type TrainingOptions, type TrainingRow } from '../text-model/index.ts';
import { evidenceOf, type CorpusRow } from './corpus-row.ts';
import { FEATURE_BITS, featuresOf } from './features.ts';

export const TYPE_LABELS = ['rational', 'emotional', 'impatient', 'silent', 'unknown'] as const;

export const TYPE_TRAINING: TrainingOptions = { kind: 'multinomial', labels: TYPE_LABELS, bits: FEATURE_BITS, l2: 0.35, minRows: 2, steps: 60 };

/** A second acceptable label gets this share of the row. */
const SECOND_SHARE = 0.3;

/** Rows with evidence as the model sees them; a row without any is unknown by rule and teaches nothing. */
export function trainingRows(rows: readonly CorpusRow[]): readonly (TrainingRow & { readonly row: CorpusRow })[] {
  return rows.flatMap((row) => {
    const turns = evidenceOf(row);
    if (turns.length === 0) return [];
    const others = row.acceptable.filter((label) => label !== row.label);
    const target: Record<string, number> = { [row.label]: others.length === 0 ? 1 : 1 - SECOND_SHARE };
    for (const other of others) target[other] = SECOND_SHARE / others.length;
    return [{ row, features: featuresOf(turns).vector, target }];
  });
}

/** The temperature that makes probabilities honest for voices the model has not heard. */
export function heldOutTemperature(rows: readonly (TrainingRow & { readonly row: CorpusRow })[], folds = 4): number {
  const foldOf = groupFolds(rows, ({ row }) => row.voice ?? row.id, folds);
  const held: { scores: ArrayLike<number>; target: number }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const model: LinearModel = train(rows.filter((_, i) => foldOf[i] !== fold), TYPE_TRAINING);
    rows.forEach(({ features, row }, i) => {
      if (foldOf[i] === fold) held.push({ scores: rawScores(model, features), target: TYPE_LABELS.indexOf(row.label) });
    });
  }
  return fitTemperature(held);
}
