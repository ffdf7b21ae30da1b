import type { Candidate } from './candidates.ts';

/** First and last name in two places make one name, in the order of the language. */
export function nameParts(candidates: readonly Candidate[]): Candidate[] {
  const first = candidates.find(({ field }) => field === 'first_name');
  const last = candidates.find(({ field }) => field === 'last_name');
  if (!first || !last) return [];
  const han = /\p{Script=Han}/u.test(first.shown);
  return [{ ...last, field: 'customer_name', shown: han ? `${last.shown}${first.shown}` : `${first.shown} ${last.shown}`, confidence: last.confidence - 0.02 }];
}
