import { isHan } from './fold.ts';
import type { Element, QueryToken } from './query.ts';
import { groupHeads, headsOf, sizeOf, termNumber, type SearchIndex } from './search-index.ts';
import { isPairWith, keyOfCharacter, keyOfInitials, keyOfPair, keyOfSound, keyOfSounds, keyOfTrigram, keyOfWord, MOST_INITIALS } from './term-keys.ts';
import { Wanted } from './wanted.ts';

/** How much a term of each channel says, beside its rarity. */
const CHANNEL = { pair: 1, character: 0.3, word: 1.4, trigram: 0.5, sounds: 0.55, furtherSounds: 0.25, initials: 0.8, sound: 0.3 } as const;
const SYNONYM = 0.6;
const MEANT = 0.8;
export const LONGEST = 32;
/** A slip leaves a character alone between its neighbours; in longer runs enough pairs are left. */
const MOST_SINGLE = 10;
/** In so many letters runs of three tell enough; two are in every other record. */
const LONG_INITIALS = 5;
const RUNS = /[\u3400-\u9fff]+|[a-z0-9]+/gu;

/**
 * Whether a word is meant as it was typed, so that neither its sounds nor slips are looked for: three heads have it; of a long one, which no
 * slip makes by chance, one is enough.
 */
export const asTyped = ({ found, text }: QueryToken): boolean => found >= (text.length >= 4 ? 1 : 3);

/** Which terms and groups of an index a query asks for: first its words as they were typed, then all else that they may mean. */
export class AskedTerms {
  readonly wanted = new Wanted();
  /** The terms of the word that was asked for last, the rarest in heads first. */
  readonly terms = new Uint32Array(LONGEST);
  /** Whether a word is neither in the library as it was typed nor by its sounds: what was gathered tells little then. */
  slipped = false;
  readonly #index: SearchIndex;
  /** The index beside which this one is small: how rare a term is, both together say. */
  readonly #background: SearchIndex | null;
  readonly #size: number;
  #bits = 0;

  constructor(index: SearchIndex, background: SearchIndex | null) {
    this.#index = index;
    this.#background = background;
    this.#size = index.size + (background?.size ?? 0);
  }

  clear(): void {
    this.wanted.clear();
    this.slipped = false;
  }

