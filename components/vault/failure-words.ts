import type { TFunction } from 'i18next';
import type { Failure } from '../../domain/result.ts';

/** A failure of the store in words, with its figures. */
export function failureWords(t: TFunction, { code, params }: Failure): string {
  // The first wrong passphrases cost no wait.
  if (code === 'vault.wrong-passphrase' && params?.['seconds'] === 0) return t('vault.wrong');
  return t(`failure.${code}`, { ...params, defaultValue: t('failure.storage.unknown') });
}
