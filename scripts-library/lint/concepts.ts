import { normaliseText } from '../text-model/index.ts';
import words from './concepts.json' with { type: 'json' };

/** A word of the text that stands for an idea of the trade: "铁定" and "I give you my word" are both `certain`. */
export interface ConceptHit {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function pattern(list: readonly string[], latin: boolean): RegExp {
  const alternatives = [...list].sort((a, b) => b.length - a.length).map(escaped).join('|');
  return latin ? new RegExp(`(?<![a-z0-9])(?:${alternatives})(?![a-z0-9])`, 'gu') : new RegExp(alternatives, 'gu');
}

const PATTERNS = Object.entries(words).flatMap(([concept, { zh, en }]) => [
  { concept, pattern: pattern(zh.split(' ').map((word) => normaliseText(word).text), false) },
  { concept, pattern: pattern(en.split(', ').map((word) => normaliseText(word).text), true) },
]);

/** Every concept of a normalised text (text-model's `normaliseText`), in order of position. */
export function conceptsIn(text: string): ConceptHit[] {
  return PATTERNS.flatMap(({ concept, pattern: words }) => [...text.matchAll(words)].map((match) => ({ concept, start: match.index, end: match.index + match[0].length })))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.concept < b.concept ? -1 : 1));
}
