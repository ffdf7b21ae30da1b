import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { failureWords } from './failure-words.ts';
import { RecoveryKey } from './recovery-key.tsx';
import { SecretField, twice } from './secret-field.tsx';

interface SetPassphraseProps {
  readonly door: Pick<VaultDoor, 'create'>;
  /** The agent number, as the settings have it. */
  readonly label: string;
  /** Called before the vault is made: from then on this page must not leave before the key was shown. */
  readonly onBegin: () => void;
  /** Nothing was made after all. */
  readonly onRefused: () => void;
  readonly onDone: () => void;
}

/** Who you are, a passphrase, then the recovery key, once. */
export function SetPassphrase({ door, label, onBegin, onRefused, onDone }: SetPassphraseProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(label);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  if (recoveryKey !== null) return <RecoveryKey recoveryKey={recoveryKey} onKept={onDone} />;

  const create = async (): Promise<void> => {
    const passphrase = twice(first, second);
    if (name.trim() === '') return setFailure(t('vault.needsNumber'));
    if (passphrase === null) return setFailure(t('vault.notTheSame'));
    setBusy(true);
    setFailure(null);
    onBegin();
    const made = await door.create(name.trim(), passphrase);
    setBusy(false);
    if (made.ok) return setRecoveryKey(made.value);
    onRefused();
    setFailure(failureWords(t, made.failure));
  };

  return (
    <form className="grid max-w-sm gap-2" aria-label={t('vault.set')} onSubmit={(event) => { event.preventDefault(); void create(); }}>
      <Field label={t('options.agent.number')} hint={t('vault.number.hint')}>{(id) => <input id={id} className={inputLook} value={name} maxLength={20} autoComplete="off" data-testid="vault-number" onChange={(event) => setName(event.target.value)} />}</Field>
      <SecretField label={t('vault.new')} hint={t('vault.new.hint')} value={first} onChange={setFirst} testId="vault-new" />
      <SecretField label={t('vault.again')} value={second} onChange={setSecond} testId="vault-again" />
      {failure ? <p role="alert" className="text-harm" data-testid="vault-failure">{failure}</p> : null}
      <div><Button type="submit" look="primary" disabled={busy} data-testid="vault-create">{busy ? t('vault.busy') : t('vault.set')}</Button></div>
    </form>
  );
}
