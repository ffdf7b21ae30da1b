import { logistic, softmax } from './arithmetic.ts';
import type { FeatureVector } from './feature-bag.ts';
import { rawScores, type LinearModel } from './model.ts';

/** Probability of each label, 0 to 1: they sum to 1 for a multinomial model, and are independent for one-vs-rest. */
export function predict(model: LinearModel, features: FeatureVector): Readonly<Record<string, number>> {
  const raw = rawScores(model, features);
  const values = model.kind === 'multinomial'
    ? softmax(raw, model.temperature)
    : Array.from(raw, (score) => logistic(score / model.temperature));
  return Object.fromEntries(model.labels.map((label, k) => [label, values[k]!]));
}

/** Labels by falling probability; equal ones in the model's order. */
export function ranked(scores: Readonly<Record<string, number>>): readonly { readonly label: string; readonly score: number }[] {
  return Object.entries(scores).map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score);
}
