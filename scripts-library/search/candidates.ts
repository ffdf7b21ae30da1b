import { Gatherer } from './gathering.ts';
import type { Query } from './query.ts';
import type { SearchIndex } from './search-index.ts';

/** Records worth comparing, best first by what was gathered; the arrays are used again by the next query. */
export interface Candidates {
  readonly docs: Uint32Array;
  readonly scores: Float32Array;
  length: number;
}

const MOST = 40;
/** Where a word has a slip many records gather alike, the more the larger the library. */
const MOST_SLIPPED = 72;
const SLIPPED_A_RECORD = 1 / 2_000;
/** Of records that gathered alike, those that the call is about are compared. */
const LIFT = 0.02;

export function createCandidates(index: SearchIndex): (query: Query, enough: number, fits: ((doc: number) => boolean) | null, lift: ((doc: number) => number) | null) => Candidates {
  const gatherer = new Gatherer(index);
  const { scores, touched, has } = gatherer;
  const mostSlipped = MOST_SLIPPED + Math.round(index.size * SLIPPED_A_RECORD);
  const kept: Candidates = { docs: new Uint32Array(mostSlipped), scores: new Float32Array(mostSlipped), length: 0 };

  /** Into its place among the kept: an insertion is cheap, for few records beat what is kept already. */
  const keep = (doc: number, score: number, most: number): void => {
    let at = kept.length < most ? kept.length++ : most - 1;
    for (; at > 0 && kept.scores[at - 1]! < score; at -= 1) {
      kept.scores[at] = kept.scores[at - 1]!;
      kept.docs[at] = kept.docs[at - 1]!;
    }
    kept.scores[at] = score;
    kept.docs[at] = doc;
  };

  return (query, enough, fits, lift) => {
    kept.length = 0;
    gatherer.gather(query, fits === null ? enough : Infinity);
    const { count, words } = gatherer;
    const most = gatherer.slipped ? mostSlipped : MOST;
    let floor = 0;
    for (let i = 0; i < count; i += 1) {
      const doc = touched[i]!;
      let score = scores[doc]!;
      scores[doc] = 0;
      if (words > 1) {
        score *= 1 + bitCount(has[doc]!) / words;
        has[doc] = 0;
      }
      if (score * (1 + LIFT) <= floor || (fits !== null && !fits(doc))) continue;
      if (lift !== null) score *= 1 + LIFT * lift(doc);
      if (score <= floor) continue;
      keep(doc, score, most);
      if (kept.length === most) floor = kept.scores[most - 1]!;
    }
    return kept;
  };
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
