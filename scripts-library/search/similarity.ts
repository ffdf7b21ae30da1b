import { lettersOf, secondSoundOf, soundOf, thirdSoundOf } from './pinyin.ts';
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

/** 0 to 1: the character itself, one of its sound, a sound or an initial that was typed. */
export function elementFits(element: Element, code: number): number {
  if (element.character === code) return 1;
  if (element.initial !== 0) return (lettersOf(code) & element.initial) === 0 ? 0 : element.spoken;
  const sound = soundOf(code);
  const wanted = element.sound;
  if (sound === 0 || wanted === 0) return 0;
  if (sound !== wanted && sound !== element.secondSound && sound !== element.thirdSound && secondSoundOf(code) !== wanted && thirdSoundOf(code) !== wanted) return 0;
  return element.spoken;
}

/** The best mean fit of the reading at any place of the text, all elements one after the other; one may fail in four or more. */
export function readingFits(reading: readonly Element[], text: string, within = 400): number {
  const length = reading.length;
  const end = Math.min(text.length, within) - length;
  const mayFail = length >= 4 ? 1 : 0;
  let best = 0;
  for (let at = 0; at <= end; at += 1) {
    let sum = 0;
    let failed = 0;
    for (let i = 0; i < length; i += 1) {
      const fit = elementFits(reading[i]!, text.charCodeAt(at + i));
      if (fit === 0) {
        failed += 1;
        if (failed > mayFail) break;
      }
      sum += fit;
    }
    if (failed <= mayFail && sum / length > best) {
      best = sum / length;
      if (best >= SPOKEN && failed === 0) break;
    }
  }
  return best;
}

const APART = 0.05;

/**
 * Scattered keywords typed as one run: the part of the reading that is found in stretches of two or more, each anywhere in the text. 0 to 1;
 * every further stretch takes a little away.
 */
export function stretchesFound(reading: readonly Element[], text: string): number {
  const length = reading.length;
  let sum = 0;
  let stretches = 0;
  for (let from = 0; from + 1 < length; ) {
    let longest = 0;
    let worth = 0;
    for (let at = 0; at + 1 < text.length; at += 1) {
      let fit = elementFits(reading[from]!, text.charCodeAt(at));
      if (fit === 0) continue;
      let run = 1;
      for (; from + run < length && at + run < text.length; run += 1) {
        const next = elementFits(reading[from + run]!, text.charCodeAt(at + run));
        if (next === 0) break;
        fit += next;
      }
      if (run > longest || (run === longest && fit > worth)) {
        longest = run;
        worth = fit;
      }
    }
    if (longest < 2) {
      from += 1;
      continue;
    }
    sum += worth;
    stretches += 1;
    from += longest;
  }
  return stretches === 0 ? 0 : Math.max(0, sum / length - APART * (stretches - 1));
}
