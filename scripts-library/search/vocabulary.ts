import { editsWithin } from './edits.ts';
import { isHan, isWord } from './fold.ts';
import { flatSpelling, spellOut, type Sound } from './pinyin.ts';
import { groupHeads, headsOf, termNumber, type SearchIndex } from './search-index.ts';
import { keyOfCharacter, keyOfPair, keyOfSounds, keyOfWord } from './term-keys.ts';

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
  /** Whether the library has this Latin word. */
  has(word: string): boolean;
  /** At most so many records have this text in their heads. */
  heads(text: string): number;
  /** How much a word tells records apart: 1 where few have it, down to `LEAST` where all do. */
  tells(text: string): number;
}

export const EMPTY_VOCABULARY: Vocabulary = { near: () => [], holds: () => false, mayHave: () => true, has: () => false, heads: () => 0, tells: () => 1 };

/** A word that every record has still tells that it was meant. */
const LEAST = 0.3;
/** So many records are few. */
const FEW = 4;
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
  const has = (word: string): boolean => indexes.some((index) => termNumber(index, keyOfWord(word, 0, word.length)) >= 0);
  const mayHave = (text: string): boolean => {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (isWord(code)) {
        const from = i;
        while (i + 1 < text.length && isWord(text.charCodeAt(i + 1))) i += 1;
        if (!has(text.slice(from, i + 1))) return false;
      } else if (isHan(code) && i + 1 < text.length && isHan(text.charCodeAt(i + 1)) && indexes.every((index) => termNumber(index, keyOfPair(code, text.charCodeAt(i + 1))) < 0)) return false;
    }
    return true;
  };
  const headsWith = (key: number): number => {
    let heads = 0;
    for (const index of indexes) {
      const term = termNumber(index, key);
      if (term >= 0) heads += headsOf(index, term);
    }
    return heads;
  };
  const size = indexes.reduce((sum, index) => sum + index.size, 0);
  const heads = (text: string): number => {
    if (!isHan(text.charCodeAt(0))) return headsWith(keyOfWord(text, 0, text.length));
    if (text.length === 1) return headsWith(keyOfCharacter(text.charCodeAt(0)));
    let fewest = size;
    for (let i = 0; i + 1 < text.length && fewest > 0; i += 1) if (isHan(text.charCodeAt(i)) && isHan(text.charCodeAt(i + 1))) fewest = Math.min(fewest, headsWith(keyOfPair(text.charCodeAt(i), text.charCodeAt(i + 1))));
    return fewest;
  };
  const tells = (text: string): number => {
    const found = heads(text);
    return found <= FEW || size <= FEW * 2 ? 1 : LEAST + ((1 - LEAST) * Math.log(size / found)) / Math.log(size / FEW);
  };
  return { near, holds, mayHave, has, heads, tells };
}
