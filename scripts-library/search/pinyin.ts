import { editsWithin } from './edits.ts';
import readings from './pinyin-table.json' with { type: 'json' };

/** A sound: a syllable with the differences that southern speakers do not hear taken out. Small number, 1 up; 0 = none. */
export type Sound = number;

const SYLLABLES = [...new Set([...Object.keys(readings.first), ...Object.keys(readings.further)])].sort();

/** zh/z, ch/c, sh/s, ang/an, eng/en, ing/in and l/n are one sound: what is typed by ear is found. */
const blur = (syllable: string): string =>
  syllable.replace(/^([zcs])h/u, '$1').replace(/([aei])ng$/u, '$1n').replace(/^n(?=.)/u, 'l').replace('ü', 'v');

const SOUNDS = [...new Set(SYLLABLES.map(blur))];
const soundNumber = new Map(SOUNDS.map((sound, index) => [sound, index + 1]));
const soundOfSyllable = new Map(SYLLABLES.map((syllable) => [syllable, soundNumber.get(blur(syllable)) ?? 0]));
const syllableNumber = new Map(SYLLABLES.map((syllable, index) => [syllable, index + 1]));
const LONGEST = Math.max(...SYLLABLES.map((syllable) => syllable.length));

/**
 * First sound of every character and up to two more, the first letter and a set of all first letters (bit 1 = a). Filled once from the
 * static table; arrays of numbers, because a keystroke asks thousands of times.
 */
const firstSound = new Uint16Array(0x10000);
const secondSound = new Uint16Array(0x10000);
const thirdSound = new Uint16Array(0x10000);
const exactSound = new Uint16Array(0x10000);
const firstLetter = new Uint8Array(0x10000);
const letters = new Uint32Array(0x10000);

/** A letter's bit in a set of letters. */
export const letterBit = (letter: number): number => 1 << (letter - 96);

for (const [syllable, characters] of Object.entries(readings.first)) {
  const sound = soundOfSyllable.get(syllable) ?? 0;
  for (let i = 0; i < characters.length; i += 1) {
    const code = characters.charCodeAt(i);
    firstSound[code] = sound;
    exactSound[code] = syllableNumber.get(syllable) ?? 0;
    firstLetter[code] = syllable.charCodeAt(0);
    letters[code] = letterBit(syllable.charCodeAt(0));
  }
}
for (const [syllable, characters] of Object.entries(readings.further)) {
  const sound = soundOfSyllable.get(syllable) ?? 0;
  for (let i = 0; i < characters.length; i += 1) {
    const code = characters.charCodeAt(i);
    letters[code]! |= letterBit(syllable.charCodeAt(0));
    if (firstSound[code] === sound || secondSound[code] === sound) continue;
    if (secondSound[code] === 0) secondSound[code] = sound;
    else thirdSound[code] = sound;
  }
}

export const soundOf = (code: number): Sound => firstSound[code]!;
export const secondSoundOf = (code: number): Sound => secondSound[code]!;
export const thirdSoundOf = (code: number): Sound => thirdSound[code]!;
/** The first reading's syllable, nothing blurred; from 1. */
export const exactOf = (code: number): number => exactSound[code]!;
export const letterOf = (code: number): number => firstLetter[code]!;
/** All letters a character may begin with, as bits. */
export const lettersOf = (code: number): number => letters[code]!;

/** Sounds are numbered from 1 to this. */
export const SOUND_COUNT = SOUNDS.length;

/** Letters as they are compared with spelled-out characters: what southern speakers do not hear is taken out, slips stay slips. */
export const flatSpelling = (typed: string): string => typed.replace(/([zcs])h/gu, '$1').replace(/ng/gu, 'n');

const spellings = ['', ...SOUNDS.map(flatSpelling)];

/** A text spelled out, characters without a sound left as they are. */
export function spellOut(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const sound = firstSound[text.charCodeAt(i)]!;
    out += sound === 0 ? text[i] : spellings[sound];
  }
  return out;
}

const INITIAL = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])/u;
/** A beginning is less to go by than a syllable. */
const BEGINNING = 1.7;
const BEAM = 6;

