import { IndexBuilder } from './index-builder.ts';
import { spread } from './term-keys.ts';

/** What is searched of a record of the library. Shapes as the evaluation's corpus rows. */
export interface SearchRecord {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly type: string;
  readonly stage: string;
  readonly product: string;
}

/**
 * An inverted index in typed arrays: for each term the records that have it in their head (title, aliases, tags, product), then
 * those that have it in the body alone. Buffers and one string, so that a snapshot is a copy and a worker can hand it over.
 */
export interface SearchIndex {
  readonly size: number;
  /** Open addressing: key + 1, 0 = free; beside it the term's number, or for a group `terms` + its number. */
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly numbers: Uint32Array<ArrayBuffer>;
  readonly terms: number;
  /** `starts[t]` … `bodies[t]` head records, `bodies[t]` … `starts[t+1]` body records. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly bodies: Uint32Array<ArrayBuffer>;
  readonly postings: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  /** What terms have in common (`term-groups.ts`): `members[groupStarts[g]]` … are the terms of group `g`. */
  readonly groupStarts: Uint32Array<ArrayBuffer>;
  readonly members: Uint32Array<ArrayBuffer>;
  /** The library's own words, one a line: Latin words, and tags and aliases in characters. What a slip may have meant. */
  readonly words: string;
}

/** Raised when the same records would give another index: a kept snapshot of another number is not used. */
export const INDEX_FORMAT = 3;

/** Steps of building, so that a caller may give way between slices of records. Yields the part done, 0 to 1. */
export function* buildSteps(records: readonly SearchRecord[], slice = 200): Generator<number, SearchIndex> {
  const builder = new IndexBuilder(records.length);
  for (let doc = 0; doc < records.length; doc += 1) {
    builder.add(records[doc]!);
    if (doc % slice === slice - 1) yield doc / records.length;
  }
  return yield* builder.finish(slice * 10);
}

export function buildIndex(records: readonly SearchRecord[]): SearchIndex {
  const steps = buildSteps(records, records.length + 1);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The number of a term, of a group (from `terms` on), or -1. */
export function termNumber({ keys, numbers }: SearchIndex, key: number): number {
  const mask = keys.length - 1;
  let slot = spread(key) & mask;
  while (keys[slot] !== 0) {
    if (keys[slot] === key + 1) return numbers[slot]!;
    slot = (slot + 1) & mask;
  }
  return -1;
}

export const headsOf = ({ starts, bodies }: SearchIndex, term: number): number => bodies[term]! - starts[term]!;

/** How many records a term or a group lists. */
export function sizeOf({ terms, starts, groupStarts, members }: SearchIndex, number: number): number {
  if (number < terms) return starts[number + 1]! - starts[number]!;
  let size = 0;
  for (let i = groupStarts[number - terms]!; i < groupStarts[number - terms + 1]!; i += 1) size += starts[members[i]! + 1]! - starts[members[i]!]!;
  return size;
}

/** Whether some record's head has a term of the group. */
export function groupHeads({ terms, starts, bodies, groupStarts, members }: SearchIndex, number: number): boolean {
  for (let i = groupStarts[number - terms]!; i < groupStarts[number - terms + 1]!; i += 1) if (bodies[members[i]!]! > starts[members[i]!]!) return true;
  return false;
}

/** The buffers of an index, to be handed over between threads without a copy. */
export const buffersOf = (index: SearchIndex): ArrayBuffer[] => [index.keys, index.numbers, index.starts, index.bodies, index.postings, index.groupStarts, index.members].map((array) => array.buffer);

/** Bytes held by the index. */
export const indexBytes = (index: SearchIndex): number => buffersOf(index).reduce((sum, buffer) => sum + buffer.byteLength, 0) + 2 * index.words.length;
