import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openRow } from '../../storage/backup/backup-rows.ts';
import { createDatabase, SCHEMA_VERSION } from '../../storage/database.ts';
import { VERSION_1 } from '../../storage/migrations/version-1.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { openReadOnly } from '../../storage/open-read-only.ts';
import { ROW_SCHEMAS } from '../../storage/row-schemas.ts';
import type { Tables } from '../../storage/rows.ts';
import { isEnvelope, type Row } from '../../storage/sealed-fields.ts';
import { openStore } from '../../storage/store.ts';
import { dexieOn, testClock, testIds, valueOf } from '../unit/storage/store.ts';
import * as version1 from './pairs/version-1.ts';
import { FOLDER, PAIRS, rowsOf, seeded } from './seeded.ts';

const open = async (indexedDB: IDBFactory) => valueOf(await openStore({ clock: testClock(), makeId: testIds('z'), dexie: dexieOn(indexedDB) }));

describe('the versions of the database', () => {
  it('each have a frozen pair', () => {
    const versions = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1);
    expect(PAIRS.map((pair) => pair.VERSION)).toEqual(versions);
    expect(readdirSync(FOLDER).toSorted()).toEqual(versions.flatMap((version) => [`version-${version}.rows.json`, `version-${version}.ts`]).toSorted());
    expect(createDatabase('any', dexieOn(new IDBFactory())).verno).toBe(SCHEMA_VERSION);
  });

  it('are as they were shipped', () => expect(VERSION_1).toEqual(version1.STORES));

  it('are seeded with a row in every table, so that none is checked by nobody', () => {
    for (const table of Object.keys(version1.STORES)) if (table !== 'keys') expect([table, rowsOf(1)[table]?.length ?? 0]).not.toEqual([table, 0]);
  });

  it.each(PAIRS)('version $VERSION opens, every row has its shape, every envelope opens', async (pair) => {
    const store = await open(await seeded(pair));
    for (const table of store.database.tables) {
      for (const row of (await table.toArray()) as Row[]) {
        const shape = ROW_SCHEMAS[table.name as keyof Tables].safeParse(row);
        expect([table.name, shape.error?.issues ?? []]).toEqual([table.name, []]);
        const envelopes = Object.values(row).filter(isEnvelope).length;
        expect(Object.keys(valueOf(await openRow(store.vault, table.name, row)).opened)).toHaveLength(envelopes);
      }
    }
    store.close();
  });

  it.each(PAIRS)('version $VERSION reads as what was written', async (pair) => {
    const store = await open(await seeded(pair));
    const closed = valueOf(await store.calls.listClosed({ limit: 10 })).items;
    expect(closed.map((item) => [item.maskedName, item.disposition, item.openPromises])).toEqual(Array.from({ length: 3 }, () => ['王*明', 'FOLLOW_UP', 1]));
    for (const [index, item] of closed.toReversed().entries()) expect(valueOf(await store.calls.get(item.id)).call.noteParts.what).toBe(`费用争议 ${index}`);
    const [parked] = valueOf(await store.calls.openCalls());
    expect(parked).toMatchObject({ parkedReason: 'customer-hung-up', pendingForLead: true });
    expect(valueOf(await store.calls.get(parked!.id)).call.noteParts).toEqual({ what: '费用争议 3', free: '还没写完' });
    expect(valueOf(await store.promises.open())).toMatchObject([{ what: '明天17点前回电' }]);
    expect(valueOf(await store.reviews.ofCall(closed[0]!.id))).toMatchObject([{ comment: '核实到位' }]);
    expect(valueOf(await store.library.published('cn'))).toMatchObject([{ version: 2 }]);
    expect(valueOf(await store.settings.read()).jurisdiction).toBe('TW');
    expect(valueOf(await store.audit.verify())).toMatchObject({ entries: 1, intact: true });
    store.close();
  });
});

describe('a database of newer code', () => {
  const newer = async (): Promise<IDBFactory> => {
    const indexedDB = await seeded(version1);
    const database = new Dexie('aside', dexieOn(indexedDB));
    database.version(1).stores(version1.STORES);
    database.version(SCHEMA_VERSION + 1).stores({ futures: 'id' });
    await database.open();
    database.close();
    return indexedDB;
  };

  it('is not opened for writing, with a failure that says so', async () => {
    const indexedDB = await newer();
    expect(await openDatabase('aside', dexieOn(indexedDB))).toEqual({ ok: false, failure: { code: 'storage.newer-database', params: { stored: SCHEMA_VERSION + 1, known: SCHEMA_VERSION } } });
  });

  it('is read, and refuses every write', async () => {
    const database = valueOf(await openReadOnly('aside', dexieOn(await newer())));
    const before = await database.calls.toArray();
    expect(before).toHaveLength(2);
    await expect(database.calls.clear()).rejects.toMatchObject({ name: 'NewerDatabaseError' });
    await expect(database.transaction('rw', database.calls, () => database.calls.clear())).rejects.toThrow();
    expect(await database.calls.toArray()).toEqual(before);
    database.close();
  });
});
