/**
 * exp and log from additions, multiplications and divisions only: IEEE 754 fixes those to the last bit, while a language's own
 * functions may differ between engines, and training has to give the same bytes everywhere.
 */
const LN2 = 0.6931471805599453;
const LOG2E = 1.4426950408889634;

/** e^x; 0 below -700, capped at x = 700. */
export function exp(x: number): number {
  if (x < -700) return 0;
  const bounded = x > 700 ? 700 : x;
  const power = Math.floor(bounded * LOG2E + 0.5);
  const rest = bounded - power * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 14; n += 1) {
    term = (term * rest) / n;
    sum += term;
  }
  return sum * twoTo(power);
}

/** Natural logarithm of a positive number. */
export function log(x: number): number {
  let mantissa = x;
  let power = 0;
  while (mantissa > 1.5) { mantissa /= 2; power += 1; }
  while (mantissa < 0.75) { mantissa *= 2; power -= 1; }
  const y = (mantissa - 1) / (mantissa + 1);
  const square = y * y;
  let term = y;
  let sum = 0;
  for (let n = 1; n <= 41; n += 2) {
    sum += term / n;
    term *= square;
  }
  return 2 * sum + power * LN2;
}

function twoTo(power: number): number {
  let result = 1;
  const factor = power < 0 ? 0.5 : 2;
  for (let n = Math.abs(power); n > 0; n -= 1) result *= factor;
  return result;
}

/** Probabilities of scores; the greatest is subtracted first, so nothing overflows. */
export function softmax(scores: ArrayLike<number>, temperature = 1): number[] {
  let top = -Infinity;
  for (let k = 0; k < scores.length; k += 1) top = Math.max(top, scores[k]!);
  const grown: number[] = [];
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const value = exp((scores[k]! - top) / temperature);
    grown.push(value);
    sum += value;
  }
  return grown.map((value) => value / sum);
}

/** 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : 1 - 1 / (1 + exp(x));
}
