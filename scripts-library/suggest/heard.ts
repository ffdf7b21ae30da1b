import type { Script } from '../schema/index.ts';

/** Of an alias at least so much must have been heard. */
const ENOUGH = 0.6;
const HAN_PAIR = /(?=(\p{Script=Han}{2}))/gu;
/** Words too common to say what a sentence is about. */
const COMMON = new Set(['the', 'and', 'for', 'you', 'your', 'not', 'has', 'have', 'was', 'are', 'can', 'what', 'when', 'how', 'why', 'did', 'does', 'with', 'from', 'this', 'that', 'get', 'got', 'want']);

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Pairs of Han characters, and English words cut to five letters: "redeemed" and "redeem" are one. */
const piecesOf = (text: string): string[] => [
  ...[...text.matchAll(HAN_PAIR)].map((match) => match[1]!),
  ...(text.match(/[a-z]{3,}/gu) ?? []).filter((word) => !COMMON.has(word)).map((word) => word.slice(0, 5)),
];

/** An alias of a line, and how many lines of its scenario share it: what all of them share tells none of them apart. */
interface Topic { readonly alias: string; readonly pieces: readonly string[]; readonly shared: number }

export type TopicsOf = (script: Script) => readonly Topic[];

/** The topics of every line of one scenario in one language. */
export function topicsOf(scripts: readonly Script[]): TopicsOf {
  const holders = new Map<string, number>();
  for (const script of scripts) for (const alias of new Set(script.aliases)) holders.set(alias, (holders.get(alias) ?? 0) + 1);
  const topics = new Map<string, readonly Topic[]>();
  return (script) => {
    let own = topics.get(script.id);
    if (!own) topics.set(script.id, own = script.aliases.map((alias) => ({ alias, pieces: piecesOf(fold(alias)), shared: holders.get(alias) ?? 1 })));
    return own;
  };
}

/** What the customer said lately, ready to be compared. */
export interface Heard { readonly pieces: ReadonlySet<string> }

export const hear = (texts: readonly string[]): Heard => ({ pieces: new Set(texts.flatMap((text) => piecesOf(fold(text)))) });

/** 0 to 1: how far a line's own aliases name what was heard, and the alias that names it best. */
export function heardIn(heard: Heard, topics: readonly Topic[]): { readonly share: number; readonly alias: string } {
  let share = 0;
  let best = { weight: 0, alias: '' };
  for (const { alias, pieces, shared } of topics) {
    if (pieces.length === 0) continue;
    const found = pieces.filter((piece) => heard.pieces.has(piece)).length / pieces.length;
    if (found < ENOUGH) continue;
    const weight = found / shared;
    share += weight;
    if (weight > best.weight) best = { weight, alias };
  }
  return { share: Math.min(1, share), alias: best.alias };
}
