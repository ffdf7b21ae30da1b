import type { KeptIndex } from '../../scripts-library/search/edited-index.ts';
import { INDEX_FORMAT } from '../../scripts-library/search/search-index.ts';

const DATABASE = 'aside-search';
const STORE = 'indexes';
/** Libraries whose index is kept: the one in force and the one before it. */
const KEPT = 2;

interface Snapshot extends KeptIndex {
  readonly savedAt: number;
}

/** The index that was built for exactly these records, or null. A store that cannot be read is as good as an empty one. */
export async function readSnapshot(key: string): Promise<KeptIndex | null> {
  return (await inStore<Snapshot | undefined>('readonly', (store) => store.get(key)).catch(() => undefined)) ?? null;
}

/** Names of the kept indexes of this format; the records of one may be near those of the library that is asked for. */
export async function snapshotKeys(): Promise<readonly string[]> {
  const keys = await inStore<IDBValidKey[]>('readonly', (store) => store.getAllKeys()).catch((): IDBValidKey[] => []);
  return keys.filter((key): key is string => typeof key === 'string' && key.startsWith(`${INDEX_FORMAT}-`));
}

/** Keeps an index; the oldest of more than two go. It holds the library's words only, nothing of a call. */
export async function keepSnapshot(key: string, { index, prints }: KeptIndex, now: number): Promise<void> {
  await inStore('readwrite', (store) => store.put({ index, prints, savedAt: now } satisfies Snapshot, key));
  const keys = (await inStore<IDBValidKey[]>('readonly', (store) => store.getAllKeys())).filter((one) => one !== key);
  if (keys.length < KEPT) return;
  const aged = await Promise.all(keys.map(async (one) => ({ one, savedAt: (await inStore<Snapshot>('readonly', (store) => store.get(one))).savedAt })));
  for (const { one } of aged.sort((a, b) => b.savedAt - a.savedAt).slice(KEPT - 1)) await inStore('readwrite', (store) => store.delete(one));
}

/** A database of its own: the calls' database has frozen versions, and this one may be thrown away at any time. */
function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => { opening.result.close(); resolve(request.result as T); };
      transaction.onabort = () => { opening.result.close(); reject(transaction.error); };
    };
  });
}
