import { foldText } from './fold.ts';
import { eachTerm } from './term-keys.ts';

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
 * those that have it in the body alone. Buffers only, so that a snapshot is a copy.
 */
export interface SearchIndex {
  readonly size: number;
  /** Open addressing: term key + 1, 0 = free; the term's number beside. */
  readonly keys: Uint32Array;
  readonly numbers: Uint32Array;
  readonly terms: number;
  /** `starts[t]` … `bodies[t]` head records, `bodies[t]` … `starts[t+1]` body records. */
  readonly starts: Uint32Array;
  readonly bodies: Uint32Array;
  readonly postings: Uint16Array | Uint32Array;
}

export const headOf = (record: SearchRecord): string => [record.title, ...record.aliases, ...record.tags, record.product].join('\n');

class Growing {
  items = new Uint32Array(1 << 16);
  length = 0;
  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint32Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length] = value;
    this.length += 1;
  }
}

/** Steps of building, so that a caller may give way between slices of records. */
export function* buildSteps(records: readonly SearchRecord[], slice = 200): Generator<number, SearchIndex> {
  let capacity = 1 << 16;
  let keys = new Uint32Array(capacity);
  let numbers = new Uint32Array(capacity);
  let terms = 0;
  let headSeen = new Uint32Array(1 << 15);
  let bodySeen = new Uint32Array(1 << 15);
  let headCount = new Uint32Array(1 << 15);
  let bodyCount = new Uint32Array(1 << 15);
  const heads = new Growing();
  const bodyTerms = new Growing();
  const headEnds = new Uint32Array(records.length);
  const bodyEnds = new Uint32Array(records.length);

  const wider = (array: Uint32Array): Uint32Array<ArrayBuffer> => {
    const larger = new Uint32Array(array.length * 2);
    larger.set(array);
    return larger;
  };
  const grow = (): void => {
    capacity *= 2;
    const oldKeys = keys;
    const oldNumbers = numbers;
    keys = new Uint32Array(capacity);
    numbers = new Uint32Array(capacity);
    for (let i = 0; i < oldKeys.length; i += 1) {
      if (oldKeys[i] === 0) continue;
      let slot = spread(oldKeys[i]! - 1) & (capacity - 1);
      while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      keys[slot] = oldKeys[i]!;
      numbers[slot] = oldNumbers[i]!;
    }
  };
  const numberOf = (key: number): number => {
    let slot = spread(key) & (capacity - 1);
    while (keys[slot] !== 0) {
      if (keys[slot] === key + 1) return numbers[slot]!;
      slot = (slot + 1) & (capacity - 1);
    }
    keys[slot] = key + 1;
    numbers[slot] = terms;
    terms += 1;
    if (terms * 2 > capacity) grow();
    if (terms > headSeen.length) {
      headSeen = wider(headSeen);
      bodySeen = wider(bodySeen);
      headCount = wider(headCount);
      bodyCount = wider(bodyCount);
    }
    return terms - 1;
  };

  for (let doc = 0; doc < records.length; doc += 1) {
    const stamp = doc + 1;
    eachTerm(foldText(headOf(records[doc]!)), true, (key) => {
      const term = numberOf(key);
      if (headSeen[term] === stamp) return;
      headSeen[term] = stamp;
      headCount[term]! += 1;
      heads.push(term);
    });
    headEnds[doc] = heads.length;
    eachTerm(foldText(records[doc]!.body), false, (key) => {
      const term = numberOf(key);
      if (headSeen[term] === stamp || bodySeen[term] === stamp) return;
      bodySeen[term] = stamp;
      bodyCount[term]! += 1;
      bodyTerms.push(term);
    });
    bodyEnds[doc] = bodyTerms.length;
    if (doc % slice === slice - 1) yield doc / records.length;
  }

  const starts = new Uint32Array(terms + 1);
  const bodies = new Uint32Array(terms);
  let total = 0;
  for (let term = 0; term < terms; term += 1) {
    starts[term] = total;
    bodies[term] = total + headCount[term]!;
    total += headCount[term]! + bodyCount[term]!;
  }
  starts[terms] = total;
  const postings = records.length <= 0x10000 ? new Uint16Array(total) : new Uint32Array(total);
  const headAt = starts.slice(0, terms);
  const bodyAt = bodies.slice();
  let head = 0;
  let body = 0;
  for (let doc = 0; doc < records.length; doc += 1) {
    for (; head < headEnds[doc]!; head += 1) postings[headAt[heads.items[head]!]!++] = doc;
    for (; body < bodyEnds[doc]!; body += 1) postings[bodyAt[bodyTerms.items[body]!]!++] = doc;
    if (doc % (slice * 10) === slice * 10 - 1) yield 1;
  }
  return { size: records.length, keys, numbers, terms, starts, bodies, postings };
}

export function buildIndex(records: readonly SearchRecord[]): SearchIndex {
  const steps = buildSteps(records);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The term's number, or -1. */
export function termNumber({ keys, numbers }: SearchIndex, key: number): number {
  const mask = keys.length - 1;
  let slot = spread(key) & mask;
  while (keys[slot] !== 0) {
    if (keys[slot] === key + 1) return numbers[slot]!;
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** Spreads neighbouring keys over the table (finaliser of MurmurHash3). */
function spread(key: number): number {
  let h = key;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Bytes held by the index. */
export const indexBytes = (index: SearchIndex): number =>
  index.keys.byteLength + index.numbers.byteLength + index.starts.byteLength + index.bodies.byteLength + index.postings.byteLength;
