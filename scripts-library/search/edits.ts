/** Edits between two words, a transposition being one; anything above `most` where there are more. */
export function editsWithin(a: string, b: string, most: number): number {
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const restA = endA - from;
  const restB = endB - from;
  if (restA === 0 || restB === 0) return restA + restB;
  if (most <= 0) return 1;
  if (restA === 1 && restB === 1) return 1;
  if (Math.abs(restA - restB) > most || Math.max(restA, restB) > most * 2) return most + 1;
  if (restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]) return 1;
  const left = a.slice(from, endA);
  const right = b.slice(from, endB);
  return 1 + Math.min(editsWithin(left.slice(1), right, most - 1), editsWithin(left, right.slice(1), most - 1), editsWithin(left.slice(1), right.slice(1), most - 1));
}
