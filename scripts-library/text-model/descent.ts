import { exp } from './arithmetic.ts';
import type { LinearModel } from './model.ts';
import type { TrainingRow } from './train.ts';

export interface DescentOptions {
  readonly labels: readonly string[];
  readonly bits: number;
  /** A bucket seen in fewer rows is left out. */
  readonly minRows: number;
  /** Most buckets the model may have: those that decide most after a short first run. */
  readonly mostBuckets: number;
  /** Runs in different orders of the rows; the model is their mean. */
  readonly runs: number;
  readonly passes: number;
  readonly rate: number;
}

/** How much of the rate is taken off from the first pass to the last. */
export const COOLING = 0.9;
const SCOUTING_PASSES = 3;

export interface Sparse {
  readonly slots: Int32Array;
  readonly values: Float64Array;
  readonly wanted: Float64Array;
  readonly weight: number;
}

/**
 * Multinomial logistic regression by stochastic steps, each bucket with a rate of its own that falls as its gradients add up
 * (AdaGrad, one sum a bucket). Rare fragments move in few large steps, which finds an unknown author's sentences better than the
 * exact minimum (docs/lint.md). The orders come from a fixed generator: same rows, same bits.
 */
export function descend(rows: readonly TrainingRow[], options: DescentOptions): LinearModel {
  const counts = new Map<number, number>();
  for (const row of rows) for (const bucket of row.features.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  let kept = [...counts].filter(([, count]) => count >= options.minRows).map(([bucket]) => bucket).sort((a, b) => a - b);
  if (kept.length > options.mostBuckets) {
    const scout = run(rows, kept, options, SCOUTING_PASSES, 0);
    const labels = options.labels.length;
    const say = kept.map((bucket, slot) => {
      const own = scout.subarray((slot + 1) * labels, (slot + 2) * labels);
      const middle = median(own);
      return { bucket, amount: own.reduce((most, weight) => Math.max(most, Math.abs(weight - middle)), 0) * Math.sqrt(counts.get(bucket) ?? 0) };
    });
    kept = say.sort((a, b) => b.amount - a.amount || a.bucket - b.bucket).slice(0, options.mostBuckets).map(({ bucket }) => bucket).sort((a, b) => a - b);
  }
  const sum = new Float64Array((kept.length + 1) * options.labels.length);
  for (let number = 1; number <= options.runs; number += 1) run(rows, kept, options, options.passes, number).forEach((weight, i) => { sum[i] = sum[i]! + weight / options.runs; });
  return { kind: 'multinomial', labels: options.labels, bits: options.bits, temperature: 1, ...centred(sum, kept, options.labels.length) };
}

/** Adding one number to all weights of a bucket changes no answer: with the median taken off, most are near nothing and cost no bytes. */
function centred(all: Float64Array, kept: readonly number[], labels: number): Pick<LinearModel, 'bias' | 'rows' | 'weights'> {
  const weights = all.slice(labels);
  for (let at = 0; at < weights.length; at += labels) {
    const middle = median(weights.subarray(at, at + labels));
    for (let k = 0; k < labels; k += 1) weights[at + k] = weights[at + k]! - middle;
  }
  return { bias: all.slice(0, labels), rows: new Map(kept.map((bucket, row) => [bucket, row])), weights };
}

export const median = (values: Float64Array): number => Float64Array.from(values).sort()[values.length >> 1] ?? 0;

/** One run over all labels: weights slot by slot, the bias first. */
export function run(rows: readonly TrainingRow[], kept: readonly number[], { labels: names, rate }: Pick<DescentOptions, 'labels' | 'rate'>, passes: number, seed: number): Float64Array {
  const labels = names.length;
  const slotOf = new Map(kept.map((bucket, slot) => [bucket, slot + 1]));
  const sparse = rows.map((row) => restrict(row, slotOf, names));
  const weights = new Float64Array((kept.length + 1) * labels);
  const gathered = new Float64Array(kept.length + 1);
  const order = sparse.map((_row, i) => i);
  const random = generator(seed);
  const scores = new Float64Array(labels);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    const now = rate * (1 - (COOLING * pass) / passes);
    for (const r of order) step(sparse[r]!, weights, gathered, scores, now);
  }
  return weights;
}

export function restrict({ features, target, weight }: TrainingRow, slotOf: ReadonlyMap<number, number>, labels: readonly string[]): Sparse {
  const slots: number[] = [0];
  const values: number[] = [1];
  features.buckets.forEach((bucket, i) => {
    const slot = slotOf.get(bucket);
    if (slot === undefined) return;
    slots.push(slot);
    values.push(features.values[i]!);
  });
  return { slots: Int32Array.from(slots), values: Float64Array.from(values), wanted: Float64Array.from(labels, (label) => target[label] ?? 0), weight: weight ?? 1 };
}

function step({ slots, values, wanted, weight }: Sparse, weights: Float64Array, gathered: Float64Array, scores: Float64Array, rate: number): void {
  const labels = scores.length;
  scores.fill(0);
  for (let i = 0; i < slots.length; i += 1) {
    const base = slots[i]! * labels;
    const value = values[i]!;
    for (let k = 0; k < labels; k += 1) scores[k] = scores[k]! + value * weights[base + k]!;
  }
  let top = -Infinity;
  for (let k = 0; k < labels; k += 1) if (scores[k]! > top) top = scores[k]!;
  let sum = 0;
  for (let k = 0; k < labels; k += 1) { scores[k] = exp(scores[k]! - top); sum += scores[k]!; }
  let square = 0;
  for (let k = 0; k < labels; k += 1) { scores[k] = weight * (scores[k]! / sum - wanted[k]!); square += scores[k]! * scores[k]!; }
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i]!;
    const value = values[i]!;
    const known = gathered[slot]! + value * value * square;
    gathered[slot] = known;
    const size = (rate * value) / Math.sqrt(known + 1e-8);
    const base = slot * labels;
    for (let k = 0; k < labels; k += 1) weights[base + k] = weights[base + k]! - size * scores[k]!;
  }
}

/** Puts an order into another one, in place. */
export function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random() % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** Xorshift over 32 bits. */
export function generator(seed: number): () => number {
  let state = (0x9e3779b9 ^ Math.imul(seed + 1, 0x85ebca6b)) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
