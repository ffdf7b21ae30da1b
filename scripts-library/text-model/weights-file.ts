import type { LinearModel } from './model.ts';

/** What a weights file holds: small integers, so that the same training gives the same bytes. */
export interface WeightsFile {
  readonly format: 1;
  readonly kind: LinearModel['kind'];
  readonly labels: readonly string[];
  readonly bits: number;
  readonly temperature: number;
  readonly bias: readonly number[];
  /** One step of a stored weight. */
  readonly step: number;
  /** Base64 of gaps between rising buckets, each as a varint. */
  readonly buckets: string;
  /** Base64 of signed bytes, label by label (all rows of the first label, then the next): compresses better than row by row. */
  readonly weights: string;
}

/** Rounds weights to one signed byte and drops buckets whose weights all round to less than `keep` steps. */
export function encodeWeights(model: LinearModel, keep = 1): WeightsFile {
  const labels = model.labels.length;
  let greatest = 0;
  for (const weight of model.weights) greatest = Math.max(greatest, Math.abs(weight));
  const step = Number((greatest / 127).toPrecision(6)) || 1;
  const kept: { bucket: number; bytes: number[] }[] = [];
  for (const [bucket, row] of model.rows) {
    const bytes = Array.from({ length: labels }, (_, k) => Math.max(-127, Math.min(127, Math.round(model.weights[row * labels + k]! / step))));
    if (bytes.some((byte) => Math.abs(byte) >= keep)) kept.push({ bucket, bytes });
  }
  kept.sort((a, b) => a.bucket - b.bucket);
  const gaps: number[] = [];
  let previous = 0;
  for (const { bucket } of kept) { pushVarint(gaps, bucket - previous); previous = bucket; }
  const bytes = new Uint8Array(kept.length * labels);
  kept.forEach((row, r) => row.bytes.forEach((byte, k) => { bytes[k * kept.length + r] = byte & 255; }));
  return {
    format: 1, kind: model.kind, labels: model.labels, bits: model.bits, temperature: model.temperature,
    bias: Array.from(model.bias, (value) => Math.round(value * 10_000) / 10_000),
    step, buckets: toBase64(Uint8Array.from(gaps)), weights: toBase64(bytes),
  };
}

/** The model as the product runs it: integers times `step`. Throws on a foreign format, which is a build error. */
export function decodeWeights(file: WeightsFile): LinearModel {
  if (file.format !== 1) throw new Error(`weights format ${String(file.format)} is not known`);
  const labels = file.labels.length;
  const rows = new Map<number, number>();
  const gaps = fromBase64(file.buckets);
  let bucket = 0;
  for (let i = 0; i < gaps.length;) {
    let gap = 0;
    let shift = 0;
    while (gaps[i]! >= 128) { gap += (gaps[i]! & 127) << shift; shift += 7; i += 1; }
    gap += gaps[i]! << shift;
    i += 1;
    bucket += gap;
    rows.set(bucket, rows.size);
  }
  const bytes = fromBase64(file.weights);
  const count = rows.size;
  const weights = new Float64Array(count * labels);
  for (let k = 0; k < labels; k += 1) {
    for (let r = 0; r < count; r += 1) weights[r * labels + k] = ((bytes[k * count + r]! << 24) >> 24) * file.step;
  }
  return { kind: file.kind, labels: file.labels, bits: file.bits, temperature: file.temperature, bias: Float64Array.from(file.bias), rows, weights };
}

/** The text of a weights file, with a line end. */
export function printWeights(file: WeightsFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) { bytes.push((rest & 127) | 128); rest >>>= 7; }
  bytes.push(rest);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
