import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { failureWords } from './failure-words.ts';
import { SecretField, twice } from './secret-field.tsx';

/** The old one, and twice the new one. The recovery key stays as it was printed. */
export function ChangePassphrase({ door, onDone }: { readonly door: Pick<VaultDoor, 'changePassphrase'>; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);

  const change = async (): Promise<void> => {
    const next = twice(first, second);
    if (next === null) return setSaid({ text: t('vault.notTheSame'), bad: true });
    setBusy(true);
    const changed = await door.changePassphrase(current, next);
    setBusy(false);
    if (!changed.ok) return setSaid({ text: failureWords(t, changed.failure), bad: true });
    setCurrent('');
    setFirst('');
    setSecond('');
    setSaid({ text: t('vault.changed'), bad: false });
  };

  return (
    <form className="grid max-w-sm gap-2" aria-label={t('vault.change')} onSubmit={(event) => { event.preventDefault(); void change(); }}>
      <SecretField label={t('vault.current')} value={current} onChange={setCurrent} testId="vault-current" />
      <SecretField label={t('vault.new')} hint={t('vault.new.hint')} value={first} onChange={setFirst} testId="vault-new" />
      <SecretField label={t('vault.again')} value={second} onChange={setSecond} testId="vault-again" />
      <p role="status" className={said?.bad ? 'text-harm' : 'text-done'} data-testid="vault-said">{said?.text}</p>
      <div className="flex gap-2"><Button type="submit" look="primary" disabled={busy}>{busy ? t('vault.busy') : t('vault.change')}</Button><Button onClick={onDone}>{t('close')}</Button></div>
    </form>
  );
}