  /** Puts the terms of a word as it was typed into `terms`; `whole` unless the index lacks one. */
  takeWord({ text, kind, bits }: QueryToken): { readonly whole: boolean; readonly length: number } {
    const { terms } = this;
    this.#bits = bits;
    let length = 0;
    let whole = true;
    const take = (key: number, weight: number): void => {
      const term = termNumber(this.#index, key);
      if (term < 0) {
        whole = false;
        return;
      }
      for (let i = 0; i < length; i += 1) if (terms[i] === term) return;
      this.wanted.add(term, this.#worth(key, term, weight), this.#index.starts[term + 1]! - this.#index.bodies[term]!, this.#bits);
      const heads = headsOf(this.#index, term);
      let at = length++;
      for (; at > 0 && headsOf(this.#index, terms[at - 1]!) > heads; at -= 1) terms[at] = terms[at - 1]!;
      terms[at] = term;
    };
    if (kind === 'latin') take(keyOfWord(text, 0, text.length), CHANNEL.word);
    else if (text.length === 1) take(keyOfCharacter(text.charCodeAt(0)), CHANNEL.character);
    else for (let i = 0; i + 1 < text.length && i < LONGEST; i += 1) take(keyOfPair(text.charCodeAt(i), text.charCodeAt(i + 1)), CHANNEL.pair);
    return { whole, length };
  }

  #worth(key: number, number: number, weight: number): number {
    let records = sizeOf(this.#index, number);
    if (this.#background !== null) {
      const there = termNumber(this.#background, key);
      if (there >= 0) records += sizeOf(this.#background, there);
    }
    return weight * Math.log(1 + this.#size / records);
  }

  #add(key: number, weight: number): void {
    const number = termNumber(this.#index, key);
    if (number >= 0) this.wanted.add(number, this.#worth(key, number, weight), sizeOf(this.#index, number), this.#bits);
  }

  /** All else that a word may mean: other words for it, and where it is not meant as typed its sounds, slips and initials. */
  addToken(token: QueryToken): void {
    const { kind, text } = token;
    this.#bits = token.bits;
    for (const synonym of token.synonyms) this.#addSynonym(synonym.word, text);
    if (kind === 'latin') this.#addTrigrams(text, 1);
    if (kind === 'mixed') for (const part of token.parts) this.addToken(part);
    this.#bits = token.bits;
    if (asTyped(token) && (kind === 'han' || text.length > MOST_INITIALS)) return;
    for (const meant of token.meant) this.#addText(meant.word, MEANT);
    for (const reading of token.readings) this.#addReading(reading.elements, kind === 'mixed');
    if (kind !== 'han') return;
    if (text.length === 1) this.#addPairsWith(text.charCodeAt(0));
    else if (text.length <= MOST_SINGLE && !this.#soundsHold(token.readings[0]!.elements)) {
      if (token.synonyms.length === 0) this.slipped = true;
      this.#addCharacters(text, text.length <= 3 ? CHANNEL.character : CHANNEL.character * 0.7);
    }
    for (const part of token.parts) for (const synonym of part.synonyms) this.#addSynonym(synonym.word, part.text);
  }

  /** Another word tells no more than the typed one would, however many pairs it has. */
  #addSynonym(synonym: string, typed: string): void {
    const share = isHan(synonym.charCodeAt(0)) ? Math.max(1, typed.length - 1) / Math.max(1, synonym.length - 1) : 1;
    this.#addText(synonym, SYNONYM * Math.min(1, share));
  }

  #addText(text: string, weight: number): void {
    for (const run of text.match(RUNS) ?? []) {
      const length = Math.min(run.length, LONGEST);
      if (run.charCodeAt(0) >= 0x3400) {
        for (let i = 0; i + 1 < length; i += 1) this.#add(keyOfPair(run.charCodeAt(i), run.charCodeAt(i + 1)), weight * CHANNEL.pair);
        if (length === 1) this.#addCharacters(run, weight * CHANNEL.character);
      } else {
        this.#add(keyOfWord(run, 0, run.length), weight * CHANNEL.word);
      }
    }
  }

  #addCharacters(text: string, weight: number): void {
    for (let i = 0; i < text.length; i += 1) this.#add(keyOfCharacter(text.charCodeAt(i)), weight);
  }

  #addTrigrams(word: string, weight: number): void {
    const length = Math.min(word.length, LONGEST);
    if (length < 3) return;
    this.#add(keyOfTrigram(32, word.charCodeAt(0), word.charCodeAt(1)), weight * CHANNEL.trigram);
    for (let i = 0; i + 2 < length; i += 1) this.#add(keyOfTrigram(word.charCodeAt(i), word.charCodeAt(i + 1), word.charCodeAt(i + 2)), weight * CHANNEL.trigram);
  }

  /** Only heads list their single characters: for a character that few heads have, all pairs with it. */
  #addPairsWith(code: number): void {
    const { keys } = this.#index;
    for (let slot = 0; slot < keys.length; slot += 1) if (keys[slot] !== 0 && isPairWith(keys[slot]! - 1, code)) this.#add(keys[slot]! - 1, CHANNEL.character);
  }

  #soundsHold(elements: readonly Element[]): boolean {
    for (let i = 0; i + 1 < elements.length; i += 1) {
      const group = termNumber(this.#index, keyOfSounds(elements[i]!.sound, elements[i + 1]!.sound));
      if (group < 0 || !groupHeads(this.#index, group)) return false;
    }
    return true;
  }

  #addReading(reading: readonly Element[], mixed: boolean): void {
    const length = Math.min(reading.length, LONGEST);
    let spoken = false;
    let initials = false;
    for (let i = 0; i < length; i += 1) {
      const a = reading[i]!;
      const b = reading[i + 1];
      if (a.initial !== 0 || a.character === 0) spoken = true;
      if (a.initial !== 0) initials = true;
      if (b !== undefined && !(mixed && a.character !== 0 && b.character !== 0)) {
        this.#addSounds(a.sound, b.sound, CHANNEL.sounds);
        this.#addSounds(a.secondSound, b.sound, CHANNEL.furtherSounds);
        this.#addSounds(a.sound, b.secondSound, CHANNEL.furtherSounds);
      }
      if (a.sound !== 0 && (length === 1 || a.initial !== 0 || b?.initial || reading[i - 1]?.initial)) this.#add(keyOfSound(a.sound), CHANNEL.sound);
    }
    if (!spoken || !initials) return;
    const fewest = length >= LONG_INITIALS ? 3 : 2;
    for (let i = 0; i < length; i += 1) {
      const letters: number[] = [];
      let typed = false;
      for (let j = i; j < length && j < i + MOST_INITIALS && reading[j]!.letter !== 0; j += 1) {
        letters.push(reading[j]!.letter);
        if (reading[j]!.initial !== 0) typed = true;
        if (typed && letters.length >= fewest) this.#add(keyOfInitials(letters), CHANNEL.initials * (letters.length - 1));
      }
    }
  }

  #addSounds(a: number, b: number, weight: number): void {
    if (a !== 0 && b !== 0) this.#add(keyOfSounds(a, b), weight);
  }
}
