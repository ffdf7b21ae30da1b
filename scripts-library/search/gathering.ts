import type { Element, Query, QueryToken } from './query.ts';
import { groupHeads, termNumber, type SearchIndex } from './search-index.ts';
import { isPairWith, keyOfCharacter, keyOfInitials, keyOfPair, keyOfSound, keyOfSounds, keyOfTrigram, keyOfWord, MOST_INITIALS } from './term-keys.ts';
import { Wanted } from './wanted.ts';

/** How much a term of each channel says, beside its rarity. */
const CHANNEL = { pair: 1, character: 0.3, word: 1.4, trigram: 0.5, sounds: 0.55, furtherSounds: 0.25, initials: 0.8, sound: 0.3 } as const;
/** A match in title, aliases, tags or product over one in the body. */
const HEAD = 3;
const SYNONYM = 0.6;
const MEANT = 0.8;
const LONGEST = 32;
/** A slip leaves a character alone between its neighbours; in longer runs enough pairs are left. */
const MOST_SINGLE = 10;
/** In so many letters runs of three tell enough; two are in every other record. */
const LONG_INITIALS = 5;
/** Between two marks of when a record was seen: more than the terms of a word and the words of a query. */
const STEP = 128;
const RUNS = /[\u3400-\u9fff]+|[a-z0-9]+/gu;
/**
 * Records walked a query. Rarest terms come first, so what is left unwalked is what most records have: it would decide little, and the
 * comparison with the text decides it again.
 */
const WALKED = 24_000;
/** In large libraries every word is more frequent: half a walk more for each record. */
const WALKED_A_RECORD = 0.5;
/** Below this many records the frequent terms are walked all the same. */
const ENOUGH = 128;
/**
 * Whether a word is meant as it was typed, so that neither its sounds nor slips are looked for: three heads have it; of a long one, which no
 * slip makes by chance, one is enough.
 */
