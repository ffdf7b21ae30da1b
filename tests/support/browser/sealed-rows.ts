import type { Page } from 'playwright-core';

/** Puts a row into a table with one field sealed by the device key, as the product does; `address` is the envelope's id. Beside the product: a test needs rows of another day. */
export const putSealed = (extensionPage: Page, table: string, row: Readonly<Record<string, unknown>>, field: string, address: string, content: unknown): Promise<void> =>
  extensionPage.evaluate(async ([name, plain, sealedField, id, value]) => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const database = await asked(indexedDB.open('aside'));
    try {
      const key = (await asked(database.transaction('keys').objectStore('keys').get('device') as IDBRequest<{ data: CryptoKey }>)).data;
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const additionalData = new TextEncoder().encode(JSON.stringify(['aside/1', 'device', name, id, 1]));
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, new TextEncoder().encode(JSON.stringify(value))));
      await asked(database.transaction(name, 'readwrite').objectStore(name).put({ ...plain, [sealedField]: { key: 'device', nonce, sealed } }));
    } finally {
      database.close();
    }
  }, [table, row, field, address, content] as const);

/** Every row of a table as it lies there. */
export const rowsOf = (extensionPage: Page, table: string): Promise<readonly Record<string, unknown>[]> =>
  extensionPage.evaluate(async (name) => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const database = await asked(indexedDB.open('aside'));
    const rows = await asked(database.transaction(name).objectStore(name).getAll() as IDBRequest<Record<string, unknown>[]>);
    database.close();
    return rows;
  }, table);
