import { lettersOf, secondSoundOf, soundOf, SOUND_COUNT, thirdSoundOf } from './pinyin.ts';
import type { Element } from './query.ts';

const SOUND_WORDS = (SOUND_COUNT >> 5) + 1;
/** Characters by their low eight bits: a text of forty has one by chance for one in seven. */
const LETTERS = SOUND_WORDS + 8;

/**
 * What a text could match at all, as bits: its sounds, its characters (roughly), its first letters. Most records that a query brings fail here,
 * for the price of a look-up an element instead of a walk along the text.
 */
export class Signs {
  readonly #bits = new Uint32Array(LETTERS + 1);

  constructor(text: string, within = text.length) {
    const bits = this.#bits;
    const end = Math.min(text.length, within);
    for (let i = 0; i < end; i += 1) {
      const code = text.charCodeAt(i);
      bits[SOUND_WORDS + ((code >> 5) & 7)]! |= 1 << (code & 31);
      const sound = soundOf(code);
      if (sound === 0) continue;
      bits[sound >> 5]! |= 1 << (sound & 31);
      const second = secondSoundOf(code);
      if (second !== 0) bits[second >> 5]! |= 1 << (second & 31);
      const third = thirdSoundOf(code);
      if (third !== 0) bits[third >> 5]! |= 1 << (third & 31);
      bits[LETTERS]! |= lettersOf(code);
    }
  }

  #hasSound(sound: number): boolean {
    return sound !== 0 && (this.#bits[sound >> 5]! & (1 << (sound & 31))) !== 0;
  }

  #hasCode(code: number): boolean {
    return (this.#bits[SOUND_WORDS + ((code >> 5) & 7)]! & (1 << (code & 31))) !== 0;
  }

  /** How many elements of a reading the text has nowhere; never too many. */
  lacking(elements: readonly Element[]): number {
    let lacking = 0;
    for (let i = 0; i < elements.length; i += 1) {
      const element = elements[i]!;
      if (element.initial !== 0) {
        if ((this.#bits[LETTERS]! & element.initial) === 0) lacking += 1;
      } else if (!this.#hasSound(element.sound) && !this.#hasSound(element.secondSound) && !this.#hasSound(element.thirdSound) && (element.character === 0 || !this.#hasCode(element.character))) lacking += 1;
    }
    return lacking;
  }

  /** How many characters of a text (its first `length`) this one has nowhere; never too many. */
  lackingOf(text: string, length: number): number {
    let lacking = 0;
    for (let i = 0; i < length; i += 1) if (!this.#hasCode(text.charCodeAt(i))) lacking += 1;
    return lacking;
  }
}
