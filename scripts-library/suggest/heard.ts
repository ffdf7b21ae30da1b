import type { Script } from '../schema/index.ts';

/** So much of what was heard lifts a line half way: about one telling pair of characters. */
const HALF_WAY = 2;
const HAN_PAIR = /(?=(\p{Script=Han}{2}))/gu;
/** Words too common to say what a sentence is about. */
const COMMON = new Set([
  'the', 'and', 'for', 'you', 'your', 'not', 'has', 'have', 'was', 'are', 'can', 'what', 'when', 'how', 'why', 'did', 'does', 'with', 'from', 'this', 'that', 'get', 'got', 'want',
  '什么', '么时', '怎么', '为什', '是不', '不是', '能不', '不能', '可以', '一个', '我的', '你们', '我们', '这个', '那个', '就是', '知道', '自己',
  '什麼', '麼時', '怎麼', '為什', '你們', '我們', '這個', '那個',
]);

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Pairs of Han characters, and English words cut to five letters: "redeemed" and "redeem" are one. */
const piecesOf = (text: string): string[] => [...[...text.matchAll(HAN_PAIR)].map((match) => match[1]!), ...(text.match(/[a-z]{3,}/gu) ?? [])]
  .filter((word) => !COMMON.has(word)).map((word) => word.slice(0, 5));

/** What a line is asked for by: each piece of its aliases and title with how well it tells the line from the others of its scenario. */
interface Topic {
  readonly pieces: ReadonlyMap<string, number>;
  /** `alone`: 1 for words that no other line of the scenario has, 0 for words that all have. */
  readonly aliases: readonly { readonly alias: string; readonly pieces: readonly string[]; readonly alone: number }[];
}

export type TopicsOf = (script: Script) => Topic;

/** The topics of every line of one scenario in one language. A piece that all lines hold tells none of them apart. */
export function topicsOf(scripts: readonly Script[]): TopicsOf {
  const named = new Map(scripts.map((script) => [script.id, [...new Set([...script.aliases, script.title])].map((alias) => ({ alias, pieces: piecesOf(fold(alias)) }))]));
  const pieceIn = new Map<string, number>();
  const aliasIn = new Map<string, number>();
  for (const aliases of named.values()) {
    for (const piece of new Set(aliases.flatMap(({ pieces }) => pieces))) pieceIn.set(piece, (pieceIn.get(piece) ?? 0) + 1);
    for (const { alias } of aliases) aliasIn.set(alias, (aliasIn.get(alias) ?? 0) + 1);
  }
  const telling = (holders: number | undefined): number => Math.log(scripts.length / (holders ?? 1));
  const topics = new Map<string, Topic>();
  return (script) => {
    let own = topics.get(script.id);
    if (!own) {
      const aliases = (named.get(script.id) ?? []).map((one) => ({ ...one, alone: scripts.length > 1 ? telling(aliasIn.get(one.alias)) / telling(1) : 0 }));
      const weigh = (piece: string): [string, number] => [piece, telling(pieceIn.get(piece))];
      topics.set(script.id, own = { aliases, pieces: new Map(aliases.flatMap(({ pieces }) => pieces).map(weigh)) });
    }
    return own;
  };
}

/** What the customer said lately, ready to be compared. */
export interface Heard { readonly pieces: ReadonlySet<string> }

export const hear = (texts: readonly string[]): Heard => ({ pieces: new Set(texts.flatMap((text) => piecesOf(fold(text)))) });

/** 0 to below 1: how far what was heard is what this line alone is asked for, and the alias that names it best. */
export function heardIn(heard: Heard, topic: Topic): { readonly share: number; readonly alias: string } {
  const weightOf = (piece: string): number => (heard.pieces.has(piece) ? topic.pieces.get(piece) ?? 0 : 0);
  let sum = 0;
  for (const piece of topic.pieces.keys()) sum += weightOf(piece);
  if (sum === 0) return { share: 0, alias: '' };
  let best = { weight: 0, alias: '' };
  for (const { alias, pieces, alone } of topic.aliases) {
    const weight = pieces.reduce((total, piece) => total + weightOf(piece), 0) / Math.sqrt(pieces.length);
    if (weight > best.weight) best = { weight, alias };
    if (pieces.length > 0 && pieces.every((piece) => heard.pieces.has(piece))) sum += alone;
  }
  return { share: sum / (sum + HALF_WAY), alias: best.alias };
}