/** A syllable that was typed: its sound, or 0 where only its first letter (code) is there. */
export interface Typed {
  readonly sound: Sound;
  readonly letter: number;
  /** The syllable as it was typed, as `exactOf`; 0 for a beginning. */
  readonly exact: number;
  /** How many letters were typed for it. */
  readonly units: number;
}

interface Way {
  readonly cost: number;
  readonly elements: readonly Typed[];
}

/**
 * Readings of a run of letters as syllables and beginnings of syllables (`tous` = tou + s, `guash` = gua + sh), the likeliest first. At
 * most `most` readings; none when the run cannot be read.
 */
export function readSyllables(run: string, most = 3): readonly (readonly Typed[])[] {
  const ways: Way[][] = Array.from({ length: run.length + 1 }, () => []);
  ways[0]!.push({ cost: 0, elements: [] });
  for (let at = 0; at < run.length; at += 1) {
    const here = ways[at]!.sort((a, b) => a.cost - b.cost).slice(0, BEAM);
    if (here.length === 0) continue;
    const extend = (length: number, sound: Sound, exact: number, cost: number): void => {
      for (const way of here) ways[at + length]!.push({ cost: way.cost + cost, elements: [...way.elements, { sound, letter: run.charCodeAt(at), exact, units: length }] });
    };
    for (let length = Math.min(LONGEST, run.length - at); length >= 1; length -= 1) {
      const sound = soundOfSyllable.get(run.slice(at, at + length));
      if (sound) extend(length, sound, syllableNumber.get(run.slice(at, at + length))!, 1 + (length === 1 ? 0.5 : 0));
    }
    const initial = INITIAL.exec(run.slice(at, at + 2))?.[0];
    if (initial !== undefined) extend(initial.length, 0, 0, BEGINNING);
  }
  return ways[run.length]!.sort((a, b) => a.cost - b.cost).slice(0, most).map((way) => way.elements);
}

const near = new Map<string, readonly Typed[]>();

/** Syllables one slip of the fingers away from these letters; kept, for people type on. */
function syllablesNear(letters: string): readonly Typed[] {
  const known = near.get(letters);
  if (known) return known;
  const found = SYLLABLES.filter((syllable) => syllable.length >= 2 && Math.abs(syllable.length - letters.length) <= 1 && editsWithin(letters, syllable, 1) === 1)
    .map((syllable): Typed => ({ sound: soundOfSyllable.get(syllable) ?? 0, letter: syllable.charCodeAt(0), exact: syllableNumber.get(syllable) ?? 0, units: letters.length }));
  if (near.size > 2_000) near.clear();
  near.set(letters, found);
  return found;
}

const LONGEST_SLIPPED = 16;

/**
 * Readings of letters with one slip in one syllable (`daoqin`, `quukan`): whole syllables before and after it. Many; only `holds` knows
 * which pairs of sounds there are at all.
 */
export function readSlipped(run: string, holds: (a: Sound, b: Sound) => boolean, most = 4): readonly (readonly Typed[])[] {
  if (run.length > LONGEST_SLIPPED) return [];
  const found: (readonly Typed[])[] = [];
  for (let from = 0; from < run.length; from += 1) {
    const before = from === 0 ? [] : wholeSyllables(run.slice(0, from));
    if (before === null) continue;
    for (let to = from + 1; to <= Math.min(run.length, from + LONGEST + 1); to += 1) {
      const after = to === run.length ? [] : wholeSyllables(run.slice(to));
      if (after === null || before.length + after.length === 0) continue;
      for (const slipped of syllablesNear(run.slice(from, to))) {
        const last = before.at(-1);
        const next = after[0];
        if ((last === undefined || holds(last.sound, slipped.sound)) && (next === undefined || holds(slipped.sound, next.sound))) found.push([...before, slipped, ...after]);
      }
    }
  }
  return found.sort((a, b) => a.length - b.length).slice(0, most);
}

function wholeSyllables(run: string): readonly Typed[] | null {
  const best = readSyllables(run, 1)[0];
  return best !== undefined && best.every((one) => one.sound !== 0) ? best : null;
}
