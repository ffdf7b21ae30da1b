import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { failureWords } from './failure-words.ts';
import { SecretField, twice } from './secret-field.tsx';

/** In with the printed key, or with the bank's; a new passphrase is set at once. */
export function RecoverForm({ door, vaultId }: { readonly door: Pick<VaultDoor, 'recover'>; readonly vaultId: string }) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const recover = async (): Promise<void> => {
    const passphrase = twice(first, second);
    if (passphrase === null) return setFailure(t('vault.notTheSame'));
    setBusy(true);
    const opened = await door.recover(vaultId, key, passphrase);
    setBusy(false);
    setFailure(opened.ok ? null : failureWords(t, opened.failure));
  };

  return (
    <form className="grid gap-2" aria-label={t('vault.forgotten')} onSubmit={(event) => { event.preventDefault(); void recover(); }}>
      <SecretField label={t('vault.recovery.title')} hint={t('vault.recovery.hint')} value={key} onChange={setKey} testId="vault-recovery-input" />
      <SecretField label={t('vault.new')} hint={t('vault.new.hint')} value={first} onChange={setFirst} />
      <SecretField label={t('vault.again')} value={second} onChange={setSecond} />
      {failure ? <p role="alert" className="text-harm">{failure}</p> : null}
      <div><Button type="submit" look="primary" disabled={busy}>{busy ? t('vault.busy') : t('vault.unlock')}</Button></div>
    </form>
  );
}
