import { afterEach, expect, it, vi } from 'vitest';
import { openTestStore, valueOf } from './store.ts';

afterEach(() => vi.restoreAllMocks());

it('asks for strict durability where a record is closed, relaxed where it is typed', async () => {
  let asked: { readonly tables: string; readonly durability: unknown }[] = [];
  // Dexie binds `transaction` when it opens the database, so the spy has to be there before.
  const transaction = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, tables: string | Iterable<string>, mode?: IDBTransactionMode, options?: IDBTransactionOptions) {
    if (mode === 'readwrite') asked.push({ tables: [tables].flat().toSorted().join(), durability: options?.durability });
    return transaction.call(this, tables, mode, options);
  });
  const store = await openTestStore();
  const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
  asked = [];
  valueOf(await store.calls.saveTyping(id, 'free', 'x'));
  valueOf(await store.calls.append(id, [{ type: 'call.closed', openSteps: [] }]));
  expect(asked).toEqual([{ tables: 'calls,typing', durability: 'relaxed' }, { tables: 'callEvents,calls,promises,typing', durability: 'strict' }]);
  store.close();
});
