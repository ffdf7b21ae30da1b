import { exactOf, lettersOf, secondSoundOf, soundOf, thirdSoundOf } from './pinyin.ts';
import type { Element } from './query.ts';

/** A word to be found with slips: for each of its characters the places where it stands, as bits. Longer words count by their first 31. */
export class Pattern {
  readonly text: string;
  readonly length: number;
  readonly #codes: Uint16Array;
  readonly #places: Uint32Array;
  readonly #mask: number;

  constructor(text: string) {
    this.text = text;
    this.length = Math.min(text.length, MOST_PLACES);
    let size = 16;
    while (size < this.length * 2) size *= 2;
    this.#codes = new Uint16Array(size);
    this.#places = new Uint32Array(size);
    this.#mask = size - 1;
    for (let i = 0; i < this.length; i += 1) {
      const slot = this.#slotOf(text.charCodeAt(i));
      this.#codes[slot] = text.charCodeAt(i);
      this.#places[slot]! |= 1 << i;
    }
  }

  #slotOf(code: number): number {
    let slot = code & this.#mask;
    while (this.#codes[slot] !== code && this.#codes[slot] !== 0) slot = (slot + 1) & this.#mask;
    return slot;
  }

  placesOf(code: number): number {
    return this.#places[this.#slotOf(code)]!;
  }
}

const MOST_PLACES = 31;

/**
 * How nearly a pattern stands somewhere in `text`: 1 where it does, else 1 − edits / length of the best place; two letters changed about
 * are one edit. All of a column at once as bits (Myers 1999, with Hyyrö's transposition 2003). Only the first `within` characters are looked at.
 */
export function nearness(pattern: Pattern, text: string, within = 400): number {
  const { length } = pattern;
  if (length === 0) return 0;
  const end = Math.min(text.length, within);
  const last = 1 << (length - 1);
  let worse = -1;
  let better = 0;
  let diagonal = 0;
  let placesBefore = 0;
  let edits = length;
  let best = length;
  for (let at = 0; at < end; at += 1) {
    const places = pattern.placesOf(text.charCodeAt(at));
    diagonal = ((((places & worse) + worse) | 0) ^ worse) | places | better | (((~diagonal & places) << 1) & placesBefore);
    const rising = better | ~(diagonal | worse);
    const falling = diagonal & worse;
    if ((rising & last) !== 0) edits += 1;
    else if ((falling & last) !== 0) {
      edits -= 1;
      if (edits < best) {
        best = edits;
        if (best === 0) return 1;
      }
    }
    worse = (falling << 1) | ~(diagonal | (rising << 1));
    better = (rising << 1) & diagonal;
    placesBefore = places;
  }
  return 1 - best / length;
}

const SPOKEN = 0.95;
/** Where one element fails, the others are less likely to be meant. */
const FAILS = 0.3;
/** A further reading, or a sound that only some do not tell apart. */
const INEXACT = 0.06;
/** Of a character from an input method, which takes whole syllables: a sound that only some do not tell apart is further off. */
const OTHER_SYLLABLE = 0.25;

/** 0 to 1: the character itself, one of its sound, a sound or an initial that was typed. */
export function elementFits(element: Element, code: number): number {
  if (element.character === code) return 1;
  if (element.initial !== 0) return (lettersOf(code) & element.initial) === 0 ? 0 : element.spoken;
  const sound = soundOf(code);
  const wanted = element.sound;
  if (sound === 0 || wanted === 0) return 0;
  if (sound !== wanted && sound !== element.secondSound && sound !== element.thirdSound && secondSoundOf(code) !== wanted && thirdSoundOf(code) !== wanted) return 0;
  if (element.exact === exactOf(code)) return element.spoken;
  return element.spoken - (element.character === 0 ? INEXACT : OTHER_SYLLABLE);
}

/**
 * Which elements of a reading each character fits, as bits; worked out once a character and kept for the next record, since the titles of a
 * library are made of a few hundred characters.
 */
