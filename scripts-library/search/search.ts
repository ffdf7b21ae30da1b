import { createCandidates } from './candidates.ts';
import type { EditedIndex } from './edited-index.ts';
import { foldText } from './fold.ts';
import { matchOf } from './matching.ts';
import { createPreparer, type PreparedRecord } from './prepared.ts';
import { parseQuery, type Query, type QueryToken } from './query.ts';
import type { SearchIndex, SearchRecord } from './search-index.ts';
import { createVocabulary } from './vocabulary.ts';

export interface SearchOptions {
  readonly limit?: number;
  /** The call's context: what lifts a record that matches anyway. 0 to 1. */
  readonly context?: (record: SearchRecord) => number;
  /** How lately it was used on this machine. 0 to 1. */
  readonly recency?: (record: SearchRecord) => number;
}

export interface Found {
  readonly record: SearchRecord;
  /** 0 to about 1.3. */
  readonly score: number;
}

export interface Searcher {
  search(typed: string, options?: SearchOptions): readonly Found[];
}

const WORTH_SHOWING = 0.34;
/** So many records with all the words as they were typed are an answer: nothing else is looked for. */
const ENOUGH = 8;
const GATHERED = 0.12;
const CONTEXT = 0.08;
const RECENCY = 0.04;

interface Ranked extends Found {
  readonly doc: number;
}

/** Searches the index of these records; keeps its counters between queries, so that a keystroke allocates next to nothing. */
export function createSearcher(records: readonly SearchRecord[], index: SearchIndex | EditedIndex): Searcher {
  const edited = 'base' in index ? index : { base: index, edits: null };
  const prepare = createPreparer(records);
  const candidatesOf = createCandidates(edited);
  const vocabulary = createVocabulary(edited.edits === null ? [edited.base] : [edited.base, edited.edits.index]);

  return {
    search(typed, { limit = 8, context, recency } = {}) {
      const query = parseQuery(typed, vocabulary);
      const fits = filterOf(records, query);
      if (query.tokens.length === 0) return fits === null ? [] : listed(records, fits, limit);
      const lift = context === undefined && recency === undefined ? null : (doc: number): number => (context?.(records[doc]!) ?? 0) + (recency?.(records[doc]!) ?? 0);
      const { docs, scores, length } = candidatesOf(query, { enough: Math.min(limit, ENOUGH), fits, lift });
      for (const token of query.tokens) confirm(token, docs, length, prepare);
      const top = length > 0 ? scores[0]! : 1;
      const found: Ranked[] = [];
      let needed = WORTH_SHOWING;
      for (let i = 0; i < length; i += 1) {
        const doc = docs[i]!;
        const record = records[doc]!;
        const beside = GATHERED * (scores[i]! / top) + CONTEXT * (context?.(record) ?? 0) + RECENCY * (recency?.(record) ?? 0);
        const match = matchOf(query, prepare(doc), needed - beside);
        const score = match + beside;
        if (match < WORTH_SHOWING || score < needed) continue;
        insert(found, { record, doc, score }, limit);
        if (found.length === limit) needed = found[limit - 1]!.score;
      }
      return found.map(({ record, score }) => ({ record, score }));
    },
  };
}

/** Pairs of a word that stand apart are not the word: where no record has it in one piece, it may be meant otherwise after all. */
function confirm(token: QueryToken, docs: Uint32Array, length: number, prepare: (doc: number) => PreparedRecord): void {
  if (token.kind === 'mixed') for (const part of token.parts) confirm(part, docs, length, prepare);
  if (token.found === 0 || token.text.length < 3) return;
  for (let i = 0; i < length; i += 1) {
    const { title, rest } = prepare(docs[i]!);
    if (title.includes(token.text) || rest.includes(token.text)) return;
  }
  token.found = 0;
}

/** Keeps the best in order; of equals the one that stands first in the library. */
function insert(found: Ranked[], one: Ranked, limit: number): void {
  let at = found.length;
  while (at > 0 && (found[at - 1]!.score < one.score || (found[at - 1]!.score === one.score && found[at - 1]!.doc > one.doc))) at -= 1;
  if (at >= limit) return;
  found.splice(at, 0, one);
  if (found.length > limit) found.pop();
}

function listed(records: readonly SearchRecord[], fits: (doc: number) => boolean, limit: number): readonly Found[] {
  const found: Found[] = [];
  for (let doc = 0; doc < records.length && found.length < limit; doc += 1) if (fits(doc)) found.push({ record: records[doc]!, score: 0 });
  return found;
}

/** Whether a record has the fields that the query names; null where it names none. */
function filterOf(records: readonly SearchRecord[], { filters }: Query): ((doc: number) => boolean) | null {
  const { type, stage, product, tag } = filters;
  if (type.length + stage.length + product.length + tag.length === 0) return null;
  const one = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(foldText(value));
  const word = (wanted: readonly string[], value: string): boolean => one(wanted, value) || foldText(value).split(' ').some((each) => wanted.includes(each));
  return (doc) => {
    const record = records[doc]!;
    return one(type, record.type) && one(stage, record.stage) && word(product, record.product) && (tag.length === 0 || record.tags.some((each) => tag.includes(foldText(each))));
  };
}
