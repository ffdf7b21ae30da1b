import type { TFunction } from 'i18next';
import type { Failure } from '../../domain/result.ts';
import { failureWords } from '../vault/failure-words.ts';

/** Why something of the team is refused or waits, in words; kinds of record by their name. */
export function problemWords(t: TFunction, failure: Failure): string {
  const kind = failure.params?.['kind'];
  return kind === undefined ? failureWords(t, failure) : t(`failure.${failure.code}`, { ...failure.params, what: t(`exchange.kindName.${kind}`) });
}
