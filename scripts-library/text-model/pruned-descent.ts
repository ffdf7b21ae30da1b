import { exp } from './arithmetic.ts';
import { COOLING, generator, median, restrict, run, shuffle, type DescentOptions, type Sparse } from './descent.ts';
import type { LinearModel } from './model.ts';
import type { TrainingRow } from './train.ts';

export interface PrunedDescentOptions extends Omit<DescentOptions, 'mostBuckets'> {
  readonly scoutingPasses: number;
  /** Least say of a weight after the scouting: its distance from its bucket's median, times the root of the rows that have the bucket. */
  readonly least: number;
}

/** The weights that may differ from nothing: those of slot s lie from `starts[s]` to `starts[s + 1]`, each with its label. */
interface Live {
  readonly kept: readonly number[];
  readonly starts: Int32Array;
  readonly labelOf: Uint8Array;
}

/**
 * As `descend`, but what is left out are single weights, not whole buckets: a short run over everything says which weights matter,
 * and those alone are learnt again, so that they take over what the others said. Twice as many fragments then fit the same file
 * (docs/lint.md). Same rows, same bits.
 */
export function descendPruned(rows: readonly TrainingRow[], options: PrunedDescentOptions): LinearModel {
  const live = scout(rows, options);
  const labels = options.labels.length;
  const slotOf = new Map(live.kept.map((bucket, slot) => [bucket, slot + 1]));
  const sparse = rows.map((row) => restrict(row, slotOf, options.labels));
  const sum = new Float64Array(live.labelOf.length);
  for (let number = 1; number <= options.runs; number += 1) learn(sparse, live, options, number).forEach((weight, i) => { sum[i] = sum[i]! + weight / options.runs; });
  const weights = new Float64Array(live.kept.length * labels);
  for (let slot = 1; slot <= live.kept.length; slot += 1) {
    for (let e = live.starts[slot]!; e < live.starts[slot + 1]!; e += 1) weights[(slot - 1) * labels + live.labelOf[e]!] = sum[e]!;
  }
  return { kind: 'multinomial', labels: options.labels, bits: options.bits, temperature: 1, bias: sum.slice(0, labels), rows: new Map(live.kept.map((bucket, row) => [bucket, row])), weights };
}

/** The bias keeps all its weights. */
function scout(rows: readonly TrainingRow[], options: PrunedDescentOptions): Live {
  const labels = options.labels.length;
  const counts = new Map<number, number>();
  for (const row of rows) for (const bucket of row.features.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const seen = [...counts].filter(([, count]) => count >= options.minRows).map(([bucket]) => bucket).sort((a, b) => a - b);
  const weights = run(rows, seen, options, options.scoutingPasses, 0);
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

function learn(rows: readonly Sparse[], live: Live, { labels, passes, rate }: PrunedDescentOptions, seed: number): Float64Array {
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
