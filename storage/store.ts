import type { DexieOptions } from 'dexie';
import type { Clock, MakeId } from '../domain/clock.ts';
import { succeed, type Result } from '../domain/result.ts';
import type { AgeFiles } from './backup/age-files.ts';
import type { AsideDatabase } from './database.ts';
import type { StorageFailure } from './failures.ts';
import type { Maintenance } from './maintenance.ts';
import { maintenanceLater } from './maintenance-later.ts';
import type { Schema } from './migrations/schema.ts';
import { openDatabase } from './open-database.ts';
import { caught } from './repositories/caught.ts';
import type { AuditAnchor } from './repositories/audit-anchor.ts';
import { createAuditRepository, type AuditRepository } from './repositories/audit-repository.ts';
import { createCallRepository, type CallRepository } from './repositories/call-repository.ts';
import { createLibraryRepository, type LibraryRepository } from './repositories/library-repository.ts';
import { createMappingRepository, type MappingRepository } from './repositories/mapping-repository.ts';
import { createPromiseRepository, type PromiseRepository } from './repositories/promise-repository.ts';
import { createReviewRepository, type ReviewRepository } from './repositories/review-repository.ts';
import { createSettingsRepository, type SettingsRepository } from './repositories/settings-repository.ts';
import { createUsageRepository, type UsageRepository } from './repositories/usage-repository.ts';
import { openKeyRing, type KeyRing } from './vault/key-ring.ts';
import { createMemorySessionKeys, type SessionKeyStore } from './vault/session-keys.ts';
import { createVault, type Vault } from './vault/vault.ts';

/** Everything a page of the extension stores with. */
export interface Store {
  readonly database: AsideDatabase;
  readonly vault: Vault;
  /** Passphrases: create, unlock, lock, change, recover. */
  readonly keys: KeyRing;
  /** `<agent number>@<machine>`: an author is a person on a machine. */
  readonly author: string;
  readonly calls: CallRepository;
  readonly reviews: ReviewRepository;
  readonly library: LibraryRepository;
  readonly usage: UsageRepository;
  readonly settings: SettingsRepository;
  readonly mappings: MappingRepository;
  readonly promises: PromiseRepository;
  readonly audit: AuditRepository;
  /** Packing, retention, holds, customers' rights, backup. */
  readonly maintenance: Maintenance;
  close(): void;
}

export interface StoreOptions {
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Where the open key is kept for this browser session (`createSessionKeyStore`); without it each page unlocks for itself. */
  readonly session?: SessionKeyStore;
  /** age recipient of the bank, by managed policy: opens the vaults of people who left. */
  readonly bankRecipient?: () => Promise<string | undefined>;
  /** False when the bank's policy switches exports and backups off. */
  readonly exportsAllowed?: () => Promise<boolean>;
  /** Values set by the browser's managed policy. */
  readonly managed?: () => Readonly<Record<string, unknown>>;
  /** Where age files are locked and opened; on this thread unless said. */
  readonly ageFiles?: AgeFiles;
  /** Where the end of the audit chain is kept a second time. */
  readonly auditAnchor?: AuditAnchor;
  readonly name?: string;
  readonly dexie?: DexieOptions;
  /** Versions of the database and shapes of its rows; a test gives a next one. */
  readonly schema?: Schema;
}

/**
 * Opens the database of this profile with whatever key is open: the device key until somebody sets a passphrase. Fails as
 * `openDatabase` does; then the launch-error panel shows.
 */
export async function openStore({ clock, makeId, managed, name, dexie, session = createMemorySessionKeys(), bankRecipient, exportsAllowed, ageFiles, auditAnchor, schema }: StoreOptions): Promise<Result<Store, StorageFailure>> {
  const opened = await openDatabase(name, dexie, undefined, schema);
  if (!opened.ok) return opened;
  const database = opened.value;
  const ring = await openKeyRing({ database, session, clock, makeId, ...(bankRecipient === undefined ? {} : { bankRecipient }) });
  if (!ring.ok) return ring;
  const keys = ring.value;
  const vault = createVault(() => keys.openKeys());
  const settings = createSettingsRepository(database, clock, managed, () => openVaultId(keys));
  const [current, machine] = [await settings.read(), await machineId(database, clock, makeId)];
  if (!current.ok) return current;
  if (!machine.ok) return machine;
  const author = `${(await labelOfOpenVault(keys)) ?? current.value.agent.number}@${machine.value}`;
  const audit = createAuditRepository(database, clock, author, auditAnchor);
  return succeed({
    database, vault, keys, author, settings,
    calls: createCallRepository(database, vault, clock, makeId, author),
    reviews: createReviewRepository(database, vault, clock, makeId, author),
    library: createLibraryRepository(database, clock, author),
    usage: createUsageRepository(database, clock),
    mappings: createMappingRepository(database, clock, makeId, author),
    promises: createPromiseRepository(database, vault, clock),
    audit,
    maintenance: maintenanceLater({ database, vault, audit, settings, clock, makeId, author, ...(exportsAllowed === undefined ? {} : { exportsAllowed }), ...(ageFiles === undefined ? {} : { ageFiles }), ...(schema === undefined ? {} : { schema }) }),
    close: () => {
      keys.end();
      database.close();
    },
  });
}

const openVaultId = (keys: KeyRing): string | null => {
  const state = keys.state();
  return state.state === 'open' ? state.vaultId : null;
};

/** Who unlocked: on a shared machine the settings name one agent, the vault another. */
async function labelOfOpenVault(keys: KeyRing): Promise<string | undefined> {
  const [state, vaults] = [keys.state(), await keys.list()];
  return state.state === 'open' && vaults.ok ? vaults.value.find((vault) => vault.id === state.vaultId)?.label : undefined;
}

/** Names this browser profile; made once, tells nothing about the machine. */
function machineId(database: AsideDatabase, clock: Clock, makeId: MakeId): Promise<Result<string, StorageFailure>> {
  return caught<string, StorageFailure>(async () => {
    const made = { key: 'machine', value: makeId(), updatedAt: clock() };
    const row = await database.transaction('rw', database.settings, async () => {
      const known = await database.settings.get('machine');
      if (known === undefined) await database.settings.add(made);
      return known ?? made;
    });
    return succeed(String(row.value));
  });
}
