import { saveFile } from '../../components/ui/save-file.ts';
import type { BackupServices } from '../../components/options/backup-part.tsx';
import type { RetentionServices } from '../../components/options/retention-part.tsx';
import type { OptionsServices } from '../../components/options/options-page.tsx';
import type { Locale } from '../../domain/language.ts';
import { succeed } from '../../domain/result.ts';
import type { BrowserAreas, BrowserStore } from '../../storage/browser-store.ts';
import { rescueBackup } from '../../storage/rescue.ts';
import { watchIdle } from '../../storage/vault/lock-when-idle.ts';
import { checkPassphrase } from '../../storage/vault/passphrase.ts';
import { ageFiles } from './age-files.ts';

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
/** Entries read back to find the last purges among everything else that was logged. */
const LOG_READ = 500;
const LOG_SHOWN = 10;

/** Backup, restore and purge over the browser of this page. */
export function createDataServices({ maintenance, audit, policy }: BrowserStore, locale: Locale): BackupServices & RetentionServices {
  return {
    locale,
    exportsForbidden: policy.forbidExports,
    async backup(passphrase) {
      const good = checkPassphrase(passphrase);
      if (!good.ok) return good;
      const written = await maintenance.backup({ passphrase });
      if (!written.ok) return written;
      saveFile(`aside-${new Date().toISOString().slice(0, 10)}.age`, written.value.file.slice(), 'application/octet-stream');
      return succeed({ rows: written.value.rows, hidden: written.value.hidden });
    },
    inspect: async (file, passphrase) => maintenance.inspect(await bytesOf(file), { passphrase }),
    restore: async (file, passphrase) => maintenance.restore(await bytesOf(file), { passphrase }),
    purge: () => maintenance.purge(),
    async purgeLog() {
      const listed = await audit.list({ limit: LOG_READ });
      return listed.ok ? listed.value.filter((row) => row.action === 'purge').slice(0, LOG_SHOWN) : [];
    },
  };
}

/** What is left to do with a database of newer code: save it to a file. */
export const createRescue = (areas: BrowserAreas): Pick<BackupServices, 'exportsForbidden' | 'backup'> => ({
  exportsForbidden: false,
  async backup(passphrase) {
    const good = checkPassphrase(passphrase);
    if (!good.ok) return good;
    const written = await rescueBackup(areas, ageFiles, { passphrase });
    if (!written.ok) return written;
    saveFile(`aside-${new Date().toISOString().slice(0, 10)}.age`, written.value.file.slice(), 'application/octet-stream');
    return succeed({ rows: written.value.rows, hidden: written.value.hidden });
  },
});

/** Saves a setting; how long records are kept and when the vault locks are the bank's rules, so that a change is logged. */
export function createChange({ settings, audit }: BrowserStore): OptionsServices['change'] {
  return async (key, value) => {
    const saved = await settings.change(key, value);
    if (!saved.ok) return saved.failure.code;
    if (key === 'lockAfterIdleMinutes') watchIdle(chrome.idle, Number(value));
    if (key === 'lockAfterIdleMinutes' || key === 'retentionDays') await audit.append({ action: 'policy.changed', subject: key, details: { value: JSON.stringify(value) } });
    return null;
  };
}
