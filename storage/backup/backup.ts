import type { Clock } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { createBlockStore } from '../blocks/block-store.ts';
import { SCHEMA_VERSION, type AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
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

/**
 * Everything of this agent on this machine as one age file. Rows under other agents' keys stay out and are counted in `hidden`.
 * What was kept only in the open key of the vault is in the file: whoever opens the file reads it all.
 */
export function writeBackup(database: AsideDatabase, vault: Vault, clock: Clock, author: string, lock: BackupLock, files: AgeFiles = ageFilesHere): Promise<Result<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, BackupFailure>> {
  return caught<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, BackupFailure>(async () => {
    const rows: BackupRow[] = [];
    let hidden = 0;
    const stored = await database.transaction('r', BACKUP_TABLES.map((name) => tableOf(database, name)), () => Promise.all(BACKUP_TABLES.map(async (name) => [name, await tableOf(database, name).toArray()] as const)));
    for (const [table, all] of stored) {
      for (const row of all) {
        if (table === 'settings' && row['key'] === 'machine') continue;
        const opened = await openRow(vault, table, row);
        if (opened.ok) rows.push(opened.value);
        else if (opened.failure.code === 'vault.other-key') hidden += 1;
        else return opened;
      }
    }
    const plain = writeContainer({ format: 'aside.backup/1', schema: SCHEMA_VERSION, createdAt: clock(), author }, rows);
    const file = await files.lock(plain, lock);
    return file === null ? fail({ code: 'backup.bad-recipient' }) : succeed({ file, rows: rows.length, hidden });
  });
}

export interface BackupContents {
  readonly manifest: BackupManifest;
  readonly rows: number;
  /** Calls in the journal and in blocks. */
  readonly calls: number;
  readonly promises: number;
  readonly reviews: number;
}

/** Opens a backup and counts what is in it. */
export function inspectBackup(file: Uint8Array, key: BackupKey, files: AgeFiles = ageFilesHere): Promise<Result<BackupContents, BackupFailure>> {
  return caught<BackupContents, BackupFailure>(async () => {
    const container = await openBackup(file, key, files);
    if (!container.ok) return container;
    const { manifest, rows } = container.value;
    const of = (table: string): readonly BackupRow[] => rows.filter((row) => row.table === table);
    const packed = of('blocks').reduce((sum, { row }) => sum + Number(row['count'] ?? 0), 0);
    return succeed({ manifest, rows: rows.length, calls: of('calls').length + packed, promises: of('promises').length, reviews: of('reviews').length });
  });
}

async function openBackup(file: Uint8Array, key: BackupKey, files: AgeFiles): Promise<Result<{ readonly manifest: BackupManifest; readonly rows: readonly BackupRow[] }, BackupFailure>> {
  const plain = await files.unlock(file, key);
  if (plain === null) return fail({ code: startsAsAge(file) ? 'backup.unreadable' : 'backup.foreign' });
  const container = readContainer(plain);
  if (!container.ok) return container;
  const { schema } = container.value.manifest;
  return schema > SCHEMA_VERSION ? fail({ code: 'backup.newer', params: { schema } }) : container;
}

/**
 * Brings a backup into this database. Everything is read, checked and sealed before the first row is written, and written in
 * one transaction: a file that is refused changes nothing. The audit log of another machine is taken over only by an empty one,
 * since two chains cannot be joined.
 */
export function restoreBackup(database: AsideDatabase, vault: Vault, clock: Clock, file: Uint8Array, key: BackupKey, files: AgeFiles = ageFilesHere): Promise<Result<BackupReport, BackupFailure>> {
  return caught<BackupReport, BackupFailure>(async () => {
    const container = await openBackup(file, key, files);
    if (!container.ok) return container;
    const { manifest, rows } = container.value;
    const hasAudit = (await database.audit.count()) > 0;
    const sealed = new Map<string, Row[]>();
    let count = 0;
    for (const row of rows) {
      if (row.table === 'audit' && hasAudit) continue;
      const ready = await sealRow(vault, row);
      if (!ready.ok) return ready;
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
    return succeed({ manifest, rows: added, kept: count - added });
  });
}

const startsAsAge = (file: Uint8Array): boolean => new TextDecoder('latin1').decode(file.subarray(0, 18)) === 'age-encryption.org';
