import { normaliseText } from '../text-model/index.ts';
import conceptData from './concepts.json' with { type: 'json' };

/** What is talked about, in three languages under one name, so that rows of one language teach the others. */
export interface ConceptHit {
  readonly concept: string;
  /** Position in the original text, UTF-16. */
  readonly start: number;
  readonly end: number;
}

interface Concept { readonly name: string; readonly pattern: RegExp }

const CONCEPTS: readonly Concept[] = Object.entries(conceptData as Record<string, { han: readonly string[]; en: readonly string[] }>).map(([name, words]) => ({
  name,
  // Latin words stand alone; Han words touch their neighbours, and \b does not know them.
  pattern: new RegExp(`(?:${words.han.join('|')})|(?<![a-z])(?:${words.en.join('|')})(?![a-z])`, 'u'),
}));

/** The first place of every concept in a text. Patterns are written in simplified characters and lower case. */
export function conceptsIn(text: string): ConceptHit[] {
  const normalised = normaliseText(text);
  const hits: ConceptHit[] = [];
  for (const { name, pattern } of CONCEPTS) {
    const found = pattern.exec(normalised.text);
    if (found) hits.push({ concept: name, start: normalised.origin[found.index] ?? 0, end: normalised.origin[found.index + found[0].length] ?? text.length });
  }
  return hits;
}
