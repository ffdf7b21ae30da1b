import { foldText, isHan } from './fold.ts';
import { createPreparer, type PreparedRecord } from './prepared.ts';
import { otherSoundsOf, soundOf } from './pinyin.ts';
import { parseQuery, type Element, type Query, type QueryToken } from './query.ts';
import { termNumber, type SearchIndex, type SearchRecord } from './search-index.ts';
import { nearness, pairsFound, readingFits } from './similarity.ts';
import { keyOfCharacter, keyOfInitials, keyOfPair, keyOfSound, keyOfSounds, keyOfTrigram, keyOfWord } from './term-keys.ts';

export interface SearchOptions {
  readonly limit?: number;
  /** The call's context: what lifts a record that matches anyway. 0 to 1. */
  readonly context?: (record: SearchRecord) => number;
  /** How lately it was used on this machine. 0 to 1. */
  readonly recency?: (record: SearchRecord) => number;
}

export interface Found {
  readonly record: SearchRecord;
  /** 0 to about 1.3. */
  readonly score: number;
}

export interface Searcher {
  search(typed: string, options?: SearchOptions): readonly Found[];
}

const CANDIDATES = 64;
const HEAD = 3;
const WORTH_SHOWING = 0.34;

/** How much a term of each channel says, beside its rarity. */
const CHANNEL = { pair: 1, character: 0.3, word: 1.4, trigram: 0.5, sounds: 0.55, initials: 0.8, sound: 0.3 } as const;

/** Searches the index; keeps its counters between queries, so that a keystroke allocates next to nothing. */
export function createSearcher(records: readonly SearchRecord[], index: SearchIndex): Searcher {
  const scores = new Float32Array(records.length);
  const touched = new Uint32Array(records.length);
  const prepare = createPreparer(records);
  let count = 0;

  const add = (key: number, weight: number): void => {
    const term = termNumber(index, key);
    if (term < 0) return;
    const { starts, bodies, postings } = index;
    const from = starts[term]!;
    const body = bodies[term]!;
    const to = starts[term + 1]!;
    const worth = weight * Math.log(1 + records.length / (to - from));
    for (let at = from; at < to; at += 1) {
      const doc = postings[at]!;
      if (scores[doc] === 0) touched[count++] = doc;
      scores[doc]! += at < body ? worth * HEAD : worth;
    }
  };

  const addReading = (reading: readonly Element[], weight: number): void => {
    for (let i = 0; i < reading.length; i += 1) {
      const a = reading[i]!;
      const b = reading[i + 1];
      const soundA = 'sound' in a ? [a.sound] : 'character' in a ? [soundOf(a.character), ...otherSoundsOf(a.character)] : [];
      const soundB = b === undefined ? [] : 'sound' in b ? [b.sound] : 'character' in b ? [soundOf(b.character), ...otherSoundsOf(b.character)] : [];
      for (const one of soundA) for (const two of soundB) if (one && two) add(keyOfSounds(one, two), weight * CHANNEL.sounds);
      if (reading.length === 1) for (const one of soundA) add(keyOfSound(one), weight * CHANNEL.sound);
    }
    for (let i = 0; i < reading.length; i += 1) {
      const letters: number[] = [];
      for (let j = i; j < reading.length && j < i + 4; j += 1) {
        const element = reading[j]!;
        if (!('letter' in element)) break;
        letters.push(element.letter);
      }
      if (letters.length >= 2) add(keyOfInitials(letters), weight * CHANNEL.initials * (letters.length - 1));
    }
  };

  const addText = (text: string, weight: number): void => {
    for (const run of text.match(/[\u3400-\u9fff]+|[a-z0-9]+/gu) ?? []) {
      if (isHan(run.charCodeAt(0))) {
        for (let i = 0; i + 1 < run.length; i += 1) add(keyOfPair(run.charCodeAt(i), run.charCodeAt(i + 1)), weight * CHANNEL.pair);
        if (run.length <= 3) for (let i = 0; i < run.length; i += 1) add(keyOfCharacter(run.charCodeAt(i)), weight * CHANNEL.character);
      } else {
        add(keyOfWord(run, 0, run.length), weight * CHANNEL.word);
        if (run.length >= 3) {
          add(keyOfTrigram(32, run.charCodeAt(0), run.charCodeAt(1)), weight * CHANNEL.trigram);
          for (let i = 0; i + 2 < run.length; i += 1) add(keyOfTrigram(run.charCodeAt(i), run.charCodeAt(i + 1), run.charCodeAt(i + 2)), weight * CHANNEL.trigram);
        }
      }
    }
  };

  const gather = (query: Query): void => {
    for (const token of query.tokens) {
      addText(token.text, 1);
      for (const synonym of token.synonyms) addText(synonym, 0.6);
      for (const reading of token.readings) addReading(reading, 1);
    }
  };

  /** The best candidates by what was gathered, without sorting all that was touched. */
  const best = (fits: (doc: number) => boolean): number[] => {
    const kept: number[] = [];
    let floor = 0;
    for (let i = 0; i < count; i += 1) {
      const doc = touched[i]!;
      const score = scores[doc]!;
      if (score <= floor || !fits(doc)) continue;
      kept.push(doc);
      if (kept.length < CANDIDATES * 4) continue;
      kept.sort((a, b) => scores[b]! - scores[a]!);
      kept.length = CANDIDATES;
      floor = scores[kept[CANDIDATES - 1]!]!;
    }
    return kept.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, CANDIDATES);
  };

  return {
    search(typed, { limit = 8, context, recency } = {}) {
      const query = parseQuery(typed);
      const fits = filterOf(records, query);
      if (query.tokens.length === 0) {
        if (Object.values(query.filters).every((values) => values.length === 0)) return [];
        return records.flatMap((record, doc) => (fits(doc) ? [{ record, score: 0 }] : [])).slice(0, limit);
      }
      count = 0;
      gather(query);
      const candidates = best(fits);
      const top = candidates.length > 0 ? scores[candidates[0]!]! : 1;
      const found = candidates.map((doc): Found & { readonly doc: number } => {
        const record = records[doc]!;
        const match = matchOf(query, prepare(doc));
        const score = match + 0.12 * (scores[doc]! / top) + 0.08 * (context?.(record) ?? 0) + 0.04 * (recency?.(record) ?? 0);
        return { record, doc, score: match < WORTH_SHOWING ? match * 0.5 : score };
      });
      for (let i = 0; i < count; i += 1) scores[touched[i]!] = 0;
      return found.filter((one) => one.score >= WORTH_SHOWING).sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, limit).map(({ record, score }) => ({ record, score }));
    },
  };
}

