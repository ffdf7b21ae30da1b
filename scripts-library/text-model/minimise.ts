/** Value and gradient of a smooth function; writes the gradient into `gradient` and returns the value. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/**
 * Limited-memory BFGS with a backtracking line search, from zero. Fixed order, no randomness: the same input gives the same
 * bits. Stops after `steps` or when the value falls by less than one part in a million.
 */
export function minimise(objective: Objective, size: number, steps: number, memory = 6): Float64Array {
  const at = new Float64Array(size);
  const gradient = new Float64Array(size);
  let value = objective(at, gradient);
  const moves: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps; step += 1) {
    const direction = descent(gradient, moves);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) break;
    let length = moves.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextValue = Infinity;
    for (let tries = 0; tries < 25; tries += 1) {
      for (let i = 0; i < size; i += 1) next[i] = at[i]! + length * direction[i]!;
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;
    const s = new Float64Array(size);
    const y = new Float64Array(size);
    for (let i = 0; i < size; i += 1) { s[i] = next[i]! - at[i]!; y[i] = nextGradient[i]! - gradient[i]!; }
    const curvature = dot(s, y);
    if (curvature > 1e-12) moves.push({ s, y, rho: 1 / curvature });
    if (moves.length > memory) moves.shift();
    const gain = value - nextValue;
    at.set(next);
    gradient.set(nextGradient);
    value = nextValue;
    if (gain < 1e-6 * Math.abs(value)) break;
  }
  return at;
}

function descent(gradient: Float64Array, moves: readonly { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas: number[] = [];
  for (let m = moves.length - 1; m >= 0; m -= 1) {
    const { s, y, rho } = moves[m]!;
    const alpha = rho * dot(s, q);
    alphas[m] = alpha;
    for (let i = 0; i < q.length; i += 1) q[i] = q[i]! - alpha * y[i]!;
  }
  const last = moves.at(-1);
  const scale = last === undefined ? 1 : 1 / (last.rho * dot(last.y, last.y));
  for (let i = 0; i < q.length; i += 1) q[i] = q[i]! * scale;
  moves.forEach(({ s, y, rho }, m) => {
    const correction = alphas[m]! - rho * dot(y, q);
    for (let i = 0; i < q.length; i += 1) q[i] = q[i]! + correction * s[i]!;
  });
  for (let i = 0; i < q.length; i += 1) q[i] = -q[i]!;
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
