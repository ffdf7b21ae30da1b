import { foldText } from './fold.ts';
import type { SearchRecord } from './search-index.ts';

/** A record as it is compared with a query: folded fields, head fields apart from the body. */
export interface PreparedRecord {
  readonly title: string;
  readonly heads: readonly string[];
  readonly body: string;
}

const KEPT = 2_000;

/** Folds records when they are first compared and keeps the latest; a keystroke looks at 64 of them. */
export function createPreparer(records: readonly SearchRecord[]): (doc: number) => PreparedRecord {
  const kept = new Map<number, PreparedRecord>();
  return (doc) => {
    const known = kept.get(doc);
    if (known) return known;
    const record = records[doc]!;
    const prepared = { title: foldText(record.title), heads: [...record.aliases, ...record.tags, record.product].filter(Boolean).map(foldText), body: foldText(record.body) };
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(doc, prepared);
    return prepared;
  };
}
