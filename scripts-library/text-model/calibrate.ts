import { log, softmax } from './arithmetic.ts';

/**
 * The temperature that makes held-out probabilities honest: the least mean surprise over a fixed grid from 0.3 to 4.
 * `scores` are raw scores of rows the model did not see; `target` is the right label's position.
 */
export function fitTemperature(held: readonly { readonly scores: ArrayLike<number>; readonly target: number }[]): number {
  let best = 1;
  let least = Infinity;
  for (let step = 0; step <= 74; step += 1) {
    const temperature = 0.3 + step * 0.05;
    let surprise = 0;
    for (const { scores, target } of held) surprise -= log(Math.max(softmax(scores, temperature)[target]!, 1e-12));
    if (surprise < least) { least = surprise; best = temperature; }
  }
  return Math.round(best * 100) / 100;
}

/** Reliability in ten bins: how often a probability in the bin came true. */
export function reliability(judged: readonly { readonly probability: number; readonly right: boolean }[]): readonly { readonly from: number; readonly n: number; readonly mean: number; readonly right: number }[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inside = judged.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    const n = inside.length;
    return {
      from: bin / 10,
      n,
      mean: n === 0 ? 0 : inside.reduce((sum, { probability }) => sum + probability, 0) / n,
      right: n === 0 ? 0 : inside.filter(({ right }) => right).length / n,
    };
  });
}
