import { foldText } from './fold.ts';
import { parseQuery } from './query.ts';
import type { SearchRecord } from './search-index.ts';
import { nearness } from './similarity.ts';

/** Words of the library that come nearest to a query without a hit: titles' tags and other words, the most alike first. */
export function nearWords(typed: string, records: readonly SearchRecord[], most = 4): readonly string[] {
  const words = new Set(records.flatMap((record) => [...record.tags, ...record.aliases]).filter((word) => word.length <= 12));
  const { tokens } = parseQuery(typed);
  const scored = [...words].map((word) => ({ word, score: Math.max(0, ...tokens.map((token) => Math.max(nearness(token.pattern, foldText(word)), sharedCharacters(token.text, foldText(word))))) }));
  return scored.filter(({ score }) => score >= 0.34).toSorted((a, b) => b.score - a.score || a.word.length - b.word.length).slice(0, most).map(({ word }) => word);
}

function sharedCharacters(a: string, b: string): number {
  const letters = new Set(a);
  return [...letters].filter((letter) => b.includes(letter)).length / Math.max(letters.size, 1);
}
