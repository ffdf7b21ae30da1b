import { foldText } from './fold.ts';
import { parseQuery } from './query.ts';
import type { SearchRecord } from './search-index.ts';
import { nearness } from './similarity.ts';

const LONGEST = 12;
const NEAR = 0.34;

/**
 * Words of the library that come nearest to a query without a hit: tags and other words for something, the most alike first. The words are
 * listed once, when they are first asked for.
 */
export function createNearWords(records: readonly SearchRecord[]): (typed: string, most?: number) => readonly string[] {
  let words: readonly { readonly word: string; readonly folded: string }[] | null = null;
  return (typed, most = 4) => {
    words ??= [...new Set(records.flatMap((record) => [...record.tags, ...record.aliases]))].filter((word) => word.length <= LONGEST).map((word) => ({ word, folded: foldText(word) }));
    const { tokens } = parseQuery(typed);
    const scored: { readonly word: string; readonly score: number }[] = [];
    for (const { word, folded } of words) {
      let score = 0;
      for (const token of tokens) score = Math.max(score, nearness(token.pattern, folded), sharedCharacters(token.text, folded));
      if (score >= NEAR) scored.push({ word, score });
    }
    return scored.sort((a, b) => b.score - a.score || a.word.length - b.word.length).slice(0, most).map(({ word }) => word);
  };
}

/** The part of a text's characters that another has. */
function sharedCharacters(text: string, other: string): number {
  let shared = 0;
  for (let i = 0; i < text.length; i += 1) if (other.includes(text[i]!)) shared += 1;
  return shared / text.length;
}
