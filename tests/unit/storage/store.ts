import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Clock } from '../../../domain/clock.ts';
import type { Failure, Result } from '../../../domain/result.ts';
import { openStore, type Store } from '../../../storage/store.ts';

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

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.params ?? {})}`);
  return result.value;
}

export const dexieOn = (indexedDB: IDBFactory) => ({ indexedDB, IDBKeyRange });

export interface TestStore extends Store {
  readonly indexedDB: IDBFactory;
  readonly clock: TestClock;
}

/** A database of its own in memory, with a device key and a clock that stands still. */
export async function openTestStore(indexedDB: IDBFactory = new IDBFactory(), managed: Readonly<Record<string, unknown>> = {}): Promise<TestStore> {
  const clock = testClock();
  const store = valueOf(await openStore({ clock, makeId: testIds(), managed: () => managed, dexie: dexieOn(indexedDB) }));
  return { ...store, indexedDB, clock };
}
