import Fuse from 'fuse.js';
import { normaliseText } from '../text-model/normalise.ts';
import { parseQuery, type Element } from './query.ts';
import { elementFits } from './similarity.ts';

/** A part of a text, as UTF-16 offsets [start, end). */
export type Mark = readonly [number, number];

/**
 * Where a query matches a text that is shown: the words themselves, else what is read alike (letters as syllables or initials), else
 * the nearest letters. In order, without overlaps. Only for the rows on the screen.
 */
export const marksOf = (typed: string, shown: string): readonly Mark[] => marksBy(typed, shown, nearest);

function marksBy(typed: string, shown: string, otherwise: (word: string, text: string) => readonly Mark[]): readonly Mark[] {
  const { text, origin } = normaliseText(shown);
  const found = parseQuery(typed).tokens.flatMap((token): readonly Mark[] => {
    const exact = [token.text, ...token.synonyms.map((synonym) => synonym.word)].map((word) => ({ word, at: text.indexOf(word) })).find(({ at }) => at >= 0);
    if (exact) return [[exact.at, exact.at + exact.word.length]];
    for (const reading of token.readings) {
      const at = placeOf(reading.elements, text);
      if (at >= 0) return [[at, at + reading.elements.length]];
    }
    return token.text.length < 2 ? [] : otherwise(token.text, text);
  });
  const ordered = found.toSorted((a, b) => a[0] - b[0]);
  const kept: Mark[] = [];
  for (const [start, end] of ordered) if (start >= (kept.at(-1)?.[1] ?? 0)) kept.push([start, end]);
  return kept.map(([start, end]) => [origin[start] ?? 0, origin[end] ?? shown.length]);
}

/** The other word for a record by which a query found it, where its title does not say it; null where the title does or no word does. */
export function otherWordFor(typed: string, title: string, words: readonly string[]): { readonly text: string; readonly marks: readonly Mark[] } | null {
  const certain = (shown: string): readonly Mark[] => marksBy(typed, shown, () => []);
  if (certain(title).length > 0) return null;
  for (const text of words) {
    const marks = certain(text);
    if (marks.length > 0) return { text, marks };
  }
  return null;
}

function placeOf(reading: readonly Element[], text: string): number {
  for (let at = 0; at + reading.length <= text.length; at += 1) if (reading.every((element, i) => elementFits(element, text.charCodeAt(at + i)) > 0)) return at;
  return -1;
}

/** Fuse is slow over a library and right for a row: its longest stretch is what the eye looks for. */
function nearest(word: string, text: string): readonly Mark[] {
  const fuse = new Fuse([text], { includeMatches: true, ignoreLocation: true, threshold: 0.5, minMatchCharLength: 2 });
  const stretches = fuse.search(word)[0]?.matches?.[0]?.indices ?? [];
  const longest = stretches.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  return longest ? [[longest[0], longest[1] + 1]] : [];
}

/** About forty characters around the first mark, so that a hit is seen in its context; marks move along. */
export function excerptOf(typed: string, body: string, before = 10, length = 60): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks = marksOf(typed, body);
  const start = Math.max(0, (marks[0]?.[0] ?? 0) - before);
  const end = Math.min(body.length, start + length);
  const text = `${start > 0 ? '…' : ''}${body.slice(start, end)}${end < body.length ? '…' : ''}`;
  const shift = (start > 0 ? 1 : 0) - start;
  return { text, marks: marks.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from + shift, to + shift]) };
}
