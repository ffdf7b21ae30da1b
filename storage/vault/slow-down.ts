/** Wrong passphrases in a row, and until when no other is tried. */
export interface Attempts {
  readonly wrong: number;
  /** ISO 8601 UTC. */
  readonly notBefore: string;
}

export const NO_ATTEMPTS: Attempts = { wrong: 0, notBefore: '' };
const FREE = 3;
const LONGEST_SECONDS = 900;

/** After one more attempt that may be wrong: three are free, then the wait doubles from one second to a quarter of an hour. */
export function afterAttempt(attempts: Attempts, now: string): Attempts {
  const wrong = attempts.wrong + 1;
  const seconds = wrong < FREE ? 0 : Math.min(LONGEST_SECONDS, 2 ** (wrong - FREE));
  return { wrong, notBefore: new Date(Date.parse(now) + seconds * 1000).toISOString() };
}

/** Whole seconds until the next attempt; never longer than the longest wait, even when the clock was set back meanwhile. */
export function secondsToWait(attempts: Attempts, now: string): number {
  if (attempts.notBefore === '') return 0;
  const left = Math.ceil((Date.parse(attempts.notBefore) - Date.parse(now)) / 1000);
  return Math.max(0, Math.min(LONGEST_SECONDS, left));
}
