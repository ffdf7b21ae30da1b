import { fingerprintsOf } from './fingerprint.ts';
import { buildIndex, type SearchIndex, type SearchRecord } from './search-index.ts';

/** Records that changed since an index was built: a small index beside it, until there are so many that it is built anew. */
export interface Edits {
  /** Where each record of the base index stands in the library now; −1 where it is gone or was changed. */
  readonly places: Int32Array;
  /** Where each record of the small index stands in the library. */
  readonly fresh: Int32Array;
  readonly index: SearchIndex;
}

/** An index of a library, with what was edited since. */
export interface EditedIndex {
  readonly base: SearchIndex;
  readonly edits: Edits | null;
}

/** A kept index and the fingerprints of the records it was built from, two numbers a record. */
export interface KeptIndex {
  readonly index: SearchIndex;
  readonly prints: Uint32Array<ArrayBuffer>;
}

export interface Changes {
  readonly places: Int32Array;
  readonly fresh: Int32Array;
}

/** More records than this, and more than one in twenty: the index is built anew. */
const MOST_FRESH = 64;
const MOST_FRESH_OF = 20;

/** What became of the records of a kept index; null where so much changed that it is of no use. */
export function changesSince(kept: Uint32Array, now: Uint32Array): Changes | null {
  const [before, after] = [kept.length / 2, now.length / 2];
  const most = Math.max(MOST_FRESH, Math.floor(after / MOST_FRESH_OF));
  if (Math.abs(before - after) > most) return null;
  const byPrint = new Map<number, number>();
  const print = (prints: Uint32Array, at: number): number => prints[at * 2]! * 0x200000 + (prints[at * 2 + 1]! & 0x1fffff);
  for (let doc = before - 1; doc >= 0; doc -= 1) byPrint.set(print(kept, doc), doc);
  const places = new Int32Array(before).fill(-1);
  const fresh: number[] = [];
  for (let place = 0; place < after; place += 1) {
    const doc = byPrint.get(print(now, place));
    if (doc !== undefined && places[doc] === -1) places[doc] = place;
    else if (fresh.push(place) > most) return null;
  }
  return { places, fresh: Int32Array.from(fresh) };
}

/** The kept index with what changed since laid over it; null where too much did. The records are the library's as it is now. */
export function withEdits(kept: KeptIndex, records: readonly SearchRecord[]): EditedIndex | null {
  const changes = changesSince(kept.prints, fingerprintsOf(records));
  return changes && { base: kept.index, edits: { ...changes, index: buildIndex(Array.from(changes.fresh, (place) => records[place]!)) } };
}
