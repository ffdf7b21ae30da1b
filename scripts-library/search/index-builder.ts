import { foldedUnit, foldText, isHan, isWord } from './fold.ts';
import { letterBit, letterOf, lettersOf } from './pinyin.ts';
import type { SearchIndex, SearchRecord } from './search-index.ts';
import { TermGroups, wider } from './term-groups.ts';
import { han, keyOfCharacter, keyOfInitials, keyOfPair, keyOfWord, spread } from './term-keys.ts';

/** Most terms that one unit of a text may bring: a character, its pair, seven runs of initials. */
const PER_UNIT = 10;
/** A term's state: the record that had it last, heads and bodies that have it. */
const STATE = 4;
const LONGEST_WORD = 24;
const HAN_WORD = /^[\u3400-\u9fff]{2,6}$/u;

/**
 * Takes records one by one and makes the index. Characters and initials are numbered by look-up, pairs of characters and words by hashing;
 * nothing is allocated for a character. What a term sounds like is noted once a term, not once a record.
 */
export class IndexBuilder {
  readonly #size: number;
  #doc = 0;
  #stamp = 0;
  #terms = 0;
  #state = new Uint32Array(STATE << 14);
  #termKeys = new Uint32Array(1 << 14);
  /** Number + 1 of the terms of a channel by what they count. */
  readonly #characters = new Uint32Array(0x8000);
  readonly #initials = new Uint32Array(27 ** 4);
  /** Key + 1 and number of the terms that are found by hashing. */
  #slots = new Uint32Array(1 << 14);
  #shift = 32 - 13;
  #hashed = 0;
  readonly #groups = new TermGroups();
  readonly #heads: Gathered;
  readonly #bodies: Gathered;
  readonly #headEnds: Uint32Array;
  readonly #bodyEnds: Uint32Array;
  readonly #words = new Set<string>();

  constructor(size: number) {
    this.#size = size;
    this.#heads = { items: new Uint32Array(Math.max(1024, size * 96)), length: 0 };
    this.#bodies = { items: new Uint32Array(Math.max(1024, size * 128)), length: 0 };
    this.#headEnds = new Uint32Array(size);
    this.#bodyEnds = new Uint32Array(size);
  }

  add(record: SearchRecord): void {
    this.#stamp += 1;
    this.#takeHead(record.title);
    for (const alias of record.aliases) this.#takeLabel(alias);
    for (const tag of record.tags) this.#takeLabel(tag);
    if (record.product !== '') this.#takeHead(record.product);
    this.#headEnds[this.#doc] = this.#heads.length;
    this.#takeBody(record.body);
    this.#bodyEnds[this.#doc] = this.#bodies.length;
    this.#doc += 1;
  }

