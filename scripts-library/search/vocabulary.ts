import { flatSpelling, spellOut } from './pinyin.ts';
import type { SearchIndex } from './search-index.ts';

/** A word of the library that a slip may have meant; worth 0 to 1. */
export interface Meant {
  readonly word: string;
  readonly worth: number;
}

/** Words near a Latin word that the library does not have; none where it has it. */
export type Vocabulary = (word: string) => readonly Meant[];

const MOST = 4;
const SHORTEST = 4;
const LONGEST = 24;

/**
 * The library's own words, by the length of what one types for them. A short word with a slip shares no run of three letters with what was
 * meant (`crad`, `tuosu`), so the index alone would not bring it.
 */
export function createVocabulary(index: SearchIndex): Vocabulary {
  let byLength: Map<number, { readonly typed: string; readonly word: string }[]> | null = null;
  let known = new Set<string>();
  const open = (): NonNullable<typeof byLength> => {
    const words = index.words === '' ? [] : index.words.split('\n');
    known = new Set(words);
    return Map.groupBy(words.map((word) => ({ typed: flatSpelling(spellOut(word)), word })), (one) => one.typed.length);
  };
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/u.test(word)) return [];
    byLength ??= open();
    if (known.has(word)) return [];
    const typed = flatSpelling(word);
    const allowed = typed.length >= 8 ? 2 : 1;
    const found: Meant[] = [];
    for (let length = typed.length - allowed; length <= typed.length + allowed; length += 1) {
      for (const one of byLength.get(length) ?? []) {
        const edits = editsWithin(typed, one.typed, allowed);
        if (edits <= allowed) found.push({ word: one.word, worth: edits === 0 ? 1 : 1 - edits / (typed.length + 1) });
      }
    }
    return found.sort((a, b) => b.worth - a.worth).slice(0, MOST);
  };
}

/** Edits between two words, a transposition being one; anything above `most` where there are more. */
export function editsWithin(a: string, b: string, most: number): number {
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const restA = endA - from;
  const restB = endB - from;
  if (restA === 0 || restB === 0) return restA + restB;
  if (most <= 0) return 1;
  if (restA === 1 && restB === 1) return 1;
  if (Math.abs(restA - restB) > most || Math.max(restA, restB) > most * 2) return most + 1;
  if (restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]) return 1;
  const left = a.slice(from, endA);
  const right = b.slice(from, endB);
  return 1 + Math.min(editsWithin(left.slice(1), right, most - 1), editsWithin(left, right.slice(1), most - 1), editsWithin(left.slice(1), right.slice(1), most - 1));
}
