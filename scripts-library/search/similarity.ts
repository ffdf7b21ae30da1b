import { exactOf, lettersOf, secondSoundOf, soundOf, thirdSoundOf } from './pinyin.ts';
import type { Element } from './query.ts';

const LONGEST = 64;
const needleCodes = new Uint16Array(LONGEST);
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const;

/** The most that `nearness` could be: every character that the text does not have at all is an edit. */
export function mostNearness(needle: string, text: string): number {
  const length = Math.min(needle.length, LONGEST);
  let missing = 0;
  for (let i = 0; i < length; i += 1) if (!text.includes(needle[i]!)) missing += 1;
  return 1 - missing / length;
}

/**
 * How nearly `needle` stands somewhere in `text`: 1 where it does, else 1 − edits / length of the best place; two letters changed about
 * are one edit (Sellers, with Damerau's transposition). Only the first `within` characters of the text are looked at.
 */
export function nearness(needle: string, text: string, within = 400): number {
  if (needle.length === 0) return 0;
  const length = Math.min(needle.length, LONGEST);
  const end = Math.min(text.length, within);
  let [row, last, before] = rows;
  for (let i = 0; i <= length; i += 1) last[i] = i;
  for (let i = 0; i < length; i += 1) needleCodes[i] = needle.charCodeAt(i);
  before.set(last);
  let best = length;
  let previous = 0;
  for (let j = 0; j < end; j += 1) {
    const code = text.charCodeAt(j);
    row[0] = 0;
    let left = 0;
    for (let i = 1; i <= length; i += 1) {
      const wanted = needleCodes[i - 1]!;
      let edit = last[i - 1]!;
      if (wanted !== code) {
        const above = last[i]!;
        if (above < edit) edit = above;
        if (left < edit) edit = left;
        edit += 1;
        if (i > 1 && wanted === previous && needleCodes[i - 2] === code && before[i - 2]! + 1 < edit) edit = before[i - 2]! + 1;
      }
      row[i] = edit;
      left = edit;
    }
    if (left < best) best = left;
    if (best === 0) return 1;
    const free = before;
    before = last;
    last = row;
    row = free;
    previous = code;
  }
  return Math.max(0, 1 - best / length);
}

const SPOKEN = 0.95;
/** A further reading, or a sound that only some do not tell apart. */
const INEXACT = 0.06;

/** 0 to 1: the character itself, one of its sound, a sound or an initial that was typed. */
export function elementFits(element: Element, code: number): number {
  if (element.character === code) return 1;
  if (element.initial !== 0) return (lettersOf(code) & element.initial) === 0 ? 0 : element.spoken;
  const sound = soundOf(code);
  const wanted = element.sound;
  if (sound === 0 || wanted === 0) return 0;
  if (sound !== wanted && sound !== element.secondSound && sound !== element.thirdSound && secondSoundOf(code) !== wanted && thirdSoundOf(code) !== wanted) return 0;
  return element.exact === 0 || element.exact === exactOf(code) ? element.spoken : element.spoken - INEXACT;
}

/**
 * Which elements of a reading each character fits, as bits; worked out once a character and kept for the next record, since the titles of a
 * library are made of a few hundred characters.
 */
export class FittedReading {
  readonly elements: readonly Element[];
  /** Direct-mapped: what falls on the same place is worked out again. */
  readonly #codes = new Uint16Array(PLACES);
  readonly #bits = new Uint32Array(PLACES);

  constructor(elements: readonly Element[]) {
    this.elements = elements.length > MOST_BITS ? elements.slice(0, MOST_BITS) : elements;
  }

  bitsOf(code: number): number {
    const place = code & (PLACES - 1);
    if (this.#codes[place] === code) return this.#bits[place]!;
    let bits = 0;
    for (let i = 0; i < this.elements.length; i += 1) if (elementFits(this.elements[i]!, code) > 0) bits |= 1 << i;
    this.#codes[place] = code;
    this.#bits[place] = bits;
    return bits;
  }
}

const MOST_BITS = 30;
const PLACES = 512;
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
    for (let i = 0; i < length; i += 1) sum += elementFits(elements[i]!, text.charCodeAt(at - length + 1 + i));
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
