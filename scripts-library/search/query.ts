import { foldText, isHan, isWord } from './fold.ts';
import { readSyllables } from './pinyin.ts';
import synonyms from './synonyms.json' with { type: 'json' };

/** Fields a query may name: `type:flow stage:handle product:wealth tag:vip`. */
export interface QueryFilters {
  readonly type: readonly string[];
  readonly stage: readonly string[];
  readonly product: readonly string[];
  readonly tag: readonly string[];
}

/**
 * One element of what was typed, to be found one after the other: a character (whose sound also counts), a sound typed in letters,
 * or an initial.
 */
export type Element = { readonly character: number } | { readonly sound: number } | { readonly letter: number };

/** A piece of the query that stands together, with the ways it may be meant. */
export interface QueryToken {
  readonly text: string;
  readonly kind: 'han' | 'latin' | 'mixed';
  /** How letters and characters may be read, each a sequence of elements. */
  readonly readings: readonly (readonly Element[])[];
  /** Other words for the same thing, folded. */
  readonly synonyms: readonly string[];
}

export interface Query {
  readonly tokens: readonly QueryToken[];
  readonly filters: QueryFilters;
  /** The words without filters, folded. */
  readonly words: string;
}

const FILTER = /(?:^|\s)(type|stage|product|tag)[:：](\S+)/gu;
const MOST_READINGS = 4;

const GROUPS = synonyms.map((group) => group.map(foldText));
const groupOf = new Map<string, readonly string[]>();
for (const group of GROUPS) for (const word of group) groupOf.set(word, group);
const LONGEST_SYNONYM = Math.max(...[...groupOf.keys()].map((word) => word.length));

/** Takes what was typed apart: filters, then pieces at spaces and punctuation. */
export function parseQuery(typed: string): Query {
  const filters: Record<keyof QueryFilters, string[]> = { type: [], stage: [], product: [], tag: [] };
  const rest = typed.replace(FILTER, (_all, field: keyof QueryFilters, value: string) => {
    filters[field].push(foldText(value));
    return ' ';
  });
  const words = foldText(rest).trim().replace(/\s+/gu, ' ');
  return { tokens: pieces(words).map(tokenOf), filters, words };
}

function pieces(words: string): readonly string[] {
  const found: string[] = [];
  let from = -1;
  for (let i = 0; i <= words.length; i += 1) {
    const code = i < words.length ? words.charCodeAt(i) : 0;
    const inside = isHan(code) || isWord(code);
    if (inside && from < 0) from = i;
    if (!inside && from >= 0) {
      found.push(words.slice(from, i));
      from = -1;
    }
  }
  return found;
}

function tokenOf(text: string): QueryToken {
  const runs = text.match(/[\u3400-\u9fff]+|[a-z0-9]+/gu) ?? [];
  const kind = runs.length > 1 ? 'mixed' : isHan(text.charCodeAt(0)) ? 'han' : 'latin';
  let readings: Element[][] = [[]];
  for (const run of runs) {
    const ways = isHan(run.charCodeAt(0)) ? [[...run].map((character): Element => ({ character: character.charCodeAt(0) }))] : latinWays(run);
    readings = readings.flatMap((sofar) => ways.map((way) => [...sofar, ...way])).slice(0, MOST_READINGS * 2);
  }
  return { text, kind, readings: readings.filter((reading) => reading.length > 0 && (kind !== 'latin' || reading.length > 1)).slice(0, MOST_READINGS), synonyms: synonymsIn(text) };
}

/** Letters as syllables, and as initials; digits have no reading. */
function latinWays(run: string): Element[][] {
  if (!/^[a-z]+$/u.test(run)) return [];
  const syllables = readSyllables(run).map((reading) => reading.map((one): Element => (one > 0 ? { sound: one } : { letter: -one })));
  const initials = run.length <= 8 ? [[...run].map((letter): Element => ({ letter: letter.charCodeAt(0) }))] : [];
  return [...syllables, ...initials];
}

/** Words for the same thing as the token, or as the longest known word within it. */
function synonymsIn(text: string): readonly string[] {
  const whole = groupOf.get(text);
  if (whole) return whole.filter((word) => word !== text);
  for (let length = Math.min(LONGEST_SYNONYM, text.length - 1); length >= 2; length -= 1) {
    for (let from = 0; from + length <= text.length; from += 1) {
      const part = text.slice(from, from + length);
      const group = isHan(part.charCodeAt(0)) ? groupOf.get(part) : undefined;
      if (group) return group.filter((word) => word !== part).map((word) => text.slice(0, from) + word + text.slice(from + length));
    }
  }
  return [];
}
