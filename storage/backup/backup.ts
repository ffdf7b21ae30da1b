import type { Clock } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { createBlockStore } from '../blocks/block-store.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { CURRENT_SCHEMA, newestOf, type Schema } from '../migrations/schema.ts';
import { caught } from '../repositories/caught.ts';
import { deleteCalls } from '../rights/delete-calls.ts';
import { tableOf, type Row } from '../sealed-fields.ts';
import type { Vault } from '../vault/vault.ts';
import { ageFilesHere, type AgeFiles, type BackupKey, type BackupLock } from './age-files.ts';
import { addRows, BACKUP_TABLES, openRow, sealRow } from './backup-rows.ts';
import { readContainer, writeContainer, type BackupManifest, type BackupRow, type ContainerFailure } from './container.ts';

export type { BackupKey, BackupLock };

export type BackupFailure =
  | StorageFailure
  | ContainerFailure
  /** Written by newer code than this. */
  | { readonly code: 'backup.newer'; readonly params: { readonly schema: number } }
  /** The passphrase or the identity is not the file's, or the file was altered or cut: age cannot tell which, and says nothing. */
  | { readonly code: 'backup.unreadable' }
  | { readonly code: 'backup.bad-recipient' };

export interface BackupReport {
  readonly manifest: BackupManifest;
  readonly rows: number;
  /** Rows that were here already and stayed as they were. */
  readonly kept: number;
}

export interface RestoredBackup extends BackupReport {
  /** Ids of the calls and blocks the file held, new here or not. */
  readonly brought: { readonly calls: readonly string[]; readonly blocks: readonly string[] };
}

export interface BackupContents {
  readonly manifest: BackupManifest;
  readonly rows: number;
  /** Calls in the journal and in blocks. */
  readonly calls: number;
  readonly promises: number;
  readonly reviews: number;
}

/** Where backups are written from and brought into. */
export interface BackupPlace {
  readonly database: AsideDatabase;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly author: string;
  readonly files?: AgeFiles;
  readonly schema?: Schema;
}

export interface Backups {
  /**
   * Everything of this agent on this machine as one age file. Rows under other agents' keys stay out and are counted in `hidden`.
   * What was kept only in the open key of the vault is in the file: whoever opens the file reads it all.
   */
  write(lock: BackupLock): Promise<Result<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, BackupFailure>>;
  /** Opens a backup and counts what is in it. */
  inspect(file: Uint8Array, key: BackupKey): Promise<Result<BackupContents, BackupFailure>>;
  /**
   * Brings a backup into this database, through the migrations its version lacks. Everything is read, checked and sealed before
   * the first row is written, and written in one transaction: a file that is refused changes nothing. The audit log of another
   * machine is taken over only by an empty one, since two chains cannot be joined.
   */
  restore(file: Uint8Array, key: BackupKey): Promise<Result<RestoredBackup, BackupFailure>>;
}

export function createBackups({ database, vault, clock, author, files = ageFilesHere, schema = CURRENT_SCHEMA }: BackupPlace): Backups {
  const open = async (file: Uint8Array, key: BackupKey): Promise<Result<{ readonly manifest: BackupManifest; readonly rows: readonly BackupRow[] }, BackupFailure>> => {
    const plain = await files.unlock(file, key);
    if (plain === null) return fail({ code: startsAsAge(file) ? 'backup.unreadable' : 'backup.foreign' });
    const container = readContainer(plain);
    if (!container.ok) return container;
    const { manifest } = container.value;
    return manifest.schema > newestOf(schema) ? fail({ code: 'backup.newer', params: { schema: manifest.schema } }) : container;
  };

  return {
    write: (lock) =>
      caught<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, BackupFailure>(async () => {
        const rows: BackupRow[] = [];
        let hidden = 0;
        // A database of newer code, read for a rescue, may have lost a table.
        const names = BACKUP_TABLES.filter((name) => database.tables.some((table) => table.name === name));
        const stored = await database.transaction('r', names.map((name) => tableOf(database, name)), () => Promise.all(names.map(async (name) => [name, await tableOf(database, name).toArray()] as const)));
        for (const [table, all] of stored) {
          for (const row of all) {
            if (table === 'settings' && row['key'] === 'machine') continue;
            const opened = await openRow(vault, table, row);
            if (opened.ok) rows.push(opened.value);
            else if (opened.failure.code === 'vault.other-key') hidden += 1;
            else return opened;
          }
        }
        const plain = writeContainer({ format: 'aside.backup/1', schema: database.verno, createdAt: clock(), author }, rows);
        const file = await files.lock(plain, lock);
        return file === null ? fail({ code: 'backup.bad-recipient' }) : succeed({ file, rows: rows.length, hidden });
      }),

    inspect: (file, key) =>
      caught<BackupContents, BackupFailure>(async () => {
        const container = await open(file, key);
        if (!container.ok) return container;
        const { manifest, rows } = container.value;
        const of = (table: string): readonly BackupRow[] => rows.filter((row) => row.table === table);
        const packed = of('blocks').reduce((sum, { row }) => sum + Number(row['count'] ?? 0), 0);
        return succeed({ manifest, rows: rows.length, calls: of('calls').length + packed, promises: of('promises').length, reviews: of('reviews').length });
      }),

    restore: (file, key) =>
      caught<RestoredBackup, BackupFailure>(async () => {
        const container = await open(file, key);
        if (!container.ok) return container;
        const { manifest, rows } = container.value;
        const hasAudit = (await database.audit.count()) > 0;
        const sealed = new Map<string, Row[]>();
        let count = 0;
        for (const row of rows) {
          if (row.table === 'audit' && hasAudit) continue;
          const ready = await sealRow(vault, row, schema, manifest.schema);
          if (!ready.ok) return ready;
          if (ready.value === null) continue;
          const known = sealed.get(row.table);
          if (known === undefined) sealed.set(row.table, [ready.value]);
          else known.push(ready.value);
          count += 1;
        }
        const buried = (await database.tombstones.toArray()).filter((one) => one.kind === 'call').map((one) => one.id);
        const added = await addRows(database, sealed);
        // What was deleted here stays deleted, though an older backup has it.
        const again = await deleteCalls(database, createBlockStore(database, vault, () => ''), buried, 'restored-from-backup', clock());
        if (!again.ok) return again;
        const idsIn = (table: string): readonly string[] => (sealed.get(table) ?? []).map((row) => String(row['id']));
        return succeed({ manifest, rows: added, kept: count - added, brought: { calls: idsIn('calls'), blocks: idsIn('blocks') } });
      }),
  };
}

const startsAsAge = (file: Uint8Array): boolean => new TextDecoder('latin1').decode(file.subarray(0, 18)) === 'age-encryption.org';
