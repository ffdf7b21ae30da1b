import { isHan } from './fold.ts';
import { letterOf, otherLettersOf, otherSoundsOf, soundOf } from './pinyin.ts';
import type { Element } from './query.ts';

const LONGEST = 64;
const row = new Uint8Array(LONGEST + 1);

/**
 * How nearly `needle` stands somewhere in `text`: 1 where it does, else 1 − edits / length of the best place (Sellers). Only the first
 * `within` characters of the text are looked at.
 */
export function nearness(needle: string, text: string, within = 400): number {
  if (needle.length === 0) return 0;
  if (text.includes(needle)) return 1;
  const length = Math.min(needle.length, LONGEST);
  const end = Math.min(text.length, within);
  for (let i = 0; i <= length; i += 1) row[i] = i;
  let best = length;
  for (let j = 0; j < end; j += 1) {
    const code = text.charCodeAt(j);
    let diagonal = row[0]!;
    for (let i = 1; i <= length; i += 1) {
      const above = row[i]!;
      const same = needle.charCodeAt(i - 1) === code ? 0 : 1;
      const edit = Math.min(diagonal + same, above + 1, row[i - 1]! + 1);
      diagonal = above;
      row[i] = edit;
    }
    if (row[length]! < best) best = row[length]!;
  }
  return Math.max(0, 1 - best / length);
}

/** Part of the needle's neighbouring pairs that stand in the text, in any order: scattered keywords in one run. */
export function pairsFound(needle: string, text: string): number {
  if (needle.length < 2) return text.includes(needle) ? 1 : 0;
  let found = 0;
  for (let i = 0; i + 1 < needle.length; i += 1) if (text.includes(needle.slice(i, i + 2))) found += 1;
  return found / (needle.length - 1);
}

const SAME_SOUND = 0.82;
const SPOKEN = 0.95;

export function elementFits(element: Element, code: number): number {
  if ('character' in element) {
    if (element.character === code) return 1;
    if (!isHan(code)) return 0;
    const sound = soundOf(code);
    if (sound !== 0 && (sound === soundOf(element.character) || otherSoundsOf(element.character).includes(sound) || otherSoundsOf(code).includes(soundOf(element.character)))) return SAME_SOUND;
    return 0;
  }
  if (!isHan(code)) return 0;
  if ('sound' in element) return soundOf(code) === element.sound || otherSoundsOf(code).includes(element.sound) ? SPOKEN : 0;
  return letterOf(code) === element.letter || otherLettersOf(code).includes(element.letter) ? SPOKEN : 0;
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
    if (failed <= mayFail && sum / length > best) best = sum / length;
    if (best === 1) break;
  }
  return best;
}
