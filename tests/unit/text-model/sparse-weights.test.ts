import { describe, expect, it } from 'vitest';
import { decodeSparse, encodeSparse, type LinearModel } from '../../../scripts-library/text-model/index.ts';

const model: LinearModel = {
  kind: 'multinomial', labels: ['clean', 'vague'], bits: 20, temperature: 1, bias: Float64Array.from([0.25, -1.5]),
  rows: new Map([[900_000, 0], [7, 1], [8, 2]]),
  weights: Float64Array.from([0.1, -2, 3.02, 0, 40, -0.62]),
};

describe('weights on disk', () => {
  const read = decodeSparse(JSON.parse(JSON.stringify(encodeSparse(model, 0.2, 0.4))) as ReturnType<typeof encodeSparse>);
  const weightOf = (bucket: number, label: number): number => read.weights[(read.rows.get(bucket) ?? -1) * 2 + label]!;
  it('come back rounded to a step, the faint ones as nothing, the greatest cut', () => {
    expect([weightOf(900_000, 0), weightOf(900_000, 1)]).toEqual([0, -2]);
    expect(weightOf(7, 0)).toBeCloseTo(3, 9);
    expect(weightOf(7, 1)).toBe(0);
    expect(weightOf(8, 0)).toBeCloseTo(9, 9);
    expect(weightOf(8, 1)).toBeCloseTo(-0.6, 9);
  });
  it('keep labels, bias and buckets however far apart', () => {
    expect([...read.rows].map(([bucket]) => bucket)).toEqual([7, 8, 900_000]);
    expect([...read.bias]).toEqual([0.25, -1.5]);
    expect(read.labels).toEqual(model.labels);
  });
});
