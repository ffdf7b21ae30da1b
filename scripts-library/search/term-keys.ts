import { foldedUnit } from './fold.ts';

/**
 * Terms are numbers of 32 bits: a channel above, what it counts below. Records are listed under four channels: pairs of characters,
 * characters, whole Latin words and initials. Pairs of sounds, single sounds and trigrams are groups of those terms.
 */
const SUB = 26;
const HAN_BASE = 0x3400;
export const han = (code: number): number => (code - HAN_BASE) & 0x7fff;

export const keyOfPair = (a: number, b: number): number => ((han(a) << 15) | han(b)) >>> 0;
export const keyOfCharacter = (code: number): number => ((1 << 30) | han(code)) >>> 0;
export const keyOfSounds = (a: number, b: number): number => ((1 << 30) | (1 << SUB) | (a << 10) | b) >>> 0;
export const keyOfSound = (a: number): number => ((1 << 30) | (2 << SUB) | a) >>> 0;
export const keyOfInitials = (letters: readonly number[]): number => {
  let packed = letters.length;
  for (const letter of letters) packed = (packed << 5) | (letter - 96);
  return ((1 << 30) | (3 << SUB) | packed) >>> 0;
};
export const keyOfTrigram = (a: number, b: number, c: number): number => ((1 << 30) | (4 << SUB) | (small(a) << 12) | (small(b) << 6) | small(c)) >>> 0;
export const small = (code: number): number => (code === 32 ? 0 : code >= 97 ? code - 96 : code - 48 + 27);

/** Folds as it goes: a word of a text that is not folded yet has the key that it is asked by. */
export function keyOfWord(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ foldedUnit(text.charCodeAt(i)), 0x01000193);
  return ((2 << 30) | (hash & 0x3fffffff)) >>> 0;
}

/** Whether a key is a pair of characters that has this character. */
export const isPairWith = (key: number, code: number): boolean => key >>> 30 === 0 && (key >>> 15 === han(code) || (key & 0x7fff) === han(code));

/** Letters and digits of a trigram are numbers below this. */
export const SMALL = 37;

/** Longest run of initials indexed as one; four letters are what people type. */
export const MOST_INITIALS = 4;

/** Spreads neighbouring keys over a table (finaliser of MurmurHash3). */
export function spread(key: number): number {
  let h = key;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
