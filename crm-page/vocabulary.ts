import { world } from './world.ts';

/** The labels of one language. */
export interface LabelPatterns {
  /** Fields and regions, one a group of `all`. */
  readonly names: readonly string[];
  readonly all: string;
  /** Words that may stand before a label. */
  readonly before: string;
}
/** Labels of a bank's own, by field; they are compared whole, after the same folding. */
export type OwnLabels = Readonly<Record<string, readonly string[]>>;

/** Every word the reader knows. It is data: none of it is in the scripts that pages load. */
export interface Vocabulary {
  readonly zh: LabelPatterns;
  readonly en: LabelPatterns;
  /** Traditional characters, and in the same places the simplified ones. */
  readonly traditional: { readonly from: string; readonly to: string };
  /** Patterns by name. */
  readonly patterns: Readonly<Record<string, string>>;
  /** By field: least and most characters, fewest digits, fewest where some are masked, most digits. */
  readonly limits: Readonly<Record<string, readonly number[]>>;
  /** Confidence, 0 to 1, by how a value was found. */
  readonly certainty: Readonly<Record<string, number>>;
  readonly own?: OwnLabels;
}

/** Takes the words in. A pattern that does not compile throws when it is first used. */
export const learn = (vocabulary: Vocabulary): void => {
  world.vocabulary = vocabulary;
};

export function vocabulary(): Vocabulary {
  if (!world.vocabulary) throw new Error('words');
  return world.vocabulary;
}

/**
 * Something made of the words, made anew when other words are learnt.
 * @__NO_SIDE_EFFECTS__
 */
export function fromWords<T>(make: (words: Vocabulary) => T): () => T {
  let of: Vocabulary | undefined;
  let made: T;
  return () => {
    if (of !== world.vocabulary || !of) made = make((of = vocabulary()));
    return made;
  };
}

export interface Worded {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  /** Without its matches. */
  strip(text: string): string;
}

/**
 * The pattern of that name, compiled at its first use.
 * @__NO_SIDE_EFFECTS__
 */
export function worded(name: string, flags = 'i'): Worded {
  const pattern = fromWords(({ patterns }) => new RegExp(patterns[name] ?? '(?!)', flags));
  return { test: (text) => pattern().test(text), exec: (text) => pattern().exec(text), strip: (text) => text.replace(pattern(), '') };
}

/**
 * The patterns whose names begin so, by the rest of the name; they know letters of all scripts (`\p{L}`).
 * @__NO_SIDE_EFFECTS__
 */
export function wordedBy(prefix: string): (name: string) => Worded | undefined {
  const known = new Map<string, Worded>();
  return (name) => {
    if (vocabulary().patterns[prefix + name] === undefined) return undefined;
    if (!known.has(name)) known.set(name, worded(prefix + name, 'iu'));
    return known.get(name);
  };
}
