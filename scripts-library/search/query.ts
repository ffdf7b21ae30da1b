import { filtersIn, wordsOf } from './filters.ts';
import { foldText, isHan, isWord } from './fold.ts';
import { exactOf, flatSpelling, letterBit, letterOf, readSlipped, readSyllables, secondSoundOf, soundOf, thirdSoundOf, type Sound, type Typed } from './pinyin.ts';
import { FittedReading, Pattern } from './similarity.ts';
import { EMPTY_VOCABULARY, type Meant, type Vocabulary } from './vocabulary.ts';
import synonyms from './synonyms.json' with { type: 'json' };

/** Fields a query may name: `type:flow stage:handle product:wealth tag:vip`. */
export interface QueryFilters {
  readonly type: readonly string[];
  readonly stage: readonly string[];
  readonly product: readonly string[];
  readonly tag: readonly string[];
}

/**
 * One element of what was typed, to be found one after the other: a character (whose sounds also count), a sound typed in letters, or an
 * initial. All of one shape with numbers only (0 = none): thousands are compared a keystroke.
 */
export interface Element {
  readonly character: number;
  readonly sound: Sound;
  /** The syllable that was typed or is the character's first, nothing blurred; 0 where there is none. */
  readonly exact: number;
  readonly secondSound: Sound;
  readonly thirdSound: Sound;
  /** First letter, for the initials it may be found by; 0 where unknown. */
  readonly letter: number;
  /** Set only where the letter is all that was typed: its bit. */
  readonly initial: number;
  /** What it is worth to be found by sound or initial, 0 to 1. */
  readonly spoken: number;
}

/**
 * A piece of the query that stands together, with the ways it may be meant. The ways are worked out when they are asked for: most words are in
 * the library as they were typed.
 */