export class FittedReading {
  readonly elements: readonly Element[];
  /** Whether no element is an initial: initials are not looked for in bodies, among so many characters they would be found by chance. */
  readonly spelledOut: boolean;
  /** Direct-mapped: what falls on the same place is worked out again. */
  #codes: Uint16Array | null = null;
  #bits = NO_BITS;

  constructor(elements: readonly Element[]) {
    this.elements = elements.length > MOST_BITS ? elements.slice(0, MOST_BITS) : elements;
    this.spelledOut = !this.elements.some((element) => element.initial !== 0);
  }

  bitsOf(code: number): number {
    const place = code & (PLACES - 1);
    if (this.#codes === null) {
      this.#codes = new Uint16Array(PLACES);
      this.#bits = new Uint32Array(PLACES);
    } else if (this.#codes[place] === code) return this.#bits[place]!;
    let bits = 0;
    for (let i = 0; i < this.elements.length; i += 1) if (elementFits(this.elements[i]!, code) > 0) bits |= 1 << i;
    this.#codes[place] = code;
    this.#bits[place] = bits;
    return bits;
  }
}

const MOST_BITS = 30;
const PLACES = 256;
const NO_BITS = new Uint32Array(0);

/**
 * The best mean fit of the reading at any place of the text, all elements one after the other; one may fail in four or more. Bits run along
 * the text (Baeza-Yates and Gonnet); only where all have passed is the fit summed up.
 */
export function readingFits(reading: FittedReading, text: string, within = 400): number {
  const { elements } = reading;
  const length = elements.length;
  const end = Math.min(text.length, within);
  const last = 1 << (length - 1);
  const mayFail = length >= 4;
  let whole = 0;
  let failing = 0;
  let best = 0;
  for (let at = 0; at < end; at += 1) {
    const bits = reading.bitsOf(text.charCodeAt(at));
    failing = mayFail ? ((failing << 1) & bits) | ((whole << 1) | 1) : 0;
    whole = ((whole << 1) | 1) & bits;
    if (((whole | failing) & last) === 0) continue;
    let sum = 0;
    for (let i = 0; i < length; i += 1) sum += elementFits(elements[i]!, text.charCodeAt(at - length + 1 + i)) || -FAILS;
    if (sum / length > best) best = sum / length;
    if ((whole & last) !== 0 && best >= SPOKEN) break;
  }
  return best;
}

const APART = 0.05;

/**
 * Scattered keywords typed as one run: the part of the reading that is found in stretches of two or more, each anywhere in the text. 0 to 1;
 * every further stretch takes a little away.
 */
export function stretchesFound(reading: FittedReading, text: string): number {
  const { elements } = reading;
  const length = elements.length;
  const size = Math.min(text.length, LONGEST_FIELD);
  let pairs = 0;
  let bits = 0;
  for (let at = 0; at < size; at += 1) {
    const now = reading.bitsOf(text.charCodeAt(at));
    fitted[at] = now;
    pairs |= (bits << 1) & now;
    bits = now;
  }
  let sum = 0;
  let stretches = 0;
  for (let from = 0; from + 1 < length; ) {
    if ((pairs & (2 << from)) === 0) {
      from += 1;
      continue;
    }
    let longest = 0;
    let worth = 0;
    for (let at = 0; at + 1 < size; at += 1) {
      if ((fitted[at]! & (1 << from)) === 0 || (fitted[at + 1]! & (2 << from)) === 0) continue;
      let run = 2;
      while (from + run < length && at + run < size && (fitted[at + run]! & (1 << (from + run))) !== 0) run += 1;
      if (run < longest) continue;
      let fit = 0;
      for (let i = 0; i < run; i += 1) fit += elementFits(elements[from + i]!, text.charCodeAt(at + i));
      if (run > longest || fit > worth) {
        longest = run;
        worth = fit;
      }
    }
    sum += worth;
    stretches += 1;
    from += Math.max(1, longest);
  }
  return stretches === 0 ? 0 : Math.max(0, sum / length - APART * (stretches - 1));
}

const LONGEST_FIELD = 512;
const fitted = new Uint32Array(LONGEST_FIELD);