  #takeLabel(label: string): void {
    this.#takeHead(label);
    if (HAN_WORD.test(label)) this.#words.add(label);
  }

  /** Pairs and words only: a body has too many characters and initials for them to tell anything. */
  #takeBody(text: string): void {
    this.#makeRoom(this.#bodies, text.length);
    let previous = 0;
    let wordStart = -1;
    for (let i = 0; i <= text.length; i += 1) {
      let code = i < text.length ? foldedUnit(text.charCodeAt(i)) : 32;
      if (code === 0) {
        const folded = foldText(text);
        if (folded !== text) return this.#takeBody(folded);
        code = text.charCodeAt(i);
      }
      if (isHan(code)) {
        if (previous !== 0) this.#mark(this.#pair(previous, code), this.#bodies, 2);
        else if (wordStart >= 0) wordStart = this.#endWord(text, wordStart, i, false);
        previous = code;
        continue;
      }
      previous = 0;
      if (isWord(code)) {
        if (wordStart < 0) wordStart = i;
      } else if (wordStart >= 0) wordStart = this.#endWord(text, wordStart, i, false);
    }
  }

  #takeHead(given: string): void {
    const text = foldText(given);
    const into = this.#heads;
    this.#makeRoom(into, text.length);
    let previous = 0;
    let wordStart = -1;
    let run = 0;
    let one = 0;
    let two = 0;
    let three = 0;
    let otherOne = 0;
    for (let i = 0; i <= text.length; i += 1) {
      const code = i < text.length ? text.charCodeAt(i) : 32;
      if (isWord(code)) {
        if (wordStart < 0) wordStart = i;
      } else if (wordStart >= 0) wordStart = this.#endWord(text, wordStart, i, true);
      if (!isHan(code)) {
        previous = 0;
        run = 0;
        continue;
      }
      const place = han(code);
      let term = this.#characters[place]!;
      if (term === 0) {
        this.#characters[place] = term = this.#number(keyOfCharacter(code));
        this.#groups.addCharacter(code, term - 1);
      }
      this.#mark(term, into, 1);
      if (previous !== 0) this.#mark(this.#pair(previous, code), into, 1);
      previous = code;
      const letter = letterOf(code) - 96;
      if (letter < 0) continue;
      const other = otherLetterOf(code);
      if (run >= 1) {
        this.#takeInitials(one * 27 + letter);
        if (otherOne !== 0) this.#takeInitials(otherOne * 27 + letter);
        if (other !== 0) this.#takeInitials(one * 27 + other);
      }
      if (run >= 2) {
        this.#takeInitials((two * 27 + one) * 27 + letter);
        if (otherOne !== 0) this.#takeInitials((two * 27 + otherOne) * 27 + letter);
        if (other !== 0) this.#takeInitials((two * 27 + one) * 27 + other);
      }
      if (run >= 3) this.#takeInitials(((three * 27 + two) * 27 + one) * 27 + letter);
      three = two;
      two = one;
      one = letter;
      otherOne = other;
      run += 1;
    }
  }

  /** Initials as digits to the base 27, 1 = a: no zero among them, so that their number tells their length. */
  #takeInitials(place: number): void {
    let term = this.#initials[place]!;
    if (term === 0) {
      const letters: number[] = [];
      for (let rest = place; rest > 0; rest = Math.floor(rest / 27)) letters.unshift((rest % 27) + 96);
      this.#initials[place] = term = this.#number(keyOfInitials(letters));
    }
    this.#mark(term, this.#heads, 1);
  }

  #endWord(text: string, from: number, to: number, head: boolean): -1 {
    const before = this.#terms;
    const term = this.#hash(keyOfWord(text, from, to));
    if (this.#terms > before) {
      const word = foldText(text.slice(from, to));
      this.#groups.addWord(word, term - 1);
      if (word.length >= 3 && word.length <= LONGEST_WORD) this.#words.add(word);
    }
    this.#mark(term, head ? this.#heads : this.#bodies, head ? 1 : 2);
    return -1;
  }

  #pair(a: number, b: number): number {
    const before = this.#terms;
    const term = this.#hash(keyOfPair(a, b));
    if (this.#terms > before) this.#groups.addPair(a, b, term - 1);
    return term;
  }

  /** Notes the term for this record, unless it has it already; `where`: 1 head, 2 body. */
  #mark(term: number, into: Gathered, where: 1 | 2): void {
    const state = this.#state;
    const at = (term - 1) * STATE;
    if (state[at] === this.#stamp) return;
    state[at] = this.#stamp;
    state[at + where]! += 1;
    into.items[into.length++] = term - 1;
  }

  #number(key: number): number {
    this.#termKeys[this.#terms] = key;
    this.#terms += 1;
    return this.#terms;
  }

  #hash(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (Math.imul(key, SPREAD) >>> this.#shift) << 1;
    while (slots[slot] !== 0) {
      if (slots[slot] === key + 1) return slots[slot + 1]!;
      slot = (slot + 2) & mask;
    }
    const term = this.#number(key);
    slots[slot] = key + 1;
    slots[slot + 1] = term;
    this.#hashed += 1;
    if (this.#hashed * 5 > slots.length) this.#widenSlots();
    return term;
  }

  #widenSlots(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 2;
    this.#shift -= 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let slot = (Math.imul(old[i]! - 1, SPREAD) >>> this.#shift) << 1;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[i]!;
      slots[slot + 1] = old[i + 1]!;
    }
    this.#slots = slots;
  }

  /** Room for all that a text may bring, so that nothing is asked at each term. */
  #makeRoom(into: Gathered, units: number): void {
    const more = units * PER_UNIT + PER_UNIT;
    while (into.length + more > into.items.length) into.items = wider(into.items);
    while (this.#terms + more > this.#termKeys.length) {
      this.#termKeys = wider(this.#termKeys);
      this.#state = wider(this.#state);
    }
  }

  *finish(slice: number): Generator<number, SearchIndex> {
    const terms = this.#terms;
    const state = this.#state;
    const starts = new Uint32Array(terms + 1);
    const bodies = new Uint32Array(terms);
    let total = 0;
    for (let term = 0; term < terms; term += 1) {
      starts[term] = total;
      bodies[term] = total + state[term * STATE + 1]!;
      total += state[term * STATE + 1]! + state[term * STATE + 2]!;
    }
    starts[terms] = total;
    const postings = this.#size <= 0x10000 ? new Uint16Array(total) : new Uint32Array(total);
    const headAt = starts.slice(0, terms);
    const bodyAt = bodies.slice();
    const headItems = this.#heads.items;
    const bodyItems = this.#bodies.items;
    let head = 0;
    let body = 0;
    for (let doc = 0; doc < this.#size; doc += 1) {
      const headEnd = this.#headEnds[doc]!;
      const bodyEnd = this.#bodyEnds[doc]!;
      for (; head < headEnd; head += 1) postings[headAt[headItems[head]!]!++] = doc;
      for (; body < bodyEnd; body += 1) postings[bodyAt[bodyItems[body]!]!++] = doc;
      if (doc % slice === slice - 1) yield 1;
    }
    const groups = this.#groups.finish();
    let capacity = 16;
    while (capacity < (terms + groups.keys.length) * 1.6) capacity *= 2;
    const keys = new Uint32Array(capacity);
    const numbers = new Uint32Array(capacity);
    const enter = (key: number, number: number): void => {
      let slot = spread(key) & (capacity - 1);
      while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      keys[slot] = key + 1;
      numbers[slot] = number;
    };
    for (let term = 0; term < terms; term += 1) enter(this.#termKeys[term]!, term);
    groups.keys.forEach((key, group) => enter(key, terms + group));
    return { size: this.#size, keys, numbers, terms, starts, bodies, postings, groupStarts: groups.starts, members: groups.members, words: [...this.#words].join('\n') };
  }
}

/** Knuth's multiplier: one multiplication a pair of characters. */
const SPREAD = 0x9e3779b1;

/** The letter of a further reading (行: xing, hang), from 1; 0 where there is none. */
function otherLetterOf(code: number): number {
  const rest = lettersOf(code) & ~letterBit(letterOf(code));
  return rest === 0 ? 0 : 31 - Math.clz32(rest);
}

interface Gathered {
  items: Uint32Array;
  length: number;
}
