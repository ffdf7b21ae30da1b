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
const LONGEST = Math.max(...SYLLABLES.map((syllable) => syllable.length));

/** First sound and first letter of every character; further readings beside. Filled once from the static table. */
const firstSound = new Uint16Array(0x10000);
const firstLetter = new Uint8Array(0x10000);
const furtherSounds = new Map<number, Sound[]>();
const furtherLetters = new Map<number, number[]>();

for (const [syllable, characters] of Object.entries(readings.first)) {
  for (const character of characters) {
    firstSound[character.charCodeAt(0)] = soundOfSyllable.get(syllable) ?? 0;
    firstLetter[character.charCodeAt(0)] = syllable.charCodeAt(0);
  }
}
for (const [syllable, characters] of Object.entries(readings.further)) {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    push(furtherSounds, code, soundOfSyllable.get(syllable) ?? 0);
    if (firstLetter[code] !== syllable.charCodeAt(0)) push(furtherLetters, code, syllable.charCodeAt(0));
  }
}

function push(map: Map<number, number[]>, code: number, value: number): void {
  const list = map.get(code);
  if (!list) map.set(code, [value]);
  else if (!list.includes(value)) list.push(value);
}

export const soundOf = (code: number): Sound => firstSound[code]!;
export const letterOf = (code: number): number => firstLetter[code]!;
export const otherSoundsOf = (code: number): readonly Sound[] => furtherSounds.get(code) ?? NONE;
export const otherLettersOf = (code: number): readonly number[] => furtherLetters.get(code) ?? NONE;
const NONE: readonly number[] = [];


/**
 * Readings of a run of letters as syllables, the fewest first; the last element may be a beginning only (`tous` = tou + s),
 * given as its letter below zero. At most `most` readings; none when the run cannot be read.
 */
export function readSyllables(letters: string, most = 3): readonly (readonly number[])[] {
  const found: number[][] = [];
  const walk = (at: number, sofar: number[]): void => {
    if (found.length >= most * 4) return;
    if (at === letters.length) {
      found.push(sofar);
      return;
    }
    for (let length = Math.min(LONGEST, letters.length - at); length >= 1; length -= 1) {
      const sound = soundOfSyllable.get(letters.slice(at, at + length));
      if (sound) walk(at + length, [...sofar, sound]);
    }
    if (at > 0 && at === letters.length - 1) found.push([...sofar, -letters.charCodeAt(at)]);
  };
  walk(0, []);
  return found.sort((a, b) => a.length - b.length).slice(0, most);
}
