import type { Locale } from '../../domain/language.ts';

/** Unhurried speech to a customer: Han characters and English words a second, and pauses at stops, seconds. */
const HAN_PER_SECOND = 4.2;
const WORDS_PER_SECOND = 2.5;
const PAUSE_AT_STOP = 0.5;
const PAUSE_AT_COMMA = 0.2;

/** How long the line takes to say, in seconds with one decimal; a placeholder counts as four characters or two words. */
export function secondsToSpeak(text: string, locale: Locale): number {
  const plain = text.replace(/\{\{[^}]*\}\}/g, locale === 'en' ? ' blank word ' : '某某某某');
  const han = (plain.match(/\p{Script=Han}/gu) ?? []).length;
  const digits = (plain.match(/\d/g) ?? []).length;
  const words = (plain.match(/[A-Za-z]+(?:'[a-z]+)?/g) ?? []).length;
  const stops = (plain.match(/[。！？.!?；;](?!\d)/g) ?? []).length;
  const commas = (plain.match(/[，,、：:](?!\d)/g) ?? []).length;
  const seconds = (han + digits) / HAN_PER_SECOND + words / WORDS_PER_SECOND + stops * PAUSE_AT_STOP + commas * PAUSE_AT_COMMA;
  return Math.round(seconds * 10) / 10;
}

/** The longest sentence a caller can follow without losing its start, seconds [P: a bank may set its own]. */
export const LONGEST_SENTENCE_SECONDS = 20;
/** The longest line before the customer should speak again, seconds [P]. */
export const LONGEST_LINE_SECONDS = { neutral: 60, rational: 75, emotional: 60, impatient: 30, silent: 35 } as const;

/** Sentences of a text with their offsets, stops included. A full stop ends one only before a space: 4.5 % and {{bank.name}} go on. */
export function sentences(text: string): { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(/(?:[^。！？!?；;\n.]|\.(?=\S))+[。！？!?；;.]*/gu)].map((match) => ({ text: match[0], start: match.index }));
}
