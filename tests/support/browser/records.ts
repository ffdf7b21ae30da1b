import type { Page } from 'playwright-core';

/** One event of a call as it was written, opened. */
export interface RecordedEvent {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly [field: string]: unknown;
}
export interface RecordedCall {
  readonly id: string;
  readonly state: string;
  readonly channel: string;
  readonly direction: string;
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly pendingForLead: number;
  readonly flowId?: string;
  readonly events: readonly RecordedEvent[];
  /** Text typed since the last event of its part. */
  readonly typing: Readonly<Record<string, string>>;
}

/**
 * Every call in the database, oldest first, its sealed parts opened with the device key, which only a page of the extension can
 * use. Reads IndexedDB itself, not through the product's repositories: what is judged is what lies there.
 */
export const readCalls = (extensionPage: Page): Promise<RecordedCall[]> =>
  extensionPage.evaluate(async () => {
    interface Envelope { key: string; nonce: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> }
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const database = await asked(indexedDB.open('aside'));
    try {
      const all = <T>(table: string): Promise<T[]> => asked(database.transaction(table).objectStore(table).getAll() as IDBRequest<T[]>);
      const [calls, events, typing, keys] = await Promise.all([
        all<Record<string, unknown> & { id: string; startedAt: string }>('calls'),
        all<{ callId: string; seq: number; at: string; body: Envelope }>('callEvents'),
        all<{ callId: string; part: string; text: Envelope }>('typing'),
        all<{ id: string; data: CryptoKey }>('keys'),
      ]);
      const open = async (table: string, id: string, envelope: Envelope): Promise<Record<string, unknown>> => {
        const key = keys.find((each) => each.id === envelope.key);
        if (!key) throw new Error(`no key ${envelope.key}`);
        const additionalData = new TextEncoder().encode(JSON.stringify(['aside/1', envelope.key, table, id, 1]));
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: envelope.nonce, additionalData }, key.data, envelope.sealed);
        return JSON.parse(new TextDecoder().decode(plain)) as Record<string, unknown>;
      };
      return await Promise.all(
        calls.sort((a, b) => a.startedAt.localeCompare(b.startedAt)).map(async (call) => ({
          ...(call as unknown as RecordedCall),
          events: await Promise.all(
            events.filter((each) => each.callId === call.id).sort((a, b) => a.seq - b.seq)
              .map(async ({ seq, at, body }) => ({ ...(await open('callEvents', `${call.id}/${seq}`, body)), seq, at }) as RecordedEvent),
          ),
          typing: Object.fromEntries(
            await Promise.all(
              typing.filter((each) => each.callId === call.id)
                .map(async ({ part, text }) => [part, (await open('typing', `${call.id}/${part}`, text))['text']] as [string, string]),
            ),
          ),
        })),
      );
    } finally {
      database.close();
    }
  });

/** The events of one type. */
export const eventsOf = (call: RecordedCall, type: string): readonly RecordedEvent[] => call.events.filter((each) => each.type === type);

/** Everything stored in the clear, as one text: what a copy of the database without its key would show. */
export const readInTheClear = (extensionPage: Page): Promise<string> =>
  extensionPage.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const database = await asked(indexedDB.open('aside'));
    try {
      const tables = [...database.objectStoreNames].filter((name) => name !== 'packs' && name !== 'keys');
      const rows = await Promise.all(tables.map((table) => asked(database.transaction(table).objectStore(table).getAll())));
      return JSON.stringify(rows, (_key, value: unknown) => (value instanceof Uint8Array ? '(sealed)' : value));
    } finally {
      database.close();
    }
  });
