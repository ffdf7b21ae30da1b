import { sizeOf, wantedTerms } from './gathering.ts';
import type { Query } from './query.ts';
import type { SearchIndex } from './search-index.ts';

/** Records worth comparing, best first by what was gathered; the arrays are used again by the next query. */
export interface Candidates {
  readonly docs: Uint32Array;
  readonly scores: Float32Array;
  length: number;
}

const MOST = 40;
/** A match in title, aliases, tags or product over one in the body. */
const HEAD = 3;
/**
 * Records walked a query. Rarest terms come first, so what is left unwalked is what most records have: it would decide little, and the
 * comparison with the text decides it again.
 */
const WALKED = 24_000;
/** In large libraries every word is more frequent: half a walk more for each record. */
const WALKED_A_RECORD = 0.5;
/** Below this many records the frequent terms are walked all the same. */
const ENOUGH = 128;

export function createCandidates(index: SearchIndex): (query: Query, fits: ((doc: number) => boolean) | null) => Candidates {
  const { starts, bodies, postings } = index;
  const scores = new Float32Array(index.size);
  const touched = new Uint32Array(index.size);
  const kept: Candidates = { docs: new Uint32Array(MOST), scores: new Float32Array(MOST), length: 0 };
  const most = WALKED + WALKED_A_RECORD * Math.max(0, index.size - 10_000);
  let count = 0;

  const walk = (from: number, to: number, worth: number): void => {
    for (let at = from; at < to; at += 1) {
      const doc = postings[at]!;
      const score = scores[doc]!;
      if (score === 0) touched[count++] = doc;
      scores[doc] = score + worth;
    }
  };

  const gather = (query: Query): void => {
    let walked = 0;
    for (const { term, worth } of wantedTerms(query, index)) {
      const size = sizeOf(index, term);
      const heads = bodies[term]! - starts[term]!;
      if (walked + heads > most && count >= ENOUGH) continue;
      walk(starts[term]!, bodies[term]!, worth * HEAD);
      walked += heads;
      if (walked + size - heads > most && count >= ENOUGH) continue;
      walk(bodies[term]!, starts[term + 1]!, worth);
      walked += size - heads;
    }
  };

  /** Into its place among the kept: an insertion is cheap, for few records beat what is kept already. */
  const keep = (doc: number, score: number): void => {
    let at = kept.length < MOST ? kept.length++ : MOST - 1;
    for (; at > 0 && kept.scores[at - 1]! < score; at -= 1) {
      kept.scores[at] = kept.scores[at - 1]!;
      kept.docs[at] = kept.docs[at - 1]!;
    }
    kept.scores[at] = score;
    kept.docs[at] = doc;
  };

  return (query, fits) => {
    count = 0;
    kept.length = 0;
    gather(query);
    let floor = 0;
    for (let i = 0; i < count; i += 1) {
      const doc = touched[i]!;
      const score = scores[doc]!;
      scores[doc] = 0;
      if (score <= floor || (fits !== null && !fits(doc))) continue;
      keep(doc, score);
      if (kept.length === MOST) floor = kept.scores[MOST - 1]!;
    }
    return kept;
  };
}
