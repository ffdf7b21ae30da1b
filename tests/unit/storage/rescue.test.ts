import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ageFilesHere } from '../../../storage/backup/age-files.ts';
import { readContainer } from '../../../storage/backup/container.ts';
import type { BrowserAreas } from '../../../storage/browser-store.ts';
import { VERSION_1 } from '../../../storage/migrations/version-1.ts';
import { rescueBackup } from '../../../storage/rescue.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { createSessionKeyStore } from '../../../storage/vault/session-keys.ts';
import { testClock, testIds, valueOf } from './store.ts';

const LOCK = { passphrase: 'a passphrase for the file', workFactor: 8 };

/** The areas of a browser in which a policy is set. */
function areas(policy: object = {}): BrowserAreas {
  const items: Record<string, unknown> = {};
  const onChanged = { addListener: () => undefined, removeListener: () => undefined };
  const area = { get: async (key: string) => ({ [key]: items[key] }), set: async (more: object) => void Object.assign(items, more), remove: async (key: string) => { items[key] = undefined; }, setAccessLevel: async () => undefined, onChanged };
  return { session: area, local: area, managed: { get: async () => ({ ...policy }), onChanged } };
}

describe('a database of newer code', () => {
  const before = globalThis.indexedDB;
  const beforeDexie = Dexie.dependencies.indexedDB;
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    Dexie.dependencies.indexedDB = globalThis.indexedDB;
  });
  afterEach(() => {
    globalThis.indexedDB = before;
    Dexie.dependencies.indexedDB = beforeDexie;
  });

  /** Written by this code, then raised by a newer one. */
  const raised = async (browser: BrowserAreas, prepare: (store: Store) => Promise<unknown> = async () => undefined): Promise<void> => {
    const store = valueOf(await openStore({ clock: testClock(), makeId: testIds(), session: createSessionKeyStore(browser.session) }));
    const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
    valueOf(await store.calls.saveTyping(id, 'free', '还没写完'));
    await prepare(store);
    store.close();
    const newer = new Dexie('aside');
    newer.version(1).stores(VERSION_1);
    newer.version(7).stores({ futures: 'id' });
    await newer.open();
    newer.close();
  };

  it('is saved to a file with what the open key reads, and stays as it is', async () => {
    const browser = areas();
    await raised(browser);
    const { file, hidden } = valueOf(await rescueBackup(browser, ageFilesHere, LOCK));
    const { manifest, rows } = valueOf(readContainer((await ageFilesHere.unlock(file, LOCK))!));
    expect([manifest.schema, hidden]).toEqual([7, 0]);
    expect(new TextDecoder().decode(rows.find((row) => row.table === 'typing')!.opened['text'])).toContain('还没写完');
    expect((await globalThis.indexedDB.databases())[0]!.version).toBe(70);
  });

  it('is saved with the vault that was open, and not at all while it is locked or the bank forbids it', async () => {
    const browser = areas();
    await raised(browser, async ({ keys, maintenance }) => {
      valueOf(await keys.create('8001', 'magpies by the river'));
      valueOf(await maintenance.resealFromDevice());
    });
    expect(valueOf(await rescueBackup(browser, ageFilesHere, LOCK)).hidden).toBe(0);
    expect(await rescueBackup({ ...browser, session: areas().session }, ageFilesHere, LOCK)).toMatchObject({ failure: { code: 'vault.locked' } });
    expect(await rescueBackup({ ...areas({ forbidExports: true }), session: browser.session }, ageFilesHere, LOCK)).toMatchObject({ failure: { code: 'rights.exports-forbidden' } });
  });
});
