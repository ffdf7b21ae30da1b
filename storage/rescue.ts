import { systemClock } from '../domain/clock.ts';
import { fail, type Result } from '../domain/result.ts';
import type { AgeFiles, BackupLock } from './backup/age-files.ts';
import { createBackups, type BackupFailure } from './backup/backup.ts';
import type { BrowserAreas } from './browser-store.ts';
import type { AsideDatabase } from './database.ts';
import { openPolicy } from './kept-policy.ts';
import { openReadOnly } from './open-read-only.ts';
import { caught } from './repositories/caught.ts';
import { fromBase64, importDataKey } from './vault/data-key.ts';
import { createSessionKeyStore } from './vault/session-keys.ts';
import { createVault, type OpenKeys } from './vault/vault.ts';

export type RescueFailure = BackupFailure | { readonly code: 'rights.exports-forbidden' };

/**
 * A backup out of a database that newer code wrote and this code must not write into. Reads with the key that is open in this browser:
 * the device key, or the vault unlocked before (`vault.locked`: unlocking would have to be counted, which is a write). The file is of
 * the newer version; code of that version restores it.
 */
export function rescueBackup({ session, local, managed }: BrowserAreas, files: AgeFiles, lock: BackupLock): Promise<Result<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, RescueFailure>> {
  return caught<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, RescueFailure>(async () => {
    const policy = await openPolicy(managed, local);
    if ((await policy.fresh()).forbidExports) return fail({ code: 'rights.exports-forbidden' });
    const opened = await openReadOnly();
    if (!opened.ok) return opened;
    const database = opened.value;
    try {
      const held = await createSessionKeyStore(session).get();
      const keys = await keysOf(database, held === null ? null : await importDataKey(held.vaultId, fromBase64(held.bytes)));
      if (keys === null) return fail({ code: 'vault.locked' });
      return await createBackups({ database, vault: createVault(() => keys), clock: systemClock, author: '', files }).write(lock);
    } finally {
      database.close();
    }
  });
}

async function keysOf(database: AsideDatabase, open: OpenKeys | null): Promise<OpenKeys | null> {
  const rows = await database.keys.toArray();
  const device = rows.find((row) => row.id === 'device') as unknown as OpenKeys | undefined;
  if (open !== null) return { ...open, earlier: new Map(device === undefined ? [] : [[device.id, device.data]]) };
  return rows.some((row) => row['kind'] === 'vault') ? null : (device ?? null);
}
