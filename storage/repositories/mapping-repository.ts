import { liveQuery, type Observable } from 'dexie';
import type { Clock, MakeId } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from './caught.ts';

/** A field mapping somebody made by pointing, for one origin. What it holds is crm-page's own; here it is kept as it is. */
export interface StoredMapping<M = unknown> {
  readonly id: string;
  readonly origin: string;
  readonly mapping: M;
  readonly updatedAt: string;
  readonly author: string;
}

export interface MappingRepository<M = unknown> {
  ofOrigin(origin: string): Promise<Result<readonly StoredMapping<M>[], StorageFailure>>;
  all(): Promise<Result<readonly StoredMapping<M>[], StorageFailure>>;
  /** Without an id a new mapping is made. */
  save(mapping: { readonly id?: string; readonly origin: string; readonly mapping: M }): Promise<Result<StoredMapping<M>, StorageFailure>>;
  /** All of them or none. */
  saveAll(list: readonly { readonly id: string; readonly origin: string; readonly mapping: M }[]): Promise<Result<true, StorageFailure>>;
  remove(id: string): Promise<Result<true, StorageFailure>>;
  live(): Observable<readonly StoredMapping<M>[]>;
}

export function createMappingRepository<M = unknown>(database: AsideDatabase, clock: Clock, makeId: MakeId, author: string): MappingRepository<M> {
  const { mappings } = database;
  type Stored = StoredMapping<M>;
  return {
    ofOrigin: (origin) => caught<readonly Stored[], StorageFailure>(async () => succeed((await mappings.where('origin').equals(origin).toArray()) as Stored[])),
    all: () => caught<readonly Stored[], StorageFailure>(async () => succeed((await mappings.toArray()) as Stored[])),
    save: ({ id, origin, mapping }) =>
      caught<Stored, StorageFailure>(async () => {
        const row: Stored = { id: id ?? makeId(), origin, mapping, updatedAt: clock(), author };
        await mappings.put(row);
        return succeed(row);
      }),
    saveAll: (list) =>
      caught<true, StorageFailure>(async () => {
        const rows: Stored[] = list.map((one) => ({ ...one, updatedAt: clock(), author }));
        await database.transaction('rw', mappings, () => mappings.bulkPut(rows));
        return succeed(true);
      }),
    remove: (id) =>
      caught<true, StorageFailure>(async () => {
        await mappings.delete(id);
        return succeed(true);
      }),
    live: () => liveQuery(async () => (await mappings.toArray()) as Stored[]),
  };
}
