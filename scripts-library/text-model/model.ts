import type { FeatureVector } from './feature-bag.ts';
import type { RowOfBucket } from './rising-buckets.ts';

/**
 * A linear model over hashed features. `multinomial`: scores go through softmax and sum to 1. `one-vs-rest`: every label is
 * its own yes or no (several may hold), scores go through the logistic function.
 */
export interface LinearModel {
  readonly kind: 'multinomial' | 'one-vs-rest';
  readonly labels: readonly string[];
  readonly bits: number;
  readonly temperature: number;
  /** One number a label. */
  readonly bias: Float64Array;
  /** bucket → row in `weights`; a bucket that training never saw has none. */
  readonly rows: RowOfBucket;
  /** Row by row, one number a label. */
  readonly weights: Float64Array | Int8Array;
}

/** Raw scores before softmax or logistic, in the order of `model.labels`. */
export function rawScores(model: LinearModel, features: FeatureVector): Float64Array {
  const labels = model.labels.length;
  const scores = Float64Array.from(model.bias);
  features.buckets.forEach((bucket, i) => {
    const row = model.rows.get(bucket);
    if (row === undefined) return;
    const value = features.values[i]!;
    for (let k = 0; k < labels; k += 1) scores[k] = scores[k]! + value * model.weights[row * labels + k]!;
  });
  return scores;
}

/** What each feature adds to one label's raw score, minus its mean over the labels: what speaks for this label above others. */
export function contributions(model: LinearModel, features: FeatureVector, label: string): readonly { readonly bucket: number; readonly amount: number }[] {
  const labels = model.labels.length;
  const chosen = model.labels.indexOf(label);
  const result: { bucket: number; amount: number }[] = [];
  features.buckets.forEach((bucket, i) => {
    const row = model.rows.get(bucket);
    if (row === undefined) return;
    let mean = 0;
    if (model.kind === 'multinomial') for (let k = 0; k < labels; k += 1) mean += model.weights[row * labels + k]! / labels;
    result.push({ bucket, amount: features.values[i]! * (model.weights[row * labels + chosen]! - mean) });
  });
  return result.sort((a, b) => b.amount - a.amount || a.bucket - b.bucket);
}
