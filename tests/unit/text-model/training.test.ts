import { describe, expect, test } from 'vitest';
import {
  addNgrams, contributions, createFeatureBag, decodeWeights, encodeWeights, exp, fitTemperature, groupFolds, log, predict, printWeights, ranked, toUnitLength, train,
  type FeatureVector, type TrainingOptions, type TrainingRow,
} from '../../../scripts-library/text-model/index.ts';

const vectorOf = (text: string): FeatureVector => {
  const bag = createFeatureBag(12);
  addNgrams(bag, text, { han: 2, words: 1 });
  return toUnitLength(bag.toVector());
};
const SAMPLE: readonly (readonly [string, string])[] = [
  ['利息怎么算', 'ask'], ['费用怎么算的', 'ask'], ['怎么计息', 'ask'], ['快点办', 'push'], ['能不能快点', 'push'], ['赶紧快点', 'push'],
];
const rows: TrainingRow[] = SAMPLE.map(([text, label]) => ({ features: vectorOf(text), target: { [label]: 1 } }));
const options: TrainingOptions = { kind: 'multinomial', labels: ['ask', 'push'], bits: 12, l2: 0.1, minRows: 1 };

describe('own arithmetic', () => {
  test.each([-30, -1.5, -0.1, 0, 0.3, 1, 7.7, 40])('exp(%f)', (x) => {
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
  });
  test.each([1e-9, 0.2, 0.99, 1, 1.7, 12, 1e9])('log(%f)', (x) => {
    expect(log(x)).toBeCloseTo(Math.log(x), 12);
  });
});

describe('training', () => {
  test.each(['multinomial', 'one-vs-rest'] as const)('%s learns what tells the labels apart', (kind) => {
    const model = train(rows, { ...options, kind });
    expect(ranked(predict(model, vectorOf('手续费怎么算')))[0]?.label).toBe('ask');
    expect(ranked(predict(model, vectorOf('你快点')))[0]?.label).toBe('push');
  });
  test('is at the optimum: the gradient of a weight vanishes', () => {
    const model = train(rows, { ...options, steps: 400 });
    const at = model.rows.get(vectorOf('快点').buckets[0]!)!;
    let gradient = 0;
    SAMPLE.forEach(([text, label]) => {
      const features = vectorOf(text);
      const i = features.buckets.indexOf(vectorOf('快点').buckets[0]!);
      if (i >= 0) gradient += features.values[i]! * (predict(model, features)['push']! - (label === 'push' ? 1 : 0));
    });
    expect(gradient + options.l2 * model.weights[at * 2 + 1]!).toBeCloseTo(0, 3);
  });
  test('the same rows give the same bytes', () => {
    const bytes = () => printWeights(encodeWeights(train(rows, options)));
    expect(bytes()).toBe(bytes());
  });
  test('the fragment that decides comes first', () => {
    const bag = createFeatureBag(12);
    addNgrams(bag, '账单快点', { han: 2, words: 1 });
    const [first] = contributions(train(rows, options), toUnitLength(bag.toVector()), 'push');
    expect(['快', '快点', '点'].map((gram) => bag.bucketOf(gram))).toContain(first?.bucket);
  });
});

describe('weights file', () => {
  test('comes back within half a step', () => {
    const model = train(rows, options);
    const file = encodeWeights(model);
    const back = decodeWeights(JSON.parse(printWeights(file)) as typeof file);
    for (const [bucket, row] of back.rows) {
      const before = model.rows.get(bucket)!;
      for (let k = 0; k < 2; k += 1) expect(Math.abs(back.weights[row * 2 + k]! - model.weights[before * 2 + k]!)).toBeLessThanOrEqual(file.step * 0.501);
    }
    expect(predict(back, vectorOf('怎么算')).ask).toBeCloseTo(predict(model, vectorOf('怎么算')).ask!, 1);
  });
});

describe('judging', () => {
  test('a group stands in one fold', () => {
    const folds = groupFolds(['a', 'b', 'a', 'c', 'c', 'c', 'd'], (x) => x, 2);
    expect(folds[0]).toBe(folds[2]);
    expect(new Set(folds).size).toBe(2);
  });
  test('scores that are too sure get a temperature above 1', () => {
    const held = [0, 0, 0, 1].map((target) => ({ scores: [6, 0], target }));
    expect(fitTemperature(held)).toBeGreaterThan(2);
  });
});
