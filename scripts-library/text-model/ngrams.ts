import type { FeatureBag } from './feature-bag.ts';
import { normaliseText, type NormalisedText } from './normalise.ts';
import { tokenise, type Token } from './tokens.ts';

export interface NgramOptions {
  /** Longest run of Han characters, marks and numbers that makes one feature. */
  readonly han: number;
  /** Longest run that contains a Latin word. */
  readonly words: number;
  /** Shortest and longest character n-grams inside a Latin word; omitted = none. */
  readonly wordParts?: readonly [number, number];
  /** Put before every feature name, to keep kinds of text apart (subject, agent turn). */
  readonly prefix?: string;
  /** Value of each feature; 1 unless told. */
  readonly weight?: number;
  /** Value of each part of a word; `weight` unless told. */
  readonly partWeight?: number;
  /** Caller's number for this text, for quoting; omitted = no origins are kept. */
  readonly source?: number;
}

/** Adds every n-gram of `text` to the bag. `^` and `$` stand for the ends of the text. */
export function addNgrams(bag: FeatureBag, text: string, options: NgramOptions): void {
  const normalised = normaliseText(text);
  const tokens = tokenise(normalised.text);
  if (tokens.length === 0) return;
  addRuns(bag, normalised, tokens, options);
  if (options.wordParts !== undefined) addWordParts(bag, normalised, tokens, options, options.wordParts);
}

function addRuns(bag: FeatureBag, text: NormalisedText, tokens: readonly Token[], options: NgramOptions): void {
  const prefix = options.prefix ?? '';
  for (let from = -1; from < tokens.length; from += 1) {
    let name = from < 0 ? '^' : '';
    let limit = options.han;
    let joined = from < 0 ? 1 : 0;
    for (let to = Math.max(from, 0); to <= tokens.length && joined < limit; to += 1) {
      const token = tokens[to];
      if (token?.kind === 'word') limit = Math.min(limit, options.words);
      if (joined + 1 > limit) break;
      name += token === undefined ? '$' : token.kind === 'word' ? ` ${token.form}` : token.form;
      joined += 1;
      add(bag, text, prefix + name, tokens, Math.max(from, 0), Math.min(to, tokens.length - 1), options);
      if (token === undefined) break;
    }
  }
}

function addWordParts(bag: FeatureBag, text: NormalisedText, tokens: readonly Token[], options: NgramOptions, [shortest, longest]: readonly [number, number]): void {
  const prefix = `${options.prefix ?? ''}~`;
  const partOptions = options.partWeight === undefined ? options : { ...options, weight: options.partWeight };
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    const word = `<${token.form}>`;
    for (let size = shortest; size <= longest; size += 1) {
      for (let i = 0; i + size <= word.length; i += 1) add(bag, text, prefix + word.slice(i, i + size), tokens, at, at, partOptions);
    }
  });
}

function add(bag: FeatureBag, text: NormalisedText, name: string, tokens: readonly Token[], from: number, to: number, options: NgramOptions): void {
  const first = tokens[from];
  const last = tokens[to];
  const weight = options.weight ?? 1;
  if (options.source === undefined || first === undefined || last === undefined) { bag.add(name, weight); return; }
  bag.add(name, weight, { source: options.source, start: text.origin[first.start] ?? 0, end: text.origin[last.end] ?? 0 });
}
