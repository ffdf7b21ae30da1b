import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

/** Shown once and kept nowhere: the person prints or copies it before going on. */
export function RecoveryKey({ recoveryKey, onKept }: { readonly recoveryKey: string; readonly onKept: () => void }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid max-w-xl gap-2" role="group" aria-label={t('vault.recovery.title')} data-testid="vault-recovery">
      <h2 className="font-semibold">{t('vault.recovery.title')}</h2>
      <p>{t('vault.recovery.what')}</p>
      <p className="select-all break-words rounded-sm border border-line bg-raised px-2 py-2 font-mono text-lg" data-testid="vault-recovery-key">{recoveryKey}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => print()}>{t('vault.recovery.print')}</Button>
        <Button onClick={() => void navigator.clipboard.writeText(recoveryKey).then(() => setCopied(true))}>{t('now.copy')}</Button>
        <span role="status" className="text-sm text-done">{copied ? t('now.copied') : ''}</span>
      </div>
      <label className="flex items-start gap-2"><input type="checkbox" className="mt-1" checked={kept} data-testid="vault-recovery-kept" onChange={(event) => setKept(event.target.checked)} />{t('vault.recovery.kept')}</label>
      <div><Button look="primary" disabled={!kept} data-testid="vault-recovery-done" onClick={onKept}>{t('vault.recovery.done')}</Button></div>
    </div>
  );
}
