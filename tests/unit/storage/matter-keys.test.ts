import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallSubject } from '../../../domain/call/events.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { packClosedCalls } from '../../../storage/blocks/pack-closed.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { IDBFactory } from 'fake-indexeddb';
import { dexieOn, testClock, testIds, valueOf } from './store.ts';

const LOCK = { passphrase: 'a passphrase for the file', workFactor: 8 };
const WANG: CallSubject = { maskedName: '王*明', fields: { phone: '13800138000' }, page: { origin: 'https://crm.example', title: '' } };
const clock = testClock();
let stores: Store[] = [];
beforeEach(() => { stores = []; });
afterEach(() => { for (const store of stores) store.close(); });

const open = async (prefix: string): Promise<Store> => {
  const store = valueOf(await openStore({ clock, makeId: testIds(prefix), dexie: dexieOn(new IDBFactory()) }));
  stores.push(store);
  return store;
};
const contact = async ({ calls }: Store): Promise<string> => {
  const { id } = valueOf(await calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: WANG }));
  clock.advance(1000);
  valueOf(await calls.append(id, [{ type: 'scenario.set', to: 'S01', by: 'agent' }, { type: 'call.closed', openSteps: [] }]));
  return id;
};
/** Contacts that the customer's next one is linked to. */
const linked = async (store: Store): Promise<readonly string[]> => {
  const { matterKey } = valueOf(await store.calls.get(await contact(store)));
  return valueOf(await store.calls.onMatter(matterKey!)).slice(1).map((item) => item.id);
};

describe('a repeat contact is recognised', () => {
  it('after the first passphrase: what lay under the device key is hashed anew', async () => {
    const store = await open('a');
    const before = await contact(store);
    valueOf(await store.keys.create('8001', 'magpies by the river'));
    expect(await linked(store)).toEqual([]);
    valueOf(await store.maintenance.resealFromDevice());
    expect((await linked(store)).at(-1)).toBe(before);
  });

  it('on the machine a backup was brought to, in the journal and in a block', async () => {
    const [old, fresh] = [await open('a'), await open('b')];
    const [packed, hot] = [await contact(old), await contact(old)];
    const blocks = createBlockStore(old.database, old.vault, () => 'u');
    expect(valueOf(await packClosedCalls(old.database, old.vault, blocks, '2030-01-01T00:00:00.000Z', 1))).toBe(1);
    const { file } = valueOf(await old.maintenance.backup(LOCK));
    valueOf(await fresh.maintenance.restore(file, LOCK));
    expect(await linked(fresh)).toEqual([hot]);
    const keys = valueOf(await fresh.calls.listClosed({ limit: 9 })).items.map((item) => [item.id, item.matterKey]);
    expect(new Set(keys.map(([, key]) => key)).size).toBe(1);
    expect(keys.map(([id]) => id)).toContain(packed);
    expect(keys[0]![1]).not.toBe(valueOf(await old.calls.get(hot)).matterKey);
  });

  it('and restoring one\'s own backup changes nothing', async () => {
    const store = await open('a');
    await contact(store);
    const { file } = valueOf(await store.maintenance.backup(LOCK));
    const before = await store.database.calls.toArray();
    valueOf(await store.maintenance.restore(file, LOCK));
    expect(await store.database.calls.toArray()).toEqual(before);
  });
});