export class QueryToken {
  readonly text: string;
  readonly kind: 'han' | 'latin' | 'mixed';
  /** Records whose head has it as it was typed, counted while gathering. Where it is common nothing else is taken to be meant. */
  found = 0;
  /** Which of the query's words it is, as a bit; those of its parts where it is mixed. */
  bits = 0;
  readonly #runs: readonly string[];
  readonly #vocabulary: Vocabulary;
  #known: Known | null | undefined;
  #readings: readonly FittedReading[] | undefined;
  #synonyms: readonly Meant[] | undefined;
  #parts: readonly QueryToken[] | undefined;
  #meant: readonly Meant[] | undefined;
  #weight: number | undefined;
  #pattern: Pattern | undefined;
  #spelling: Pattern | null | undefined;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.#vocabulary = vocabulary;
    this.#runs = text.match(RUNS) ?? [];
    this.kind = this.#runs.length > 1 ? 'mixed' : isHan(text.charCodeAt(0)) ? 'han' : 'latin';
  }

  /** How letters and characters may be read, each a sequence of elements. */
  get readings(): readonly FittedReading[] {
    return (this.#readings ??= this.text.includes(' ') ? NOTHING : readingsOf(this.#runs, this.kind, this.#vocabulary));
  }

  /** Other words for the same thing, folded, that the library may have; the standard one first. */
  get synonyms(): readonly Meant[] {
    return (this.#synonyms ??= synonymsOf(this.text, this.#knownWord).filter((word) => this.#vocabulary.mayHave(word)).map((word) => ({ word, worth: STANDARD.has(word) ? 1 : LESS_STANDARD })).sort((a, b) => b.worth - a.worth));
  }

  /** Words of the library that a slip of the fingers may have meant. */
  get meant(): readonly Meant[] {
    return (this.#meant ??= this.kind === 'latin' ? this.#vocabulary.near(this.text) : NOTHING);
  }

  /** Pieces that may stand apart in a text: letters beside characters, a known word within a longer run. Empty where it is one piece. */
  get parts(): readonly QueryToken[] {
    return (this.#parts ??= this.#partTexts().map((text) => {
      const part = new QueryToken(text, this.#vocabulary);
      if (this.kind === 'han') part.found = this.#vocabulary.heads(text);
      return part;
    }));
  }

  /** How much it counts among the words of a query: long ones more, what every other record has less. */
  get weight(): number {
    return (this.#weight ??= this.text.length * this.#vocabulary.tells(this.text));
  }

  get pattern(): Pattern {
    return (this.#pattern ??= new Pattern(this.text));
  }

  /** Letters as they are compared with spelled-out text; null where characters were typed. */
  get spelling(): Pattern | null {
    if (this.#spelling === undefined) {
      const { text } = this;
      this.#spelling = this.kind === 'latin' && text.length >= 4 && text.length <= LONGEST_READ && /^[a-z]+$/u.test(text) ? new Pattern(flatSpelling(text)) : null;
    }
    return this.#spelling;
  }

  get #knownWord(): Known | null {
    if (this.#known === undefined) this.#known = knownWordIn(this.text);
    return this.#known;
  }

  #partTexts(): readonly string[] {
    const { text, kind } = this;
    if (kind === 'mixed') return this.#runs.length > MOST_PARTS ? [] : this.#runs;
    const known = kind === 'han' ? this.#knownWord : null;
    if (known === null || known.word === text) return [];
    return [text.slice(0, known.at), known.word, text.slice(known.at + known.word.length)].filter((part) => part !== '');
  }
}

const NOTHING: readonly never[] = [];
const MOST_PARTS = 8;

export interface Query {
  readonly tokens: readonly QueryToken[];
  readonly filters: QueryFilters;
  /** The words without filters, folded. */
  readonly words: string;
}

const MOST_READINGS = 6;
const LIKELIEST = 3;
const MOST_TOKENS = 12;

const GROUPS = synonyms.map((group) => group.map(foldText));
const groupOf = new Map<string, readonly string[]>();
for (const group of GROUPS) for (const word of group) groupOf.set(word, [...(groupOf.get(word) ?? []), ...group]);
const LONGEST_SYNONYM = 24;
/** The first word of a group is the standard one. */
const STANDARD = new Set(GROUPS.map((group) => group[0]!));
/** Of several other words the one that the field says itself. */
const LESS_STANDARD = 0.97;
/** Lengths of the words of the synonym file by their first two units, as bits: most places of a run begin none. */
const lengthsFrom = new Map<number, number>();
const beginning = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
for (const word of groupOf.keys()) if (word.length >= 2 && word.length <= LONGEST_SYNONYM) lengthsFrom.set(beginning(word, 0), (lengthsFrom.get(beginning(word, 0)) ?? 0) | (1 << word.length));

/** Takes what was typed apart: filters, then pieces at spaces and punctuation. `vocabulary` knows the words of the library. */
export function parseQuery(typed: string, vocabulary: Vocabulary = EMPTY_VOCABULARY): Query {
  const filters: Record<keyof QueryFilters, string[]> = { type: [], stage: [], product: [], tag: [] };
  for (const { field, value } of filtersIn(typed)) filters[field].push(foldText(value));
  const words = foldText(wordsOf(typed)).trim();
  return { tokens: joined(pieces(words), vocabulary).slice(0, MOST_TOKENS).map((piece) => new QueryToken(piece, vocabulary)), filters, words };
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

/** Joins pieces that mean one thing: a phrase of the synonym file (`lost card`), and syllables typed apart (`tou su`, `gua s`). */
function joined(found: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < found.length; ) {
    let length = Math.min(LONGEST_PHRASE, found.length - at);
    while (length > 1 && !groupOf.has(found.slice(at, at + length).join(' '))) length -= 1;
    if (length > 1) out.push(found.slice(at, at + length).join(' '));
    else {
      while (at + length < found.length && spoken(found[at]!, vocabulary) && spoken(found[at + length]!, vocabulary)) length += 1;
      out.push(found.slice(at, at + length).join(''));
    }
    at += length;
  }
  return out;
}

const LONGEST_PHRASE = 4;

/** One syllable or one initial, and no word of the library. */
const spoken = (piece: string, vocabulary: Vocabulary): boolean => piece.length <= 6 && /^[a-z]+$/u.test(piece) && readSyllables(piece, 1)[0]?.length === 1 && !vocabulary.has(piece);

function readingsOf(runs: readonly string[], kind: QueryToken['kind'], vocabulary: Vocabulary): readonly FittedReading[] {
  let readings: Element[][] = [[]];
  for (const run of runs) {
    const ways = isHan(run.charCodeAt(0)) ? [Array.from(run.slice(0, LONGEST_READ), characterElement)] : latinWays(run, vocabulary);
    readings = readings.flatMap((sofar) => ways.map((way) => [...sofar, ...way])).slice(0, MOST_READINGS * 2);
  }
  return readings.filter((reading) => reading.length > 0 && (kind !== 'latin' || reading.length > 1)).slice(0, MOST_READINGS).map((reading) => new FittedReading(reading));
}

const RUNS = /[\u3400-\u9fff]+|[a-z0-9]+/gu;
/** What is longer is a paste, not a query. */
const LONGEST_READ = 40;

function characterElement(character: string): Element {
  const code = character.charCodeAt(0);
  return { character: code, sound: soundOf(code), exact: exactOf(code), secondSound: secondSoundOf(code), thirdSound: thirdSoundOf(code), letter: letterOf(code), initial: 0, spoken: SAME_SOUND };
}

const SAME_SOUND = 0.82;
const SPOKEN = 0.95;
/** `sh` may be one beginning or two: two characters found tell more than one. */
const TWO_FOR_ONE = 0.84;
const SLIPPED = 0.85;

const typedElement = ({ sound, exact, letter, units }: Typed, slipped = false): Element =>
  ({ character: 0, sound, exact, secondSound: 0, thirdSound: 0, letter, initial: sound === 0 ? letterBit(letter) : 0, spoken: slipped ? SLIPPED : sound === 0 && units === 2 ? TWO_FOR_ONE : SPOKEN });

/** Letters as syllables, and as initials; digits have no reading. */
function latinWays(run: string, { holds }: Vocabulary): Element[][] {
  if (!/^[a-z]+$/u.test(run) || run.length > LONGEST_READ) return [];
  const read = likeliest(readSyllables(run, MOST_READINGS), holds);
  const ways = read.map((reading) => reading.map((one) => typedElement(one)));
  if (run.length <= 10 && !read.some((way) => way.length === run.length)) ways.push([...run].map((letter) => typedElement({ sound: 0, exact: 0, letter: letter.charCodeAt(0), units: 1 })));
  const clean = read.some((way) => way.every((one, i) => one.sound !== 0 && one.units > 1 && (i === 0 || holds(way[i - 1]!.sound, one.sound))));
  return clean || run.length < 5 ? ways : [...readSlipped(run, holds).map((way) => way.map((one) => typedElement(one, true))), ...ways];
}

/** Up to three readings with the fewest pairs of sounds that the library does not have: `fenqiedu` is fen-qi-e-du where nothing says fen-qie. */
function likeliest(readings: readonly (readonly Typed[])[], holds: Vocabulary['holds']): readonly (readonly Typed[])[] {
  if (readings.length < 2) return readings;
  const strange = (reading: readonly Typed[]): number => reading.filter((one, i) => i > 0 && !(one.sound !== 0 && reading[i - 1]!.sound !== 0 && holds(reading[i - 1]!.sound, one.sound))).length;
  const judged = readings.map((reading) => ({ reading, strange: strange(reading) })).sort((a, b) => a.strange - b.strange);
  const least = judged[0]!.strange;
  return judged.filter((one) => one.strange <= (least === 0 ? 0 : least + 1)).slice(0, LIKELIEST).map(({ reading }) => reading);
}

interface Known {
  readonly word: string;
  readonly at: number;
}

/** The longest word of the synonym file in a run of characters. */
function knownWordIn(text: string): Known | null {
  if (groupOf.has(text)) return { word: text, at: 0 };
  if (!isHan(text.charCodeAt(0)) || text.length > LONGEST_READ) return null;
  let longest: Known | null = null;
  for (let at = 0; at + 2 <= text.length; at += 1) {
    const lengths = isHan(text.charCodeAt(at)) ? lengthsFrom.get(beginning(text, at)) : undefined;
    if (lengths === undefined) continue;
    const shorter = (2 << Math.min(LONGEST_SYNONYM, text.length - at)) - 1;
    for (let rest = lengths & shorter; rest !== 0; ) {
      const length = 31 - Math.clz32(rest);
      rest &= ~(1 << length);
      if (length <= (longest?.word.length ?? 1)) break;
      const word = text.slice(at, at + length);
      if (groupOf.has(word)) longest = { word, at };
    }
  }
  return longest;
}

/** Words for the same thing as the token, or the token with other words for the longest known word within it. */
function synonymsOf(text: string, known: Known | null): readonly string[] {
  if (known === null) return [];
  const others = (groupOf.get(known.word) ?? []).filter((word) => word !== known.word);
  if (known.word === text) return others;
  return others.filter((word) => isHan(word.charCodeAt(0))).map((word) => text.slice(0, known.at) + word + text.slice(known.at + known.word.length));
}
