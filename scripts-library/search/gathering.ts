import type { Element, Query, QueryToken } from './query.ts';
import { termNumber, type SearchIndex } from './search-index.ts';
import { keyOfCharacter, keyOfInitials, keyOfPair, keyOfSound, keyOfSounds, keyOfTrigram, keyOfWord, MOST_INITIALS } from './term-keys.ts';

/** How much a term of each channel says, beside its rarity. */
const CHANNEL = { pair: 1, character: 0.3, word: 1.4, trigram: 0.5, sounds: 0.55, initials: 0.8, sound: 0.3 } as const;
const SYNONYM = 0.6;
const MEANT = 0.8;
const LONGEST = 32;
/** A slip leaves a character alone between its neighbours; in longer runs enough pairs are left. */
const MOST_SINGLE = 10;
const RUNS = /[\u3400-\u9fff]+|[a-z0-9]+/gu;

/** The terms of a query, each once, and what a record gains by each. */
export interface Wanted {
  readonly term: number;
  worth: number;
}

/** What to look up in the index for a query, the rarest term first. */
export function wantedTerms(query: Query, index: SearchIndex): readonly Wanted[] {
  const wanted = new Map<number, Wanted>();
  const add = (key: number, weight: number): void => {
    const term = termNumber(index, key);
    if (term < 0) return;
    const worth = weight * Math.log(1 + index.size / (index.starts[term + 1]! - index.starts[term]!));
    const known = wanted.get(term);
    if (known === undefined) wanted.set(term, { term, worth });
    else if (worth > known.worth) known.worth = worth;
  };

  const addPair = (a: number, b: number, weight: number): void => {
    if (a !== 0 && b !== 0) add(keyOfSounds(a, b), weight * CHANNEL.sounds);
  };
  const addReading = (reading: readonly Element[]): void => {
    const length = Math.min(reading.length, LONGEST);
    let spoken = false;
    for (let i = 0; i < length; i += 1) {
      const a = reading[i]!;
      const b = reading[i + 1];
      if (a.initial !== 0 || a.character === 0) spoken = true;
      if (b !== undefined) {
        addPair(a.sound, b.sound, 1);
        addPair(a.secondSound, b.sound, 1);
        addPair(a.sound, b.secondSound, 1);
      }
      if (a.sound !== 0 && (length === 1 || a.initial !== 0 || b?.initial || reading[i - 1]?.initial)) add(keyOfSound(a.sound), CHANNEL.sound);
    }
    if (!spoken || !reading.some((element) => element.initial !== 0)) return;
    for (let i = 0; i < length; i += 1) {
      const letters: number[] = [];
      for (let j = i; j < length && j < i + MOST_INITIALS && reading[j]!.letter !== 0; j += 1) {
        letters.push(reading[j]!.letter);
        if (letters.length >= 2) add(keyOfInitials(letters), CHANNEL.initials * (letters.length - 1));
      }
    }
  };
  const addText = (text: string, weight: number): void => {
    for (const run of text.match(RUNS) ?? []) {
      const length = Math.min(run.length, LONGEST);
      if (run.charCodeAt(0) >= 0x3400) {
        for (let i = 0; i + 1 < length; i += 1) add(keyOfPair(run.charCodeAt(i), run.charCodeAt(i + 1)), weight * CHANNEL.pair);
        if (length <= MOST_SINGLE) for (let i = 0; i < length; i += 1) add(keyOfCharacter(run.charCodeAt(i)), weight * (length <= 3 ? CHANNEL.character : CHANNEL.character * 0.7));
      } else {
        add(keyOfWord(run, 0, run.length), weight * CHANNEL.word);
        if (length < 3) continue;
        add(keyOfTrigram(32, run.charCodeAt(0), run.charCodeAt(1)), weight * CHANNEL.trigram);
        for (let i = 0; i + 2 < length; i += 1) add(keyOfTrigram(run.charCodeAt(i), run.charCodeAt(i + 1), run.charCodeAt(i + 2)), weight * CHANNEL.trigram);
      }
    }
  };
  const addToken = (token: QueryToken): void => {
    addText(token.text, 1);
    for (const synonym of token.synonyms) addText(synonym, SYNONYM);
    for (const meant of token.meant) addText(meant.word, MEANT);
    for (const reading of token.readings) addReading(reading.elements);
    for (const part of token.parts) if (part.kind !== 'han' || part.synonyms.length > 0) addToken(part);
  };
  for (const token of query.tokens) addToken(token);
  return [...wanted.values()].sort((a, b) => sizeOf(index, a.term) - sizeOf(index, b.term));
}

export const sizeOf = ({ starts }: SearchIndex, term: number): number => starts[term + 1]! - starts[term]!;
