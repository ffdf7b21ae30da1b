import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../domain/result.ts';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { failureWords } from './failure-words.ts';
import { SecretField } from './secret-field.tsx';

interface UnlockFormProps {
  readonly door: Pick<VaultDoor, 'unlock'>;
  readonly vaultId: string;
  /** Left over from earlier tries, also before a restart. */
  readonly secondsToWait: number;
}

/** The passphrase; after wrong ones a wait that is counted down. */
export function UnlockForm({ door, vaultId, secondsToWait }: UnlockFormProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useState(secondsToWait);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const unlock = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const opened = await door.unlock(vaultId, passphrase);
    setBusy(false);
    if (opened.ok) return;
    setPassphrase('');
    const failure: Failure = opened.failure;
    const counted = failure.code === 'vault.wrong-passphrase' || failure.code === 'vault.wait';
    if (counted) setWait(Number(failure.params?.['seconds'] ?? 0));
    setFailure(counted ? t('vault.wrong') : failureWords(t, failure));
  };

  return (
    <form className="grid gap-2" aria-label={t('vault.unlock')} onSubmit={(event) => { event.preventDefault(); if (wait === 0 && !busy) void unlock(); }}>
      <SecretField label={t('vault.passphrase')} value={passphrase} onChange={setPassphrase} testId="vault-passphrase" first />
      {failure ? <p role="alert" className="text-harm" data-testid="vault-failure">{failure}</p> : null}
      {wait > 0 ? <p className="text-must" data-testid="vault-wait">{t('vault.wait', { seconds: wait })}</p> : null}
      <div><Button type="submit" look="primary" disabled={busy || wait > 0} data-testid="vault-unlock">{busy ? t('vault.busy') : t('vault.unlock')}</Button></div>
    </form>
  );
}