function filterOf(records: readonly SearchRecord[], { filters }: Query): (doc: number) => boolean {
  const { type, stage, product, tag } = filters;
  if (type.length + stage.length + product.length + tag.length === 0) return () => true;
  const one = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(foldText(value));
  return (doc) => {
    const record = records[doc]!;
    return one(type, record.type) && one(stage, record.stage) && one(product, record.product) && (tag.length === 0 || record.tags.some((each) => tag.includes(foldText(each))));
  };
}

/** 0 to about 1.15: the pieces' mean, longer ones weigh more; all found well in the head lifts. */
function matchOf(query: Query, prepared: PreparedRecord): number {
  let sum = 0;
  let weights = 0;
  let weakest = 1;
  for (const token of query.tokens) {
    const weight = Math.sqrt(token.text.length);
    const fit = tokenFit(token, prepared);
    sum += fit * weight;
    weights += weight;
    if (fit < weakest) weakest = fit;
  }
  const mean = sum / weights;
  const whole = query.words === prepared.title ? 0.15 : prepared.title.startsWith(query.words) ? 0.08 : prepared.heads.includes(query.words) ? 0.08 : 0;
  return mean * 0.8 + weakest * 0.2 + whole;
}

const FIELD = { title: 1, head: 0.94, body: 0.7 } as const;

function tokenFit(token: QueryToken, prepared: PreparedRecord): number {
  let best = fieldFit(token, prepared.title, FIELD.title);
  for (const head of prepared.heads) {
    if (best >= FIELD.head) break;
    best = Math.max(best, fieldFit(token, head, FIELD.head));
  }
  if (best < FIELD.body) best = Math.max(best, fieldFit(token, prepared.body, FIELD.body));
  return best;
}

const SYNONYM = 0.86;

function fieldFit(token: QueryToken, text: string, worth: number): number {
  if (text.length === 0) return 0;
  if (text.includes(token.text)) return worth;
  let best = 0;
  for (const synonym of token.synonyms) if (text.includes(synonym)) best = SYNONYM;
  for (const reading of token.readings) {
    if (best >= 0.95) break;
    best = Math.max(best, readingFits(reading, text) * 0.97);
  }
  if (best < 0.9 && token.kind !== 'mixed' && token.text.length >= 2) {
    const slip = nearness(token.text, text);
    if (slip >= (token.kind === 'latin' ? 0.7 : 0.5)) best = Math.max(best, slip * 0.92);
  }
  if (best < 0.9 && token.kind === 'han' && token.text.length >= 3) best = Math.max(best, pairsFound(token.text, text) * 0.85);
  return best * worth;
}
