export interface JudgedQuery {
  readonly q: string;
  readonly class: string;
  readonly relevant: readonly string[];
}

/** Recall among the first five (of at most five that could be there) and reciprocal rank. */
export function judge(query: JudgedQuery, found: readonly string[]): { readonly recall5: number; readonly reciprocal: number } {
  const relevant = new Set(query.relevant);
  const hits = found.slice(0, 5).filter((id) => relevant.has(id)).length;
  const rank = found.findIndex((id) => relevant.has(id));
  return { recall5: hits / Math.min(5, relevant.size), reciprocal: rank < 0 ? 0 : 1 / (rank + 1) };
}
