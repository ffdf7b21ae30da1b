import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { createBackups } from '../../storage/backup/backup.ts';
import { CURRENT_SCHEMA, type Schema } from '../../storage/migrations/schema.ts';
import { openDatabase } from '../../storage/open-database.ts';
import type { Row } from '../../storage/sealed-fields.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { dexieOn, testClock, testIds, valueOf } from '../unit/storage/store.ts';
import { NEXT, next } from './next-schema.ts';
import * as version1 from './pairs/version-1.ts';
import { rowsOf, seeded } from './seeded.ts';

const LOCK = { passphrase: 'a passphrase for the file', workFactor: 8 };
const open = async (indexedDB: IDBFactory, schema: Schema): Promise<Store> => valueOf(await openStore({ clock: testClock(), makeId: testIds('z'), dexie: dexieOn(indexedDB), schema }));
const backups = (store: Store, schema: Schema) => createBackups({ ...store, clock: testClock(), schema });
/** Rows without what differs from machine to machine: envelopes, which are sealed anew, and the machine's own name. */
const plainRows = async (store: Store, table: string): Promise<readonly Row[]> =>
  ((await store.database.table(table).toArray()) as Row[]).filter((row) => row['key'] !== 'machine').map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => !(value instanceof Object && 'nonce' in value))));

describe('a next version', () => {
  it('changes every row of a database of the version before, and what was sealed is read as before', async () => {
    const store = await open(await seeded(version1), next);
    expect(store.database.verno).toBe(NEXT);
    for (const table of store.database.tables.filter(({ name }) => name !== 'futures')) {
      for (const row of (await table.toArray()) as Row[]) expect([table.name, (await next.shapes())[table.name]!.safeParse(row).error?.issues ?? []]).toEqual([table.name, []]);
    }
    expect(await store.database.mappings.count()).toBe(0);
    expect(await store.database.table('usage').orderBy('lastUsedAt').count()).toBe(rowsOf(1)['usage']!.length);
    const [latest] = valueOf(await store.calls.listClosed({ limit: 1 })).items;
    expect(valueOf(await store.calls.get(latest!.id)).call.noteParts.what).toBe('费用争议 2');
    store.close();
  });

  it('takes a backup of the version before through the same changes as the database', async () => {
    const old = await open(await seeded(version1), CURRENT_SCHEMA);
    const { file } = valueOf(await backups(old, CURRENT_SCHEMA).write(LOCK));
    old.close();
    const [migrated, restored] = [await open(await seeded(version1), next), await open(new IDBFactory(), next)];
    expect(valueOf(await backups(restored, next).restore(file, LOCK)).manifest.schema).toBe(1);
    for (const table of ['calls', 'callEvents', 'usage', 'mappings', 'promises', 'reviews', 'blocks', 'settings', 'libraryRecords']) expect([table, await plainRows(restored, table)]).toEqual([table, await plainRows(migrated, table)]);
    const [latest] = valueOf(await restored.calls.listClosed({ limit: 1 })).items;
    expect(valueOf(await restored.calls.get(latest!.id)).call.noteParts.what).toBe('费用争议 2');
    for (const store of [migrated, restored]) store.close();
  });

  it('writes backups that the version before refuses, and that change nothing there', async () => {
    const newer = await open(await seeded(version1), next);
    const { file } = valueOf(await backups(newer, next).write(LOCK));
    newer.close();
    const older = await open(new IDBFactory(), CURRENT_SCHEMA);
    expect(await backups(older, CURRENT_SCHEMA).restore(file, LOCK)).toEqual({ ok: false, failure: { code: 'backup.newer', params: { schema: NEXT } } });
    expect(await older.database.calls.count()).toBe(0);
    older.close();
  });

  it('is not opened for writing by the version before', async () => {
    const indexedDB = await seeded(version1);
    (await open(indexedDB, next)).close();
    expect(await openDatabase('aside', dexieOn(indexedDB))).toMatchObject({ ok: false, failure: { code: 'storage.newer-database' } });
  });

  it('that breaks in the middle leaves the database as the version before had it', async () => {
    const indexedDB = await seeded(version1);
    const breaks = vi.fn((row: Row): Row => { if (breaks.mock.calls.length === 2) throw new Error('power'); return row; });
    const broken: Schema = { ...next, versions: [...CURRENT_SCHEMA.versions, { version: NEXT, stores: {}, rows: { usage: ({ updatedAt, ...row }) => ({ ...row, lastUsedAt: updatedAt }), callEvents: breaks } }] };
    expect((await openDatabase('aside', dexieOn(indexedDB), undefined, broken)).ok).toBe(false);
    expect(breaks).toHaveBeenCalledTimes(2);
    const raw = new Dexie('aside', dexieOn(indexedDB));
    await raw.open();
    expect([raw.verno, await raw.table('usage').toArray()]).toEqual([1, rowsOf(1)['usage']]);
    raw.close();
    const store = await open(indexedDB, next);
    expect(await store.database.table('usage').orderBy('lastUsedAt').count()).toBe(rowsOf(1)['usage']!.length);
    store.close();
  });
});
