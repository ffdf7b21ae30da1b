import type { TrainingRow } from './train.ts';

/** A row by the slots of its buckets (0 is the bias) and what it should be answered. */
export interface Sparse {
  readonly slots: Int32Array;
  readonly values: Float64Array;
  readonly wanted: Float64Array;
  readonly weight: number;
}

/** Buckets without a slot are left out. */
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
