/**
 * Splits rows for cross-validation so that no group (a voice, a scenario) stands in two folds: groups by falling size, each to
 * the smallest fold so far. Returns the fold number of each row.
 */
export function groupFolds<T>(rows: readonly T[], groupOf: (row: T) => string, folds: number): readonly number[] {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(groupOf(row), (sizes.get(groupOf(row)) ?? 0) + 1);
  const groups = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const filled = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  for (const [group, size] of groups) {
    const smallest = filled.indexOf(Math.min(...filled));
    filled[smallest] = filled[smallest]! + size;
    foldOf.set(group, smallest);
  }
  return rows.map((row) => foldOf.get(groupOf(row)) ?? 0);
}
