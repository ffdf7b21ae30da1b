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

const OPTIONS = { labels: SCENARIO_IDS, bits: FEATURE_BITS, minRows: 2, scoutingPasses: 3, least: 0.7, runs: 4, passes: 12, rate: 1 } as const;
/** Steps of the stored weights, and what counts as none: finer ones double the file and judge no better. */
const STEP = 0.2;
const FAINT = 0.3;
/** The temperature is one number: three parts and a single run find it, and the test that trains stays short. */
const FOLDS = 3;

/** Stories are few and single sentences many: without this, more of those make these worse. */
const STORY_WEIGHT = 1.5;
/** Characters of what was said and noted from which a row is a story; English needs more of them for the same. */
const STORY_LENGTH = { han: 45, latin: 120 } as const;
/** The seventh and eighth author put the same questions in every voice: a row of theirs says half of something new. */
const REPEATING = /^s[78]-/u;
const REPEATED_WEIGHT = 0.5;

/** How much a row counts in training. */
function weightOf({ id, lang, record, turns }: ScenarioRow): number {
  const said = JSON.stringify(turns).length + (record.description ?? '').length + (record.history ?? '').length;
  return (said > (lang === 'en' ? STORY_LENGTH.latin : STORY_LENGTH.han) ? STORY_WEIGHT : 1) * (REPEATING.test(id) ? REPEATED_WEIGHT : 1);
}

export function trainingRow(row: ScenarioRow): TrainingRow {
  const texts = textsOf(row);
  const shares = row.acceptable.filter((scenario) => scenario !== row.scenario);
  const target: Record<string, number> = { [row.scenario]: shares.length === 0 ? 1 : 0.75 };
  for (const other of shares) target[other] = 0.25 / shares.length;
  return { features: toUnitLength(scenarioFeatures(row, texts, conceptsOf(texts)).toVector()), target, weight: weightOf(row) };
}

/** A model from rows; the temperature is fitted on authors the model has not seen, since a caller is a stranger too. */
export function trainScenarioModel(rows: readonly ScenarioRow[]): LinearModel {
  const prepared = rows.map(trainingRow);
  return { ...descend(prepared, OPTIONS), temperature: fitTemperature(heldOutScores(rows, prepared)) };
}

/** Each author's ids begin alike (`d4-`, `q6-`; the first author's with the language). */
const authorOf = (row: ScenarioRow): string => row.id.split('-')[0] ?? '';

/** Raw scores of every row from a model that has not seen the row's author. */
export function heldOutScores(rows: readonly ScenarioRow[], prepared: readonly TrainingRow[] = rows.map(trainingRow)): { scores: Float64Array; target: number }[] {
  const foldOf = groupFolds(rows, authorOf, FOLDS);
  const scores: { scores: Float64Array; target: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = descend(prepared.filter((_, i) => foldOf[i] !== fold), { ...OPTIONS, runs: 1 });
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
