import { foldedUnit, foldText, isHan, isWord } from './fold.ts';
import { letterBit, letterOf, lettersOf, secondSoundOf, SOUND_COUNT, soundOf, thirdSoundOf } from './pinyin.ts';
import type { SearchIndex, SearchRecord } from './search-index.ts';
import { han, keyOfCharacter, keyOfInitials, keyOfPair, keyOfSound, keyOfSounds, keyOfTrigram, keyOfWord, small, SMALL, spread } from './term-keys.ts';

const SOUNDS = SOUND_COUNT + 1;
/** Most terms that one unit of a text may bring: a character, its pair, five pairs of sounds, a sound, seven runs of initials. */
const PER_UNIT = 16;
/** A term's state: the record that had it last, heads and bodies that have it. */
const STATE = 4;
const LONGEST_WORD = 24;
const HAN_WORD = /^[\u3400-\u9fff]{2,6}$/u;

/**
 * Takes records one by one and makes the index. Terms of the small channels are numbered by look-up, only pairs of characters and whole
 * words by hashing; nothing is allocated for a character.
 */
export class IndexBuilder {
  readonly #size: number;
  #doc = 0;
  #stamp = 0;
  #terms = 0;
  #state = new Uint32Array(STATE << 15);
  #termKeys = new Uint32Array(1 << 15);
  /** Number + 1 of the terms of a channel by what they count. */
  readonly #characters = new Uint32Array(0x8000);
  readonly #soundPairs = new Uint32Array(SOUNDS * SOUNDS);
  readonly #sounds = new Uint32Array(SOUNDS);
  readonly #initials = new Uint32Array(27 ** 4);
  readonly #trigrams = new Uint32Array(SMALL ** 3);
  #slots = new Uint32Array(1 << 16);
  #hashed = 0;
  readonly #heads: Gathered;
  readonly #bodies: Gathered;
  readonly #headEnds: Uint32Array;
  readonly #bodyEnds: Uint32Array;
  readonly #words = new Set<string>();

  constructor(size: number) {
    this.#size = size;
    this.#heads = { items: new Uint32Array(Math.max(1024, size * 64)), length: 0 };
    this.#bodies = { items: new Uint32Array(Math.max(1024, size * 256)), length: 0 };
    this.#headEnds = new Uint32Array(size);
    this.#bodyEnds = new Uint32Array(size);
  }

  add(record: SearchRecord): void {
    this.#stamp += 1;
    this.#take(record.title, true);
    for (const alias of record.aliases) this.#takeLabel(alias);
    for (const tag of record.tags) this.#takeLabel(tag);
    if (record.product !== '') this.#take(record.product, true);
    this.#headEnds[this.#doc] = this.#heads.length;
    this.#take(record.body, false);
    this.#bodyEnds[this.#doc] = this.#bodies.length;
    this.#doc += 1;
  }

