import { Gatherer } from './gathering.ts';
import type { EditedIndex } from './edited-index.ts';
import type { Query } from './query.ts';

/** Records worth comparing, best first by what was gathered; the arrays are used again by the next query. */
export interface Candidates {
  /** Places of records in the library. */
  readonly docs: Uint32Array;
  readonly scores: Float32Array;
  length: number;
}

/** What a caller knows of records. */
export interface Wishes {
  /** So many records that have all the words in their heads are an answer: nothing else is looked for. */
  readonly enough: number;
  readonly fits: ((doc: number) => boolean) | null;
  /** Of records that gathered alike the ones with more are compared. 0 to 2. */
  readonly lift: ((doc: number) => number) | null;
}

const MOST = 40;
/** Where a word has a slip many records gather alike, the more the larger the library. */
const MOST_SLIPPED = 72;
const SLIPPED_A_RECORD = 1 / 2_000;
const LIFT = 0.02;

export function createCandidates({ base, edits }: EditedIndex): (query: Query, wishes: Wishes) => Candidates {
  const segments = [{ gatherer: new Gatherer(base), places: edits?.places ?? null }];
  if (edits !== null && edits.index.size > 0) segments.push({ gatherer: new Gatherer(edits.index, base), places: edits.fresh });
  const mostSlipped = MOST_SLIPPED + Math.round(base.size * SLIPPED_A_RECORD);
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

  const choose = ({ count, words, scores, touched, has }: Gatherer, places: Int32Array | null, most: number, { fits, lift }: Wishes): void => {
    let floor = kept.length === most ? kept.scores[most - 1]! : 0;
    for (let i = 0; i < count; i += 1) {
      const one = touched[i]!;
      let score = scores[one]!;
      scores[one] = 0;
      if (words > 1) score *= 1 + bitCount(has[one]!) / words;
      has[one] = 0;
      if (score * (1 + 2 * LIFT) <= floor) continue;
      const doc = places === null ? one : places[one]!;
      if (doc < 0 || (fits !== null && !fits(doc))) continue;
      if (lift !== null) score *= 1 + LIFT * lift(doc);
      if (score <= floor) continue;
      keep(doc, score, most);
      if (kept.length === most) floor = kept.scores[most - 1]!;
    }
  };

  return (query, wishes) => {
    kept.length = 0;
    let complete = 0;
    for (const { gatherer } of segments) complete += gatherer.takeAsTyped(query);
    if (complete < wishes.enough || wishes.fits !== null) for (const { gatherer } of segments) gatherer.takeMore(query);
    const most = segments.some(({ gatherer }) => gatherer.asked.slipped) ? mostSlipped : MOST;
    for (const { gatherer, places } of segments) choose(gatherer, places, most, wishes);
    return kept;
  };
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