export const asTyped = ({ found, text }: QueryToken): boolean => found >= (text.length >= 4 ? 1 : 3);

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
  /** Whether a word is neither in the library as it was typed nor by its sounds: what was gathered tells little then. */
  slipped = false;
  readonly #index: SearchIndex;
  /** The index beside which this one is small: how rare a term is, both together say. */
  readonly #background: SearchIndex | null;
  readonly #size: number;
  readonly #most: number;
  /** Which record was seen when, so that nothing is to be cleared. */
  readonly #seen: Uint32Array;
  readonly #complete: Uint32Array;
  #stamp = 0;
  #walked = 0;
  #bits = 0;
  readonly #wanted = new Wanted();
  readonly #terms = new Uint32Array(LONGEST);

  constructor(index: SearchIndex, background: SearchIndex | null = null) {
    this.#index = index;
    this.#background = background;
    this.#size = index.size + (background?.size ?? 0);
    this.#most = WALKED + WALKED_A_RECORD * Math.max(0, index.size - 10_000);
    this.scores = new Float32Array(index.size);
    this.touched = new Uint32Array(index.size);
    this.has = new Uint32Array(index.size);
    this.#seen = new Uint32Array(index.size);
    this.#complete = new Uint32Array(index.size);
  }

  /** `enough`: so many records that have all the words in their heads end the search for others. */
  gather(query: Query, enough: number): void {
    this.count = 0;
    this.#walked = 0;
    this.#wanted.clear();
    if (this.#stamp > 0xfff00000) {
      this.#stamp = 0;
      this.#seen.fill(0);
      this.#complete.fill(0);
    }
    if (this.#takeAsTyped(query) >= enough) return;
    for (const token of query.tokens) this.#addToken(token);
    this.#walkWanted();
  }

  /** Walks the heads that have the words; how many have all of them. */
  #takeAsTyped(query: Query): number {
    const base = (this.#stamp += STEP);
    this.words = 0;
    this.slipped = false;
    let complete = 0;
    for (const token of query.tokens) {
      if (token.kind !== 'mixed') complete = this.#takeUnit(token, base, this.words++);
      for (const part of token.kind === 'mixed' ? token.parts : NOTHING) {
        complete = this.#takeUnit(part, base, this.words++);
        token.bits |= part.bits;
      }
    }
    this.#wanted.endTyped();
    return this.words === 0 ? 0 : complete;
  }

  /**
   * Walks the heads of one word's terms, the rarest first. `base + unit` marks the records that have had all the words before it; how many
   * have this one too.
   */
  #takeUnit(token: QueryToken, base: number, unit: number): number {
    const { starts, bodies, postings } = this.#index;
    const { scores, touched } = this;
    const seen = this.#seen;
    const had = this.#complete;
    const { has } = this;
    token.bits = this.#bits = 1 << Math.min(unit, 31);
    const bits = this.#bits;
    const terms = this.#terms;
    const { whole, length } = this.#termsOf(token);
    const chain = (this.#stamp += STEP);
    let complete = 0;
    let found = 0;
    for (let i = 0; i < length; i += 1) {
      const term = terms[i]!;
      const worth = this.#wanted.worthOf(term) * HEAD;
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

  /** The terms of a word as it was typed, the rarest in heads first; `whole` unless the index lacks one. */
  #termsOf({ text, kind }: QueryToken): { readonly whole: boolean; readonly length: number } {
    const terms = this.#terms;
    let length = 0;
    let whole = true;
    const take = (key: number, weight: number): void => {
      const term = termNumber(this.#index, key);
      if (term < 0) {
        whole = false;
        return;
      }
      for (let i = 0; i < length; i += 1) if (terms[i] === term) return;
      this.#wanted.add(term, this.#worth(key, term, weight), this.#index.starts[term + 1]! - this.#index.bodies[term]!, this.#bits);
      const heads = headsOf(this.#index, term);
      let at = length++;
      for (; at > 0 && headsOf(this.#index, terms[at - 1]!) > heads; at -= 1) terms[at] = terms[at - 1]!;
      terms[at] = term;
    };
    if (kind === 'latin') take(keyOfWord(text, 0, text.length), CHANNEL.word);
    else if (text.length === 1) take(keyOfCharacter(text.charCodeAt(0)), CHANNEL.character);
    else for (let i = 0; i + 1 < text.length && i < LONGEST; i += 1) take(keyOfPair(text.charCodeAt(i), text.charCodeAt(i + 1)), CHANNEL.pair);
    return { whole, length };
  }

  #worth(key: number, number: number, weight: number): number {
    let records = sizeOf(this.#index, number);
    if (this.#background !== null) {
      const there = termNumber(this.#background, key);
      if (there >= 0) records += sizeOf(this.#background, there);
    }
    return weight * Math.log(1 + this.#size / records);
  }

  #add(key: number, weight: number): void {
    const number = termNumber(this.#index, key);
    if (number >= 0) this.#wanted.add(number, this.#worth(key, number, weight), sizeOf(this.#index, number), this.#bits);
  }

  #addToken(token: QueryToken): void {
    const { kind, text } = token;
    this.#bits = token.bits;
    for (const synonym of token.synonyms) this.#addText(synonym, SYNONYM);
    if (kind === 'latin') this.#addTrigrams(text, 1);
    if (kind === 'mixed') for (const part of token.parts) this.#addToken(part);
    this.#bits = token.bits;
    if (asTyped(token) && (kind === 'han' || text.length > MOST_INITIALS)) return;
    for (const meant of token.meant) this.#addText(meant.word, MEANT);
    for (const reading of token.readings) this.#addReading(reading.elements, kind === 'mixed');
    if (kind !== 'han') return;
    if (text.length === 1) this.#addPairsWith(text.charCodeAt(0));
    else if (text.length <= MOST_SINGLE && !this.#soundsHold(token.readings[0]!.elements)) {
      if (token.synonyms.length === 0) this.slipped = true;
      this.#addCharacters(text, text.length <= 3 ? CHANNEL.character : CHANNEL.character * 0.7);
    }
    for (const part of token.parts) for (const synonym of part.synonyms) this.#addText(synonym, SYNONYM);
  }

  #addText(text: string, weight: number): void {
    for (const run of text.match(RUNS) ?? []) {
      const length = Math.min(run.length, LONGEST);
      if (run.charCodeAt(0) >= 0x3400) {
        for (let i = 0; i + 1 < length; i += 1) this.#add(keyOfPair(run.charCodeAt(i), run.charCodeAt(i + 1)), weight * CHANNEL.pair);
        if (length === 1) this.#addCharacters(run, weight * CHANNEL.character);
      } else {
        this.#add(keyOfWord(run, 0, run.length), weight * CHANNEL.word);
      }
    }
  }

  #addCharacters(text: string, weight: number): void {
    for (let i = 0; i < text.length; i += 1) this.#add(keyOfCharacter(text.charCodeAt(i)), weight);
  }

  #addTrigrams(word: string, weight: number): void {
    const length = Math.min(word.length, LONGEST);
    if (length < 3) return;
    this.#add(keyOfTrigram(32, word.charCodeAt(0), word.charCodeAt(1)), weight * CHANNEL.trigram);
    for (let i = 0; i + 2 < length; i += 1) this.#add(keyOfTrigram(word.charCodeAt(i), word.charCodeAt(i + 1), word.charCodeAt(i + 2)), weight * CHANNEL.trigram);
  }

  /** Only heads list their single characters: for a character that few heads have, all pairs with it. */
  #addPairsWith(code: number): void {
    const { keys } = this.#index;
    for (let slot = 0; slot < keys.length; slot += 1) if (keys[slot] !== 0 && isPairWith(keys[slot]! - 1, code)) this.#add(keys[slot]! - 1, CHANNEL.character);
  }

  #soundsHold(elements: readonly Element[]): boolean {
    for (let i = 0; i + 1 < elements.length; i += 1) {
      const group = termNumber(this.#index, keyOfSounds(elements[i]!.sound, elements[i + 1]!.sound));
      if (group < 0 || !groupHeads(this.#index, group)) return false;
    }
    return true;
  }

  #addReading(reading: readonly Element[], mixed: boolean): void {
    const length = Math.min(reading.length, LONGEST);
    let spoken = false;
    let initials = false;
    for (let i = 0; i < length; i += 1) {
      const a = reading[i]!;
      const b = reading[i + 1];
      if (a.initial !== 0 || a.character === 0) spoken = true;
      if (a.initial !== 0) initials = true;
      if (b !== undefined && !(mixed && a.character !== 0 && b.character !== 0)) {
        this.#addSounds(a.sound, b.sound, CHANNEL.sounds);
        this.#addSounds(a.secondSound, b.sound, CHANNEL.furtherSounds);
        this.#addSounds(a.sound, b.secondSound, CHANNEL.furtherSounds);
      }
      if (a.sound !== 0 && (length === 1 || a.initial !== 0 || b?.initial || reading[i - 1]?.initial)) this.#add(keyOfSound(a.sound), CHANNEL.sound);
    }
    if (!spoken || !initials) return;
    const fewest = length >= LONG_INITIALS ? 3 : 2;
    for (let i = 0; i < length; i += 1) {
      const letters: number[] = [];
      let typed = false;
      for (let j = i; j < length && j < i + MOST_INITIALS && reading[j]!.letter !== 0; j += 1) {
        letters.push(reading[j]!.letter);
        if (reading[j]!.initial !== 0) typed = true;
        if (typed && letters.length >= fewest) this.#add(keyOfInitials(letters), CHANNEL.initials * (letters.length - 1));
      }
    }
  }

  #addSounds(a: number, b: number, weight: number): void {
    if (a !== 0 && b !== 0) this.#add(keyOfSounds(a, b), weight);
  }

  /** The rarest first, as far as there are walks left. */
  #walkWanted(): void {
    const { terms, starts, bodies } = this.#index;
    this.#wanted.rarestFirst((number, worth, bits, typed) => {
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

const NOTHING: readonly never[] = [];
const headsOf = ({ starts, bodies }: SearchIndex, term: number): number => bodies[term]! - starts[term]!;

/** Records a term or a group lists. */
function sizeOf({ terms, starts, groupStarts, members }: SearchIndex, number: number): number {
  if (number < terms) return starts[number + 1]! - starts[number]!;
  let size = 0;
  for (let i = groupStarts[number - terms]!; i < groupStarts[number - terms + 1]!; i += 1) size += starts[members[i]! + 1]! - starts[members[i]!]!;
  return size;
}
