import { fail, succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { CURRENT_SCHEMA, newestOf, upgradedRow, type Schema } from '../migrations/schema.ts';
import type { Tables } from '../rows.ts';
import { isEnvelope, SEALED_FIELDS, tableOf, type Row, type SealedTable } from '../sealed-fields.ts';
import type { Vault } from '../vault/vault.ts';
import type { BackupRow } from './container.ts';

/** Tables a backup carries. Keys stay: the file has a key of its own, and the rows are sealed anew where they arrive. */
export const BACKUP_TABLES = ['calls', 'callEvents', 'typing', 'blocks', 'blockIds', 'blockNotes', 'blockEvents', 'libraryRecords', 'packs', 'reviews', 'usage', 'settings', 'mappings', 'promises', 'audit', 'tombstones'] as const satisfies readonly (keyof Tables)[];

const sealedFieldsOf = (table: string) => (Object.hasOwn(SEALED_FIELDS, table) ? SEALED_FIELDS[table as SealedTable] : []);

/** A row with its envelopes opened. Fails with `vault.other-key` for another agent's row. */
export async function openRow(vault: Vault, table: string, row: Row): Promise<Result<BackupRow, StorageFailure>> {
  const plain: Record<string, unknown> = { ...row };
  const opened: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const { field, address } of sealedFieldsOf(table)) {
    const envelope = row[field];
    if (!isEnvelope(envelope)) continue;
    const bytes = await vault.openBytes(address(row), envelope);
    if (!bytes.ok) return bytes;
    opened[field] = bytes.value;
    delete plain[field];
  }
  return succeed({ table, row: plain, opened });
}

/**
 * A row of a backup, of the version `from`, as this code's database has it: changed by the same migrations as a database would be,
 * sealed under this machine's key and checked against its table's shape. Null for a row that a migration drops.
 */
export async function sealRow(vault: Vault, { table, row: written, opened }: BackupRow, schema: Schema = CURRENT_SCHEMA, from: number = newestOf(schema)): Promise<Result<Row | null, StorageFailure | { readonly code: 'backup.damaged' }>> {
  const row = upgradedRow(schema, table, from, written);
  if (row === null) return succeed(null);
  const fields = sealedFieldsOf(table);
  const sealed: Record<string, unknown> = { ...row };
  for (const [field, bytes] of Object.entries(opened)) {
    const place = fields.find((one) => one.field === field);
    if (place === undefined) return fail({ code: 'backup.damaged' });
    const envelope = await vault.sealBytes(place.address(row), bytes);
    if (!envelope.ok) return envelope;
    sealed[field] = envelope.value;
  }
  const known = (BACKUP_TABLES as readonly string[]).includes(table);
  return known && (await schema.shapes())[table]!.safeParse(sealed).success ? succeed(sealed) : fail({ code: 'backup.damaged' });
}

/** Adds rows that are not there yet, all in one transaction; rows whose key is taken stay as they are here. Returns how many were added. */
export function addRows(database: AsideDatabase, rows: ReadonlyMap<string, readonly Row[]>): Promise<number> {
  const tables = [...rows.keys()].map((name) => tableOf(database, name));
  return database.transaction('rw', tables, async () => {
    let added = 0;
    for (const table of tables) {
      const all = rows.get(table.name)!;
      const { keyPath } = table.schema.primKey;
      const keys = all.map((row) => (Array.isArray(keyPath) ? keyPath.map((part) => row[part]) : row[String(keyPath)]) as IDBValidKey);
      const taken = (await table.count()) === 0 ? [] : await table.bulkGet(keys);
      const fresh = all.filter((_, index) => taken[index] === undefined);
      await table.bulkAdd(fresh);
      added += fresh.length;
    }
    return added;
  });
}