  #takeLabel(label: string): void {
    this.#take(label, true);
    if (HAN_WORD.test(label)) this.#words.add(label);
  }

  /** `deep`: also initials and single sounds, for titles, aliases and tags; a body has too many of them to tell anything. */
  #take(given: string, deep: boolean): void {
    let text = given;
    const into = deep ? this.#heads : this.#bodies;
    this.#makeRoom(into, text.length);
    let previous = 0;
    let previousSound = 0;
    let wordStart = -1;
    let run = 0;
    let one = 0;
    let two = 0;
    let three = 0;
    let otherOne = 0;
    for (let i = 0; i <= text.length; i += 1) {
      let code = 0;
      if (i < text.length) {
        code = foldedUnit(text.charCodeAt(i));
        if (code === 0) {
          const folded = foldText(text);
          if (folded !== text) return this.#take(folded, deep);
          code = text.charCodeAt(i);
        }
      }
      if (isWord(code)) {
        if (wordStart < 0) wordStart = i;
      } else if (wordStart >= 0) {
        text = foldText(text);
        this.#takeWord(text, wordStart, i, into, deep);
        wordStart = -1;
      }
      if (!isHan(code)) {
        previous = 0;
        previousSound = 0;
        run = 0;
        continue;
      }
      const place = han(code);
      let term = this.#characters[place]!;
      if (term === 0) this.#characters[place] = term = this.#number(keyOfCharacter(code));
      this.#mark(term, into, deep);
      const sound = soundOf(code);
      if (previous !== 0 && this.#mark(this.#hash(keyOfPair(previous, code)), into, deep) && sound !== 0 && previousSound !== 0) {
        this.#takeSounds(previousSound, sound, into, deep);
        const otherSound = secondSoundOf(code);
        if (otherSound !== 0) this.#takeSounds(previousSound, otherSound, into, deep);
        const thirdSound = thirdSoundOf(code);
        if (thirdSound !== 0) this.#takeSounds(previousSound, thirdSound, into, deep);
        const otherPrevious = secondSoundOf(previous);
        if (otherPrevious !== 0) this.#takeSounds(otherPrevious, sound, into, deep);
        const thirdPrevious = thirdSoundOf(previous);
        if (thirdPrevious !== 0) this.#takeSounds(thirdPrevious, sound, into, deep);
      }
      if (deep && sound !== 0) {
        term = this.#sounds[sound]!;
        if (term === 0) this.#sounds[sound] = term = this.#number(keyOfSound(sound));
        this.#mark(term, into, deep);
        const letter = letterOf(code) - 96;
        const other = otherLetterOf(code);
        if (run >= 1) {
          this.#takeInitials(one * 27 + letter, into);
          if (otherOne !== 0) this.#takeInitials(otherOne * 27 + letter, into);
          if (other !== 0) this.#takeInitials(one * 27 + other, into);
        }
        if (run >= 2) {
          this.#takeInitials((two * 27 + one) * 27 + letter, into);
          if (otherOne !== 0) this.#takeInitials((two * 27 + otherOne) * 27 + letter, into);
          if (other !== 0) this.#takeInitials((two * 27 + one) * 27 + other, into);
        }
        if (run >= 3) this.#takeInitials(((three * 27 + two) * 27 + one) * 27 + letter, into);
        three = two;
        two = one;
        one = letter;
        otherOne = other;
        run += 1;
      }
      previous = code;
      previousSound = sound;
    }
  }

  #takeSounds(a: number, b: number, into: Gathered, deep: boolean): void {
    const place = a * SOUNDS + b;
    let term = this.#soundPairs[place]!;
    if (term === 0) this.#soundPairs[place] = term = this.#number(keyOfSounds(a, b));
    this.#mark(term, into, deep);
  }

  /** Initials as digits to the base 27, 1 = a: no zero among them, so that their number tells their length. */
  #takeInitials(place: number, into: Gathered): void {
    let term = this.#initials[place]!;
    if (term === 0) {
      const letters: number[] = [];
      for (let rest = place; rest > 0; rest = Math.floor(rest / 27)) letters.unshift((rest % 27) + 96);
      this.#initials[place] = term = this.#number(keyOfInitials(letters));
    }
    this.#mark(term, into, true);
  }

  #takeWord(text: string, from: number, to: number, into: Gathered, deep: boolean): void {
    const before = this.#terms;
    const term = this.#hash(keyOfWord(text, from, to));
    if (this.#terms > before && to - from >= 3 && to - from <= LONGEST_WORD) this.#words.add(text.slice(from, to));
    if (!this.#mark(term, into, deep) || to - from < 3) return;
    this.#takeTrigram(32, text.charCodeAt(from), text.charCodeAt(from + 1), into, deep);
    for (let i = from; i + 2 < to; i += 1) this.#takeTrigram(text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2), into, deep);
  }

  #takeTrigram(a: number, b: number, c: number, into: Gathered, deep: boolean): void {
    const place = (small(a) * SMALL + small(b)) * SMALL + small(c);
    let term = this.#trigrams[place]!;
    if (term === 0) this.#trigrams[place] = term = this.#number(keyOfTrigram(a, b, c));
    this.#mark(term, into, deep);
  }

  /** Notes the term for this record; false where it had it already. */
  #mark(term: number, into: Gathered, deep: boolean): boolean {
    const state = this.#state;
    const at = (term - 1) * STATE;
    if (state[at] === this.#stamp) return false;
    state[at] = this.#stamp;
    state[at + (deep ? 1 : 2)]! += 1;
    into.items[into.length++] = term - 1;
    return true;
  }

  #number(key: number): number {
    this.#termKeys[this.#terms] = key;
    this.#terms += 1;
    return this.#terms;
  }

  #hash(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (spread(key) << 1) & mask;
    while (slots[slot] !== 0) {
      if (slots[slot] === key + 1) return slots[slot + 1]!;
      slot = (slot + 2) & mask;
    }
    const term = this.#number(key);
    slots[slot] = key + 1;
    slots[slot + 1] = term;
    this.#hashed += 1;
    if (this.#hashed * 4 > slots.length) this.#widenSlots();
    return term;
  }

  #widenSlots(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 2;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let slot = (spread(old[i]! - 1) << 1) & mask;
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
    let capacity = 16;
    while (capacity < terms * 1.6) capacity *= 2;
    const keys = new Uint32Array(capacity);
    const numbers = new Uint32Array(capacity);
    for (let term = 0; term < terms; term += 1) {
      const key = this.#termKeys[term]!;
      let slot = spread(key) & (capacity - 1);
      while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      keys[slot] = key + 1;
      numbers[slot] = term;
    }
    return { size: this.#size, keys, numbers, terms, starts, bodies, postings, words: [...this.#words].join('\n') };
  }
}

/** The letter of a further reading (行: xing, hang), from 1; 0 where there is none. */
function otherLetterOf(code: number): number {
  const rest = lettersOf(code) & ~letterBit(letterOf(code));
  return rest === 0 ? 0 : 31 - Math.clz32(rest);
}

interface Gathered {
  items: Uint32Array;
  length: number;
}

function wider(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
