import { isHan, isWord } from './fold.ts';
import { letterOf, otherSoundsOf, soundOf } from './pinyin.ts';

/**
 * Terms are numbers of 32 bits: a channel above, what it counts below. Four channels see a text: characters and their pairs,
 * Latin words and their trigrams, pairs of sounds, and initials.
 */
const SUB = 26;
const HAN_BASE = 0x3400;
const han = (code: number): number => (code - HAN_BASE) & 0x7fff;

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
const small = (code: number): number => (code === 32 ? 0 : code >= 97 ? code - 96 : code - 48 + 27);

export function keyOfWord(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((2 << 30) | (hash & 0x3fffffff)) >>> 0;
}

/** Longest run of initials indexed as one; four letters are what people type. */
const MOST_INITIALS = 4;

/**
 * Every term of a folded text. `deep`: also initials and single sounds, for titles, aliases and tags; a body has too many of them to tell
 * anything. A term may come several times.
 */
export function eachTerm(text: string, deep: boolean, take: (key: number) => void): void {
  let previous = 0;
  let previousSound = 0;
  let wordStart = -1;
  const letters: number[] = [];
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (isWord(code)) {
      if (wordStart < 0) wordStart = i;
    } else if (wordStart >= 0) {
      takeWord(text, wordStart, i, take);
      wordStart = -1;
    }
    if (!isHan(code)) {
      previous = 0;
      previousSound = 0;
      letters.length = 0;
      continue;
    }
    take(keyOfCharacter(code));
    const sound = soundOf(code);
    if (previous !== 0) {
      take(keyOfPair(previous, code));
      if (sound !== 0 && previousSound !== 0) {
        take(keyOfSounds(previousSound, sound));
        for (const other of otherSoundsOf(code)) take(keyOfSounds(previousSound, other));
        for (const other of otherSoundsOf(previous)) take(keyOfSounds(other, sound));
      }
    }
    if (deep && sound !== 0) {
      take(keyOfSound(sound));
      letters.push(letterOf(code));
      if (letters.length > MOST_INITIALS) letters.shift();
      for (let from = letters.length - 2; from >= 0; from -= 1) take(keyOfInitials(letters.slice(from)));
    }
    previous = code;
    previousSound = sound;
  }
}

function takeWord(text: string, from: number, to: number, take: (key: number) => void): void {
  take(keyOfWord(text, from, to));
  if (to - from < 3) return;
  take(keyOfTrigram(32, text.charCodeAt(from), text.charCodeAt(from + 1)));
  for (let i = from; i + 2 < to; i += 1) take(keyOfTrigram(text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)));
}
