import { editsWithin } from './edits.ts';
import { isHan } from './fold.ts';
import { flatSpelling, spellOut, type Sound } from './pinyin.ts';
import { groupHeads, termNumber, type SearchIndex } from './search-index.ts';
import { keyOfPair, keyOfSounds } from './term-keys.ts';

/** A word of the library that a slip may have meant; worth 0 to 1. */
export interface Meant {
  readonly word: string;
  readonly worth: number;
}

/** What the library itself says, where a slip leaves several things that may have been meant. */
export interface Vocabulary {
  /** Words near a Latin word that the library does not have; none where it has it. */
  near(word: string): readonly Meant[];
  /** Whether titles, aliases or tags have two sounds one after the other. */
  holds(a: Sound, b: Sound): boolean;
  /** False where no record can have this text: another word for something is not looked for then. */
  mayHave(text: string): boolean;
}

export const EMPTY_VOCABULARY: Vocabulary = { near: () => [], holds: () => false, mayHave: () => true };

const MOST = 4;
const SHORTEST = 4;
const LONGEST = 24;

/**
 * The library's own words, by the length of what one types for them. A short word with a slip shares no run of three letters with what was
 * meant (`crad`, `tuosu`), so the index alone would not bring it.
 */
export function createVocabulary(indexes: readonly SearchIndex[]): Vocabulary {
  let byLength: Map<number, { readonly typed: string; readonly word: string }[]> | null = null;
  let known = new Set<string>();
  const open = (): NonNullable<typeof byLength> => {
    const words = [...new Set(indexes.flatMap((index) => index.words.split('\n')))].filter((word) => word !== '');
    known = new Set(words);
    return Map.groupBy(words.map((word) => ({ typed: flatSpelling(spellOut(word)), word })), (one) => one.typed.length);
  };
  const near = (word: string): readonly Meant[] => {
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
  const holds = (a: Sound, b: Sound): boolean => indexes.some((index) => {
    const group = termNumber(index, keyOfSounds(a, b));
    return group >= 0 && groupHeads(index, group);
  });
  const mayHave = (text: string): boolean => {
    for (let i = 0; i + 1 < text.length; i += 1) {
      const [a, b] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
      if (isHan(a) && isHan(b) && indexes.every((index) => termNumber(index, keyOfPair(a, b)) < 0)) return false;
    }
    return true;
  };
  return { near, holds, mayHave };
}
