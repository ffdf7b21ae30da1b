import { exp } from './arithmetic.ts';
import type { LinearModel } from './model.ts';
import { generator, shuffle } from './orders.ts';
import { restrict, type Sparse } from './sparse-rows.ts';
import type { TrainingRow } from './train.ts';

interface DescentOptions {
  readonly labels: readonly string[];
  readonly bits: number;
  /** A bucket seen in fewer rows is left out. */
  readonly minRows: number;
  /** Runs in different orders of the rows; the model is their mean. */
  readonly runs: number;
  readonly passes: number;
  readonly rate: number;
  readonly scoutingPasses: number;
  /** Least say of a weight after the scouting: its distance from its bucket's median, times the root of the rows that have the bucket. */
  readonly least: number;
}

/** How much of the rate is taken off from the first pass to the last. */
const COOLING = 0.9;

/** The weights that may differ from nothing: those of slot s lie from `starts[s]` to `starts[s + 1]`, each with its label. */
interface Live {
  readonly kept: readonly number[];
  readonly starts: Int32Array;
  readonly labelOf: Uint8Array;
}

/**
 * Multinomial logistic regression by stochastic steps, each bucket with a rate of its own that falls as its gradients add up
 * (AdaGrad, one sum a bucket). Rare fragments move in few large steps, which finds an unknown author's sentences better than the
 * exact minimum. A short run over everything says which single weights matter, and those alone are learnt again, so that they take
 * over what the others said: more fragments then fit one file than if whole buckets were left out (docs/lint.md). The orders come
 * from a fixed generator: same rows, same bits.
 */
export function descend(rows: readonly TrainingRow[], options: DescentOptions): LinearModel {
  const live = scout(rows, options);
  const labels = options.labels.length;
  const slotOf = slots(live);
  const sparse = rows.map((row) => restrict(row, slotOf, options.labels));
  const sum = new Float64Array(live.labelOf.length);
  for (let number = 1; number <= options.runs; number += 1) learn(sparse, live, options, number).forEach((weight, i) => { sum[i] = sum[i]! + weight / options.runs; });
  const weights = new Float64Array(live.kept.length * labels);
  for (let slot = 1; slot <= live.kept.length; slot += 1) {
    for (let e = live.starts[slot]!; e < live.starts[slot + 1]!; e += 1) weights[(slot - 1) * labels + live.labelOf[e]!] = sum[e]!;
  }
  return { kind: 'multinomial', labels: options.labels, bits: options.bits, temperature: 1, bias: sum.slice(0, labels), rows: new Map(live.kept.map((bucket, row) => [bucket, row])), weights };
}

const slots = ({ kept }: Pick<Live, 'kept'>): ReadonlyMap<number, number> => new Map(kept.map((bucket, slot) => [bucket, slot + 1]));

/** Every weight of every bucket. */
function everything(kept: readonly number[], labels: number): Live {
  const all = (kept.length + 1) * labels;
  return { kept, starts: Int32Array.from({ length: kept.length + 2 }, (_start, slot) => slot * labels), labelOf: Uint8Array.from({ length: all }, (_label, e) => e % labels) };
}

/** The bias keeps all its weights. */
function scout(rows: readonly TrainingRow[], options: DescentOptions): Live {
  const labels = options.labels.length;
  const counts = new Map<number, number>();
  for (const row of rows) for (const bucket of row.features.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const seen = [...counts].filter(([, count]) => count >= options.minRows).map(([bucket]) => bucket).sort((a, b) => a - b);
  const all = everything(seen, labels);
  const slotOf = slots(all);
  const weights = learn(rows.map((row) => restrict(row, slotOf, options.labels)), all, { ...options, passes: options.scoutingPasses }, 0);
  const kept: number[] = [];
  const starts = [0, labels];
  const labelOf = options.labels.map((_label, k) => k);
  seen.forEach((bucket, i) => {
    const own = weights.subarray((i + 1) * labels, (i + 2) * labels);
    const middle = median(own);
    const root = Math.sqrt(counts.get(bucket) ?? 0);
    const before = labelOf.length;
    own.forEach((weight, k) => { if (Math.abs(weight - middle) * root >= options.least) labelOf.push(k); });
    if (labelOf.length === before) return;
    kept.push(bucket);
    starts.push(labelOf.length);
  });
  return { kept, starts: Int32Array.from(starts), labelOf: Uint8Array.from(labelOf) };
}

const median = (values: Float64Array): number => Float64Array.from(values).sort()[values.length >> 1] ?? 0;

function learn(rows: readonly Sparse[], live: Live, { labels, passes, rate }: Pick<DescentOptions, 'labels' | 'passes' | 'rate'>, seed: number): Float64Array {
  const weights = new Float64Array(live.labelOf.length);
  const gathered = new Float64Array(live.kept.length + 1);
  const order = rows.map((_row, i) => i);
  const random = generator(seed);
  const scores = new Float64Array(labels.length);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    const now = rate * (1 - (COOLING * pass) / passes);
    for (const r of order) step(rows[r]!, live, weights, gathered, scores, now);
  }
  return weights;
}

function step({ slots, values, wanted, weight }: Sparse, { starts, labelOf }: Live, weights: Float64Array, gathered: Float64Array, scores: Float64Array, rate: number): void {
  scores.fill(0);
  for (let i = 0; i < slots.length; i += 1) {
    const value = values[i]!;
    for (let e = starts[slots[i]!]!, end = starts[slots[i]! + 1]!; e < end; e += 1) scores[labelOf[e]!] = scores[labelOf[e]!]! + value * weights[e]!;
  }
  const square = toErrors(scores, wanted, weight);
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i]!;
    const value = values[i]!;
    const known = gathered[slot]! + value * value * square;
    gathered[slot] = known;
    const size = (rate * value) / Math.sqrt(known + 1e-8);
    for (let e = starts[slot]!, end = starts[slot + 1]!; e < end; e += 1) weights[e] = weights[e]! - size * scores[labelOf[e]!]!;
  }
}

/** Turns scores into weighted errors of their probabilities, in place; returns the sum of the squares. */
function toErrors(scores: Float64Array, wanted: Float64Array, weight: number): number {
  let top = -Infinity;
  for (let k = 0; k < scores.length; k += 1) if (scores[k]! > top) top = scores[k]!;
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) { scores[k] = exp(scores[k]! - top); sum += scores[k]!; }
  let square = 0;
  for (let k = 0; k < scores.length; k += 1) { scores[k] = weight * (scores[k]! / sum - wanted[k]!); square += scores[k]! * scores[k]!; }
  return square;
}
