import type { LinearModel } from './model.ts';
import { RisingBuckets } from './rising-buckets.ts';

/** What `weights.json` holds. Most weights are nothing, so only the others are written, each with its distance from the one before. */
export interface SparseWeights {
  readonly labels: readonly string[];
  readonly bits: number;
  /** Left out where it is 1. */
  readonly temperature?: number;
  readonly bias: readonly number[];
  /** One step of a stored weight. */
  readonly step: number;
  /** Distances between rising buckets. */
  readonly buckets: string;
  /** Label by label, in the order of the buckets: distances between weights that are not nothing, and those weights in steps. */
  readonly gaps: string;
  readonly weights: string;
}

/** One character a number: gzip then counts numbers, not pieces of them, and the file weighs half of what Base64 would. */
const ALPHABET = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((character) => character !== '\\').join('');
/** The last character says "this much, and more follows". */
const MORE = ALPHABET.length - 1;
const MOST_STEPS = (ALPHABET.length - 1) / 2;

function spell(gap: number): string {
  let text = '';
  let rest = gap;
  for (; rest >= MORE; rest -= MORE) text += ALPHABET.charAt(MORE);
  return text + ALPHABET.charAt(rest);
}

/** Weights are rounded to `step` and cut at forty-five of them; those under `faint` become nothing. */
export function encodeSparse(model: LinearModel, step: number, faint: number): SparseWeights {
  const labels = model.labels.length;
  const rows = [...model.rows].sort(([a], [b]) => a - b);
  let buckets = '';
  let before = 0;
  for (const [bucket] of rows) { buckets += spell(bucket - before); before = bucket; }
  let gaps = '';
  let weights = '';
  let gap = 0;
  for (let k = 0; k < labels; k += 1) {
    for (const [, row] of rows) {
      const weight = model.weights[row * labels + k]!;
      const steps = Math.abs(weight) < faint ? 0 : Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(weight / step)));
      if (steps === 0) { gap += 1; continue; }
      gaps += spell(gap);
      weights += ALPHABET.charAt(steps + MOST_STEPS);
      gap = 0;
    }
  }
  return { labels: model.labels, bits: model.bits, ...(model.temperature === 1 ? {} : { temperature: model.temperature }), bias: Array.from(model.bias, (value) => Math.round(value * 10_000) / 10_000), step, buckets, gaps, weights };
}

export const printSparse = (file: SparseWeights): string => `${JSON.stringify(file, null, 1)}\n`;

/** Number of each character code. */
const NUMBER = new Uint8Array(128);
[...ALPHABET].forEach((character, i) => { NUMBER[character.charCodeAt(0)] = i; });

/** The running sums of a text of distances: one a number that is not `MORE`. */
function risingBuckets(text: string): Int32Array {
  const buckets = new Int32Array(text.length);
  let count = 0;
  let bucket = 0;
  for (let i = 0; i < text.length; i += 1) {
    const number = NUMBER[text.charCodeAt(i)]!;
    bucket += number;
    if (number !== MORE) buckets[count++] = bucket;
  }
  return buckets.slice(0, count);
}

/** The model as the product runs it. Whole steps of one take an eighth of the memory and lose nothing. */
export function decodeSparse(file: SparseWeights): LinearModel {
  const labels = file.labels.length;
  const rows = new RisingBuckets(risingBuckets(file.buckets));
  const count = rows.size;
  const weights = file.step === 1 ? new Int8Array(count * labels) : new Float64Array(count * labels);
  let row = -1;
  let label = 0;
  let read = 0;
  for (let i = 0; i < file.gaps.length; i += 1) {
    const number = NUMBER[file.gaps.charCodeAt(i)]!;
    row += number;
    if (number === MORE) continue;
    row += 1;
    while (row >= count) { row -= count; label += 1; }
    weights[row * labels + label] = (NUMBER[file.weights.charCodeAt(read)]! - MOST_STEPS) * file.step;
    read += 1;
  }
  return { kind: 'multinomial', labels: file.labels, bits: file.bits, temperature: file.temperature ?? 1, bias: Float64Array.from(file.bias), rows, weights };
}
