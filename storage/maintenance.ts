import type { CallSubject } from '../domain/call/events.ts';
import type { Clock, MakeId } from '../domain/clock.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { AgeFiles } from './backup/age-files.ts';
import { createBackups, type BackupContents, type BackupFailure, type BackupKey, type BackupLock, type BackupReport } from './backup/backup.ts';
import { createBlockStore } from './blocks/block-store.ts';
import { packClosedCalls } from './blocks/pack-closed.ts';
import type { Schema } from './migrations/schema.ts';
import type { AsideDatabase } from './database.ts';
import { withTeamRetention } from './exchange/team-retention.ts';
import type { StorageFailure } from './failures.ts';
import type { AuditRepository } from './repositories/audit-repository.ts';
import { createCallQueries } from './repositories/call-queries.ts';
import { caught } from './repositories/caught.ts';
import { renewMatterKeys } from './repositories/matter-keys.ts';
import type { SettingsRepository } from './repositories/settings-repository.ts';
import { heldCalls, setHold } from './rights/legal-hold.ts';
import { purge, type PurgeReport } from './rights/retention.ts';
import { deleteSubject, exportSubject, type RightsFailure, type SubjectRecord } from './rights/subject-rights.ts';
import { resealAll } from './vault/reseal.ts';
import type { Vault } from './vault/vault.ts';

/** Calls closed longer ago than this are packed: repeat contacts are looked for within seven days, twice that is safe. */
const PACK_AFTER_DAYS = 14;
const DAY = 86_400_000;

export interface MaintenanceOptions {
  readonly database: AsideDatabase;
  readonly vault: Vault;
  readonly audit: AuditRepository;
  readonly settings: SettingsRepository;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly author: string;
  /** False when the bank's policy switches exports and backups off. */
  readonly exportsAllowed?: () => Promise<boolean>;
  /** Where age files are locked and opened; on this thread unless said. */
  readonly ageFiles?: AgeFiles;
  readonly schema?: Schema;
}

/** What is done to the records as a whole, each entered in the audit log. */
export interface Maintenance {
  /** Packs old closed calls; run it when the desk is idle. Returns how many were packed. */
  pack(): Promise<Result<number, StorageFailure>>;
  /** Deletes what is over its keeping time. Run it once a day. */
  purge(): Promise<Result<PurgeReport, StorageFailure>>;
  hold(callId: string, reason: string): Promise<Result<true, StorageFailure>>;
  liftHold(callId: string, reason: string): Promise<Result<true, StorageFailure>>;
  isHeld(callId: string): Promise<Result<boolean, StorageFailure>>;
  exportSubject(subject: CallSubject): Promise<Result<readonly SubjectRecord[], RightsFailure>>;
  deleteSubject(subject: CallSubject, reason: string): Promise<Result<{ readonly deleted: number; readonly held: number }, RightsFailure>>;
  backup(lock: BackupLock): Promise<Result<{ readonly file: Uint8Array; readonly rows: number; readonly hidden: number }, BackupFailure | RightsFailure>>;
  /** What a backup holds, before anything of it is taken over. Changes nothing. */
  inspect(file: Uint8Array, key: BackupKey): Promise<Result<BackupContents, BackupFailure>>;
  restore(file: Uint8Array, key: BackupKey): Promise<Result<BackupReport, BackupFailure>>;
  /** After the first passphrase: seals again what lies under the device key. */
  resealFromDevice(): Promise<Result<number, StorageFailure>>;
}

export function createMaintenance({ database, vault, audit, settings, clock, makeId, author, exportsAllowed = async () => true, ageFiles, schema }: MaintenanceOptions): Maintenance {
  const blocks = createBlockStore(database, vault, makeId);
  const queries = createCallQueries(database, vault, blocks);
  const backups = createBackups({ database, vault, clock, author, ...(ageFiles === undefined ? {} : { files: ageFiles }), ...(schema === undefined ? {} : { schema }) });
  const rights = { database, blocks, queries, audit, clock, exportsAllowed };
  return {
    pack: () => packClosedCalls(database, vault, blocks, new Date(Date.parse(clock()) - PACK_AFTER_DAYS * DAY).toISOString()),
    async purge() {
      const current = await settings.read();
      return current.ok ? purge(database, vault, blocks, queries, audit, await withTeamRetention(database, current.value), clock) : current;
    },
    hold: (callId, reason) => setHold(database, audit, clock, callId, true, reason),
    liftHold: (callId, reason) => setHold(database, audit, clock, callId, false, reason),
    isHeld: (callId) => caught<boolean, StorageFailure>(async () => succeed((await heldCalls(database)).has(callId))),
    exportSubject: (subject) => exportSubject(rights, subject),
    deleteSubject: (subject, reason) => deleteSubject(rights, subject, reason),
    async backup(lock) {
      if (!(await exportsAllowed())) return fail({ code: 'rights.exports-forbidden' });
      const written = await backups.write(lock);
      if (!written.ok) return written;
      const logged = await audit.append({ action: 'backup', subject: 'all', details: { rows: written.value.rows, hidden: written.value.hidden } });
      return logged.ok ? written : logged;
    },
    inspect: (file, key) => backups.inspect(file, key),
    async restore(file, key) {
      const restored = await backups.restore(file, key);
      if (!restored.ok) return restored;
      // Hashed by the vault they came from; here they would not be found.
      const { calls, blocks: packed } = restored.value.brought;
      const renewed = await renewMatterKeys(database, vault, blocks, queries, { calls, blocks: packed });
      if (!renewed.ok) return renewed;
      const logged = await audit.append({ action: 'restore', subject: 'all', details: { rows: restored.value.rows, kept: restored.value.kept } });
      return logged.ok ? restored : logged;
    },
    async resealFromDevice() {
      const resealed = await resealAll(database, vault, 'device');
      if (!resealed.ok) return resealed;
      const renewed = await caught<number, StorageFailure>(async () =>
        renewMatterKeys(database, vault, blocks, queries, { calls: await database.calls.toCollection().primaryKeys(), blocks: await blocks.ids() }));
      return renewed.ok ? resealed : renewed;
    },
  };
}
