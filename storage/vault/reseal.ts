import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import { isEnvelope, SEALED_FIELDS, SEALED_TABLES, tableOf, type Row, type SealedTable } from '../sealed-fields.ts';
import type { Vault } from './vault.ts';

const CHUNK = 200;

/**
 * Seals again under the vault's key whatever lies under another one (`under`: the device key's id), after an agent set the
 * first passphrase. Can be stopped and begun again: a row is replaced whole, and only while it is as it was read.
 * Returns how many rows were sealed again.
 */
export function resealAll(database: AsideDatabase, vault: Vault, under: string): Promise<Result<number, StorageFailure>> {
  return caught<number, StorageFailure>(async () => {
    let count = 0;
    for (const name of SEALED_TABLES) {
      const keys = await tableOf(database, name).toCollection().primaryKeys();
      for (let start = 0; start < keys.length; start += CHUNK) {
        const done = await resealRows(database, vault, under, name, keys.slice(start, start + CHUNK));
        if (!done.ok) return done;
        count += done.value;
      }
    }
    return succeed(count);
  });
}

async function resealRows(database: AsideDatabase, vault: Vault, under: string, name: SealedTable, keys: readonly IDBValidKey[]): Promise<Result<number, StorageFailure>> {
  const table = tableOf(database, name);
  const rows = (await table.bulkGet([...keys])).flatMap((row, index) => (row === undefined ? [] : [{ key: keys[index]!, row }]));
  const replaced: { readonly key: IDBValidKey; readonly before: Row; readonly after: Row }[] = [];
  for (const { key, row } of rows) {
    const after = await resealRow(vault, under, name, row);
    if (!after.ok) return after;
    if (after.value !== row) replaced.push({ key, before: row, after: after.value });
  }
  await database.transaction('rw', table, async () => {
    for (const { key, before, after } of replaced) {
      const now = await table.get(key);
      if (now !== undefined && SEALED_FIELDS[name].every(({ field }) => sameEnvelope(now[field], before[field]))) await table.put(after);
    }
  });
  return succeed(replaced.length);
}

async function resealRow(vault: Vault, under: string, name: SealedTable, row: Row): Promise<Result<Row, StorageFailure>> {
  let result = row;
  for (const { field, address } of SEALED_FIELDS[name]) {
    const envelope = row[field];
    if (!isEnvelope(envelope) || envelope.key !== under) continue;
    const plain = await vault.openBytes(address(row), envelope);
    if (!plain.ok) return plain;
    const sealed = await vault.sealBytes(address(row), plain.value);
    if (!sealed.ok) return sealed;
    result = { ...result, [field]: sealed.value };
  }
  return succeed(result);
}

/** A nonce is never used twice, so it tells whether an envelope is the one that was read. */
function sameEnvelope(a: unknown, b: unknown): boolean {
  if (!isEnvelope(a) || !isEnvelope(b)) return a === b;
  return a.nonce.every((byte, index) => byte === b.nonce[index]);
}
