import { SCENARIO_IDS } from '../../domain/scenario.ts';
import { descend, encodeSparse, fitTemperature, groupFolds, printSparse, rawScores, toUnitLength, type LinearModel, type Trainer, type TrainingRow } from '../text-model/index.ts';
import { conceptsOf, FEATURE_BITS, scenarioFeatures } from './features.ts';
import { textsOf, type ScenarioRecord } from './input.ts';

export interface ScenarioRow {
  readonly id: string;
  readonly lang: string;
  /** The manner it is written in; cross-validation keeps a voice together. */
  readonly voice: string;
  readonly record: ScenarioRecord;
  readonly turns: readonly string[];
  readonly scenario: string;
  readonly acceptable: readonly string[];
}

const OPTIONS = { labels: SCENARIO_IDS, bits: FEATURE_BITS, minRows: 2, mostBuckets: 60_000, runs: 2, passes: 12, rate: 1 } as const;
/** Steps of the stored weights, and what counts as none: finer ones double the file and judge no better. */
const STEP = 0.2;
const FAINT = 0.4;
/** The temperature is one number: two halves and half the passes find it, and the test that trains stays short. */
const FOLDS = 2;
const FOLD_PASSES = 6;

export function trainingRow(row: ScenarioRow): TrainingRow {
  const texts = textsOf(row);
  const shares = row.acceptable.filter((scenario) => scenario !== row.scenario);
  const target: Record<string, number> = { [row.scenario]: shares.length === 0 ? 1 : 0.75 };
  for (const other of shares) target[other] = 0.25 / shares.length;
  return { features: toUnitLength(scenarioFeatures(row, texts, conceptsOf(texts)).toVector()), target };
}

/** A model from rows; the temperature is fitted on folds by voice so that a probability means what it says. */
export function trainScenarioModel(rows: readonly ScenarioRow[]): LinearModel {
  const prepared = rows.map(trainingRow);
  return { ...descend(prepared, OPTIONS), temperature: fitTemperature(heldOutScores(rows, prepared)) };
}

/** Raw scores of every row from a model that has not seen the row's voice. */
export function heldOutScores(rows: readonly ScenarioRow[], prepared: readonly TrainingRow[] = rows.map(trainingRow)): { scores: Float64Array; target: number }[] {
  const foldOf = groupFolds(rows, (row) => row.voice, FOLDS);
  const scores: { scores: Float64Array; target: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = descend(prepared.filter((_, i) => foldOf[i] !== fold), { ...OPTIONS, runs: 1, passes: FOLD_PASSES });
    prepared.forEach((row, i) => {
      if (foldOf[i] === fold) scores[i] = { scores: rawScores(model, row.features), target: OPTIONS.labels.indexOf(rows[i]!.scenario as (typeof OPTIONS.labels)[number]) };
    });
  }
  return scores;
}

export const trainer: Trainer<ScenarioRow> = {
  name: 'scenario',
  corpus: 'scripts-library/scenario/corpus',
  weightsFile: 'scripts-library/scenario/weights.json',
  train: (rows) => printSparse(encodeSparse(trainScenarioModel(rows), STEP, FAINT)),
};
