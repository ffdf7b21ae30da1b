/** A share with what it can prove. */
export interface Proportion {
  readonly hits: number;
  readonly of: number;
  /** hits / of; null when there is nothing to count. */
  readonly share: number | null;
  /** 95 % interval after Wilson; null when there is nothing to count. */
  readonly interval: { readonly from: number; readonly to: number } | null;
  /** Fewer than 20: nobody is ranked or held to it (domain notes, 6.3). */
  readonly enough: boolean;
}

const Z = 1.959964;
export const FEWEST = 20;

/** `hits` of `of`, both whole and 0 ≤ hits ≤ of. */
export function proportion(hits: number, of: number): Proportion {
  if (of === 0) return { hits, of, share: null, interval: null, enough: false };
  const share = hits / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const middle = share + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  return { hits, of, share, interval: { from: Math.max(0, (middle - spread) / scale), to: Math.min(1, (middle + spread) / scale) }, enough: of >= FEWEST };
}

/** Mean and tail of times; a mean alone hides the tail. Null when there are none. */
export interface Times {
  readonly count: number;
  readonly meanMs: number;
  /** Nearest rank: the smallest value that 95 % do not exceed. */
  readonly p95Ms: number;
}

export function times(milliseconds: readonly number[]): Times | null {
  if (milliseconds.length === 0) return null;
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const sum = sorted.reduce((total, one) => total + one, 0);
  return { count: sorted.length, meanMs: sum / sorted.length, p95Ms: sorted[Math.ceil(sorted.length * 0.95) - 1]! };
}
