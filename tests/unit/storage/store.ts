import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Clock } from '../../../domain/clock.ts';
import { createDatabase, type AsideDatabase } from '../../../storage/database.ts';
import { createCallRepository, type CallRepository } from '../../../storage/repositories/call-repository.ts';
import { openDeviceKey } from '../../../storage/vault/device-key.ts';
import { createVault, type Vault } from '../../../storage/vault/vault.ts';

export type TestClock = Clock & { advance(milliseconds: number): void };

/** A clock that stands still until it is advanced. */
export function testClock(start: string = '2026-01-31T11:20:00.000Z'): TestClock {
  let now = Date.parse(start);
  return Object.assign(() => new Date(now).toISOString(), { advance: (milliseconds: number) => { now += milliseconds; } });
}

export function testIds(prefix: string = '00000000-0000-4000-8000-'): () => string {
  let count = 0;
  return () => prefix + String((count += 1)).padStart(12, '0');
}

export interface TestStore {
  readonly database: AsideDatabase;
  readonly indexedDB: IDBFactory;
  readonly vault: Vault;
  readonly clock: TestClock;
  readonly calls: CallRepository;
  close(): void;
}

/** A database of its own in memory, with a device key and a clock that stands still. */
export async function openTestStore(indexedDB: IDBFactory = new IDBFactory()): Promise<TestStore> {
  const database = createDatabase('aside', { indexedDB, IDBKeyRange });
  const keys = await openDeviceKey(database);
  if (!keys.ok) throw new Error(keys.failure.code);
  const vault = createVault(() => keys.value);
  const clock = testClock();
  const calls = createCallRepository(database, vault, clock, testIds(), '8001@machine');
  return { database, indexedDB, vault, clock, calls, close: () => database.close() };
}
