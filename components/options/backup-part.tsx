import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../domain/result.ts';
import type { BackupContents, BackupReport } from '../../storage/backup/backup.ts';
import { Button } from '../ui/button.tsx';
import { dayAndTime } from '../ui/words.ts';
import type { Locale } from '../../domain/language.ts';
import { failureWords } from '../vault/failure-words.ts';
import { SecretField, twice } from '../vault/secret-field.tsx';

export interface BackupServices {
  readonly locale: Locale;
  /** By the bank's policy. */
  readonly exportsForbidden: boolean;
  /** Writes the file and hands it over by the browser's download. */
  readonly backup: (passphrase: string) => Promise<Result<{ readonly rows: number; readonly hidden: number }>>;
  readonly inspect: (file: File, passphrase: string) => Promise<Result<BackupContents>>;
  readonly restore: (file: File, passphrase: string) => Promise<Result<BackupReport>>;
}

type Said = { readonly text: string; readonly bad: boolean } | null;

/** Everything in one file, locked by a passphrase of its own. */
export function WriteBackup({ services }: { readonly services: Pick<BackupServices, 'exportsForbidden' | 'backup'> }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  if (services.exportsForbidden) return <p className="text-must" data-testid="exports-forbidden">{t('failure.rights.exports-forbidden')}</p>;

  const write = async (): Promise<void> => {
    const passphrase = twice(first, second);
    if (passphrase === null) return setSaid({ text: t('vault.notTheSame'), bad: true });
    setBusy(true);
    setSaid(null);
    const written = await services.backup(passphrase);
    setBusy(false);
    setSaid(written.ok ? { text: t(written.value.hidden > 0 ? 'backup.writtenPartly' : 'backup.written', written.value), bad: false } : { text: failureWords(t, written.failure), bad: true });
  };

  return (
    <form className="grid max-w-sm gap-2" aria-label={t('backup.write')} onSubmit={(event) => { event.preventDefault(); void write(); }}>
      <SecretField label={t('backup.passphrase')} hint={t('backup.passphrase.hint')} value={first} onChange={setFirst} testId="backup-passphrase" />
      <SecretField label={t('vault.again')} value={second} onChange={setSecond} testId="backup-again" />
      <p role="status" className={said?.bad ? 'text-harm' : 'text-done'} data-testid="backup-said">{said?.text}</p>
      <div><Button type="submit" disabled={busy} data-testid="backup-write">{busy ? t('vault.busy') : t('backup.write')}</Button></div>
    </form>
  );
}

/** A file, its passphrase, what is in it; only then it is taken over. */
export function RestoreBackup({ services }: { readonly services: BackupServices }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [contents, setContents] = useState<BackupContents | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>(null);

  const look = async (): Promise<void> => {
    if (file === null) return;
    setBusy(true);
    setSaid(null);
    const read = await services.inspect(file, passphrase);
    setBusy(false);
    setContents(read.ok ? read.value : null);
    if (!read.ok) setSaid({ text: failureWords(t, read.failure), bad: true });
  };
  const restore = async (): Promise<void> => {
    if (file === null) return;
    setBusy(true);
    const restored = await services.restore(file, passphrase);
    setBusy(false);
    setContents(null);
    setSaid(restored.ok ? { text: t('restore.done', { rows: restored.value.rows, kept: restored.value.kept }), bad: false } : { text: failureWords(t, restored.failure), bad: true });
  };

  return (
    <form className="grid max-w-sm gap-2" aria-label={t('restore.label')} onSubmit={(event) => { event.preventDefault(); void look(); }}>
      <label className="block text-sm text-quiet">{t('restore.file')}<input type="file" accept=".age" className="block text-base text-ink" data-testid="restore-file" onChange={(event) => { setFile(event.target.files?.[0] ?? null); setContents(null); }} /></label>
      <SecretField label={t('backup.passphrase')} value={passphrase} onChange={(value) => { setPassphrase(value); setContents(null); }} testId="restore-passphrase" />
      {contents === null ? <div><Button type="submit" disabled={busy || file === null} data-testid="restore-look">{busy ? t('vault.busy') : t('restore.look')}</Button></div> : (
        <div className="grid gap-2 rounded-sm border border-line bg-raised px-2 py-1" data-testid="restore-preview">
          <p>{t('restore.preview', { at: dayAndTime(contents.manifest.createdAt, services.locale), author: contents.manifest.author.split('@')[0] || '—', calls: contents.calls, promises: contents.promises, reviews: contents.reviews })}</p>
          <p className="text-sm text-quiet">{t('restore.adds')}</p>
          <div><Button look="primary" disabled={busy} data-testid="restore-do" onClick={() => void restore()}>{busy ? t('vault.busy') : t('restore.do')}</Button></div>
        </div>
      )}
      <p role="status" className={said?.bad ? 'text-harm' : 'text-done'} data-testid="restore-said">{said?.text}</p>
    </form>
  );
}
