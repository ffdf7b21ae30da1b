import { exp, log, logistic } from './arithmetic.ts';
import type { FeatureVector } from './feature-bag.ts';
import { minimise } from './minimise.ts';
import type { LinearModel } from './model.ts';

export interface TrainingRow {
  readonly features: FeatureVector;
  /** Share of each label: one label 1 is the usual case; several may share the 1 (multinomial) or hold at once (one-vs-rest). */
  readonly target: Readonly<Record<string, number>>;
  /** How much the row counts; 1 unless told. */
  readonly weight?: number;
}

export interface TrainingOptions {
  readonly kind: LinearModel['kind'];
  readonly labels: readonly string[];
  readonly bits: number;
  /** Strength of the L2 penalty, for the sum (not the mean) of the rows' losses. */
  readonly l2: number;
  /** A bucket seen in fewer rows is left out. */
  readonly minRows: number;
  readonly steps?: number;
}

/** Logistic regression in the order of the rows given; no randomness. The temperature is 1: see `fitTemperature`. */
export function train(rows: readonly TrainingRow[], options: TrainingOptions): LinearModel {
  const known = commonBuckets(rows, options.minRows);
  const labels = options.labels.length;
  const sparse = rows.map((row) => restrict(row.features, known));
  const wanted = rows.map((row) => Float64Array.from(options.labels, (label) => row.target[label] ?? 0));
  const size = (known.size + 1) * labels;
  const scores = new Float64Array(labels);
  const solution = minimise((at, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let r = 0; r < sparse.length; r += 1) {
      const { rowsOf, values } = sparse[r]!;
      const target = wanted[r]!;
      const weight = rows[r]!.weight ?? 1;
      for (let k = 0; k < labels; k += 1) scores[k] = at[k]!;
      for (let i = 0; i < rowsOf.length; i += 1) {
        const base = (rowsOf[i]! + 1) * labels;
        for (let k = 0; k < labels; k += 1) scores[k] = scores[k]! + values[i]! * at[base + k]!;
      }
      loss += weight * (options.kind === 'multinomial' ? softmaxLoss(scores, target) : logisticLoss(scores, target));
      for (let k = 0; k < labels; k += 1) {
        scores[k] = weight * scores[k]!;
        gradient[k] = gradient[k]! + scores[k]!;
      }
      for (let i = 0; i < rowsOf.length; i += 1) {
        const base = (rowsOf[i]! + 1) * labels;
        for (let k = 0; k < labels; k += 1) gradient[base + k] = gradient[base + k]! + values[i]! * scores[k]!;
      }
    }
    for (let i = labels; i < size; i += 1) {
      loss += 0.5 * options.l2 * at[i]! * at[i]!;
      gradient[i] = gradient[i]! + options.l2 * at[i]!;
    }
    return loss;
  }, size, options.steps ?? 120);
  return { kind: options.kind, labels: options.labels, bits: options.bits, temperature: 1, bias: solution.slice(0, labels), rows: known, weights: solution.slice(labels) };
}

function commonBuckets(rows: readonly TrainingRow[], minRows: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const row of rows) for (const bucket of row.features.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= minRows).map(([bucket]) => bucket).sort((a, b) => a - b);
  return new Map(kept.map((bucket, row) => [bucket, row]));
}

function restrict(features: FeatureVector, known: ReadonlyMap<number, number>): { rowsOf: Int32Array; values: Float64Array } {
  const rowsOf: number[] = [];
  const values: number[] = [];
  features.buckets.forEach((bucket, i) => {
    const row = known.get(bucket);
    if (row === undefined) return;
    rowsOf.push(row);
    values.push(features.values[i]!);
  });
  return { rowsOf: Int32Array.from(rowsOf), values: Float64Array.from(values) };
}

/** Cross entropy; leaves probability minus target, the gradient, in `scores`. */
function softmaxLoss(scores: Float64Array, target: Float64Array): number {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  let inner = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const shifted = scores[k]! - top;
    inner += target[k]! * shifted;
    scores[k] = exp(shifted);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = scores[k]! / sum - target[k]!;
  return log(sum) - inner;
}

function logisticLoss(scores: Float64Array, target: Float64Array): number {
  let loss = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const score = scores[k]!;
    loss += (score > 0 ? score : 0) - score * target[k]! + log(1 + exp(score > 0 ? -score : score));
    scores[k] = logistic(score) - target[k]!;
  }
  return loss;
}
