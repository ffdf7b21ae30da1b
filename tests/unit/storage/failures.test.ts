import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { storageFailure } from '../../../storage/failures.ts';
import { openDatabase } from '../../../storage/open-database.ts';
import { dexieOn, openTestStore, valueOf } from './store.ts';

afterEach(() => vi.restoreAllMocks());
const started = { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null } as const;

describe('a browser that gives no storage', () => {
  it('refuses at opening, with a failure and not a throw', async () => {
    const refusing = { databases: () => Promise.reject(new DOMException('no', 'SecurityError')) } as unknown as IDBFactory;
    expect(await openDatabase('aside', dexieOn(refusing))).toMatchObject({ ok: false, failure: { code: 'storage.refused' } });
  });

  it('refuses when opening the database fails in private mode', async () => {
    const indexedDB = new IDBFactory();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => { throw new DOMException('no', 'InvalidStateError'); });
    expect(await openDatabase('aside', dexieOn(indexedDB))).toMatchObject({ ok: false, failure: { code: 'storage.refused' } });
  });
});

describe('a browser that does not answer', () => {
  it('is waited for only so long', async () => {
    const silent = { databases: () => new Promise(() => undefined) } as unknown as IDBFactory;
    expect(await openDatabase('aside', dexieOn(silent), 5)).toEqual({ ok: false, failure: { code: 'storage.no-answer' } });
  });
});

describe('a full disk', () => {
  it('fails the write, keeps what was saved, and writes again once there is room', async () => {
    const store = await openTestStore();
    const { id } = valueOf(await store.calls.start(started));
    const full = vi.spyOn(store.database.callEvents, 'bulkAdd').mockImplementation((() => Dexie.Promise.reject(new Dexie.AbortError('full', new DOMException('full', 'QuotaExceededError')))) as never);
    expect(await store.calls.append(id, [{ type: 'type.set', to: 'silent' }])).toMatchObject({ ok: false, failure: { code: 'storage.quota' } });
    expect(valueOf(await store.calls.get(id)).call.lastSeq).toBe(1);
    full.mockRestore();
    expect(valueOf(await store.calls.append(id, [{ type: 'type.set', to: 'silent' }], { expectedSeq: 1 })).seq).toBe(2);
    store.close();
  });
});

describe('a transaction that breaks in the middle', () => {
  it('leaves no half-written call', async () => {
    const store = await openTestStore();
    const { id } = valueOf(await store.calls.start(started));
    vi.spyOn(store.database.typing, 'bulkDelete').mockImplementation((() => Dexie.Promise.reject(new Error('power'))) as never);
    expect((await store.calls.append(id, [{ type: 'type.set', to: 'silent' }, { type: 'call.closed', openSteps: [] }])).ok).toBe(false);
    expect(valueOf(await store.calls.get(id)).call).toMatchObject({ status: 'open', lastSeq: 1 });
    expect(await store.database.callEvents.count()).toBe(1);
    store.close();
  });
});

describe('a closed database', () => {
  it('answers with a failure', async () => {
    const store = await openTestStore();
    store.close();
    expect(await store.calls.start(started)).toMatchObject({ ok: false, failure: { code: 'storage.closed' } });
  });
});

describe('what failed', () => {
  it('is found under wrappers, and an unknown error keeps its name', () => {
    expect(storageFailure(new Dexie.AbortError('x', new DOMException('x', 'QuotaExceededError'))).failure.code).toBe('storage.quota');
    expect(storageFailure(new Error('x', { cause: new DOMException('x', 'VersionError') })).failure.code).toBe('storage.newer-database');
    expect(storageFailure(new TypeError('x')).failure).toEqual({ code: 'storage.unknown', params: { name: 'TypeError' } });
    expect(storageFailure(undefined).failure.code).toBe('storage.unknown');
  });
});
