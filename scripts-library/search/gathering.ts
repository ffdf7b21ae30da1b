import { AskedTerms } from './asked-terms.ts';
import type { Query, QueryToken } from './query.ts';
import { headsOf, sizeOf, type SearchIndex } from './search-index.ts';

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
/** Between two marks of when a record was seen: more than the terms of a word and the words of a query. */
const STEP = 128;
const LAST_STAMP = 0xfff00000;

/**
 * Adds up what the records of an index have of a query. First the words as they were typed, in heads; where that is not enough, bodies, other
 * words for the same and, for words the library does not have, sounds, initials and single characters.
 */
export class Gatherer {
  readonly scores: Float32Array;
  readonly touched: Uint32Array;
  count = 0;
  /** Which of the query's words a record has something of, as bits. */
  readonly has: Uint32Array;
  /** How many words the query has, letters beside characters counted apart. */
  words = 0;
  readonly asked: AskedTerms;
  readonly #index: SearchIndex;
  readonly #most: number;
  /** Which record was seen when, so that nothing is to be cleared. */
  readonly #seen: Uint32Array;
  readonly #complete: Uint32Array;
  #stamp = 0;
  #walked = 0;
  #bits = 0;

  constructor(index: SearchIndex, background: SearchIndex | null = null) {
    this.#index = index;
    this.asked = new AskedTerms(index, background);
    this.#most = WALKED + WALKED_A_RECORD * Math.max(0, index.size - 10_000);
    this.scores = new Float32Array(index.size);
    this.touched = new Uint32Array(index.size);
    this.has = new Uint32Array(index.size);
    this.#seen = new Uint32Array(index.size);
    this.#complete = new Uint32Array(index.size);
  }

  /** Walks the heads that have the words as they were typed; how many have all of them. */
  takeAsTyped(query: Query): number {
    this.count = 0;
    this.words = 0;
    this.#walked = 0;
    this.asked.clear();
    if (this.#stamp > LAST_STAMP) {
      this.#stamp = 0;
      this.#seen.fill(0);
      this.#complete.fill(0);
    }
    const base = (this.#stamp += STEP);
    let complete = 0;
    for (const token of query.tokens) {
      if (token.kind !== 'mixed') complete = this.#takeUnit(token, base, this.words++);
      else for (const part of token.parts) {
        complete = this.#takeUnit(part, base, this.words++);
        token.bits |= part.bits;
      }
    }
    this.asked.wanted.endTyped();
    return complete;
  }

  /** Walks all else that the query may mean. */
  takeMore(query: Query): void {
    for (const token of query.tokens) this.asked.addToken(token);
    this.#walkWanted();
  }

  /**
   * Walks the heads of one word's terms, the rarest first. `base + unit` marks the records that have had all the words before it; how many
   * have this one too.
   */
  #takeUnit(token: QueryToken, base: number, unit: number): number {
    const { starts, bodies, postings } = this.#index;
    const { scores, touched, has } = this;
    const { terms, wanted } = this.asked;
    const seen = this.#seen;
    const had = this.#complete;
    const bits = 1 << Math.min(unit, 31);
    token.bits = bits;
    const { whole, length } = this.asked.takeWord(token);
    const chain = (this.#stamp += STEP);
    let complete = 0;
    let found = 0;
    for (let i = 0; i < length; i += 1) {
      const term = terms[i]!;
      const worth = wanted.worthOf(term) * HEAD;
      const to = bodies[term]!;
      this.#walked += to - starts[term]!;
      const last = i === length - 1 || this.#walked + headsOf(this.#index, terms[i + 1]!) > this.#most;
      for (let at = starts[term]!; at < to; at += 1) {
        const doc = postings[at]!;
        const score = scores[doc]!;
        if (score === 0) touched[this.count++] = doc;
        scores[doc] = score + worth;
        has[doc]! |= bits;
        if (i > 0 && seen[doc] !== chain + i) continue;
        seen[doc] = chain + i + 1;
        if (!last || !whole) continue;
        found += 1;
        if (unit > 0 && had[doc] !== base + unit) continue;
        had[doc] = base + unit + 1;
        complete += 1;
      }
      if (last) break;
    }
    token.found += found;
    return complete;
  }

  /** The rarest first, as far as there are walks left. */
  #walkWanted(): void {
    const { terms, starts, bodies } = this.#index;
    this.asked.wanted.rarestFirst((number, worth, bits, typed) => {
      this.#bits = bits;
      if (number >= terms) return this.#walkGroup(number - terms, worth);
      if (!typed) this.#walk(starts[number]!, bodies[number]!, worth * HEAD);
      this.#walk(bodies[number]!, starts[number + 1]!, worth);
    });
  }

  #walk(from: number, to: number, worth: number): void {
    if (this.#walked + to - from > this.#most && this.count >= ENOUGH) return;
    const { postings } = this.#index;
    const bits = this.#bits;
    for (let at = from; at < to; at += 1) {
      const doc = postings[at]!;
      const score = this.scores[doc]!;
      if (score === 0) this.touched[this.count++] = doc;
      this.scores[doc] = score + worth;
      this.has[doc]! |= bits;
    }
    this.#walked += to - from;
  }

  /** All terms of a group as one: a record gains by it once, by its head where it can. */
  #walkGroup(group: number, worth: number): void {
    const { starts, bodies, groupStarts, members } = this.#index;
    const [from, to] = [groupStarts[group]!, groupStarts[group + 1]!];
    this.#stamp += 1;
    let heads = 0;
    let all = 0;
    for (let i = from; i < to; i += 1) {
      heads += headsOf(this.#index, members[i]!);
      all += sizeOf(this.#index, members[i]!);
    }
    if (this.#walked + heads > this.#most && this.count >= ENOUGH) return;
    for (let i = from; i < to; i += 1) this.#walkOnce(starts[members[i]!]!, bodies[members[i]!]!, worth * HEAD);
    this.#walked += heads;
    if (this.#walked + all - heads > this.#most && this.count >= ENOUGH) return;
    for (let i = from; i < to; i += 1) this.#walkOnce(bodies[members[i]!]!, starts[members[i]! + 1]!, worth);
    this.#walked += all - heads;
  }

  #walkOnce(from: number, to: number, worth: number): void {
    const { postings } = this.#index;
    const stamp = this.#stamp;
    const bits = this.#bits;
    for (let at = from; at < to; at += 1) {
      const doc = postings[at]!;
      if (this.#seen[doc] === stamp) continue;
      this.#seen[doc] = stamp;
      const score = this.scores[doc]!;
      if (score === 0) this.touched[this.count++] = doc;
      this.scores[doc] = score + worth;
      this.has[doc]! |= bits;
    }
  }
}
