/**
 * Seconds of a practised person, by the keystroke-level model (Card, Moran, Newell 1980): a key 0.28, pointing and clicking 1.3, the
 * thought before an act 1.35. A file carried: sent by chat, received, found in a dialog. Thirty digits read aloud and compared:
 * 0.7 a digit.
 */
const SECONDS = { keys: 0.28, clicks: 1.3 + 1.35, files: 20, readings: 30 * 0.7 } as const;

/** Counts what people do with hands and mouths, so that a journey can be held to a time without a stopwatch. */
export function countEffort() {
  const done = { keys: 0, clicks: 0, files: 0, readings: 0 };
  return {
    done,
    key: (count = 1) => { done.keys += count; },
    click: (count = 1) => { done.clicks += count; },
    file: () => { done.files += 1; },
    reading: () => { done.readings += 1; },
    seconds: (): number => Object.entries(done).reduce((sum, [what, count]) => sum + count * SECONDS[what as keyof typeof done], 0),
  };
}
export type Effort = ReturnType<typeof countEffort>;

/** Keys of an input method: two and a choice for a Chinese character, one for others. */
export const keysFor = (text: string): number => [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 3 : 1), 0);
