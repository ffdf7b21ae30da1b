import { normaliseText } from '../text-model/index.ts';
import words from './concepts.json' with { type: 'json' };

/** A word of the text that stands for an idea of the trade: "铁定" and "I give you my word" are both `certain`. */
export interface ConceptHit {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
}

/** Every word of the lists with its concepts, and the longest word that begins with each character: the longest look needed there. */
const CONCEPTS = new Map<string, string[]>();
const LONGEST = new Map<string, number>();
for (const [concept, { zh, en }] of Object.entries(words)) {
  for (const written of [...zh.split(' '), ...en.split(', ')]) {
    const word = normaliseText(written).text.trim();
    if (word === '') continue;
    const known = CONCEPTS.get(word) ?? [];
    if (!known.includes(concept)) CONCEPTS.set(word, [...known, concept]);
    LONGEST.set(word.charAt(0), Math.max(LONGEST.get(word.charAt(0)) ?? 0, word.length));
  }
}

const LATIN = /[a-z0-9]/u;
const isLatin = (character: string): boolean => LATIN.test(character);

/** Every concept of a normalised text (text-model's `normaliseText`), in order of position: the longest word at a place, and of one concept no word inside another. */
export function conceptsIn(text: string): ConceptHit[] {
  const hits: ConceptHit[] = [];
  const reached = new Map<string, number>();
  for (let start = 0; start < text.length; start += 1) {
    const longest = LONGEST.get(text.charAt(start));
    if (longest === undefined || (isLatin(text.charAt(start)) && start > 0 && isLatin(text.charAt(start - 1)))) continue;
    for (let end = Math.min(text.length, start + longest); end > start; end -= 1) {
      if (isLatin(text.charAt(end - 1)) && isLatin(text.charAt(end))) continue;
      for (const concept of CONCEPTS.get(text.slice(start, end)) ?? []) {
        if ((reached.get(concept) ?? 0) > start) continue;
        reached.set(concept, end);
        hits.push({ concept, start, end });
      }
    }
  }
  return hits;
}
