import Dexie, { type DexieOptions } from 'dexie';
import { fail, succeed, type Result } from '../domain/result.ts';
import { createDatabase, DATABASE_NAME, SCHEMA_VERSION, type AsideDatabase } from './database.ts';
import { storageFailure, type StorageFailure } from './failures.ts';

/**
 * Opens the database for reading and writing. `storage.newer-database`: newer code wrote it; Dexie would open it silently and
 * write old rows among new ones, so it is not opened (`openReadOnly` still exports it). `storage.refused`: the browser
 * gives no IndexedDB (private mode, site data blocked).
 */
export async function openDatabase(name: string = DATABASE_NAME, options?: DexieOptions): Promise<Result<AsideDatabase, StorageFailure>> {
  try {
    const stored = await storedVersion(name, options);
    if (stored > SCHEMA_VERSION) return fail({ code: 'storage.newer-database', params: { stored, known: SCHEMA_VERSION } });
    const database = createDatabase(name, options);
    await database.open();
    return succeed(database);
  } catch (error) {
    return storageFailure(error);
  }
}

/** The schema version of the database as it lies there; 0 when there is none. Dexie counts in tenths. */
export async function storedVersion(name: string, options?: DexieOptions): Promise<number> {
  const factory = options?.indexedDB as IDBFactory | undefined ?? Dexie.dependencies.indexedDB;
  const known = await factory.databases();
  return (known.find((one) => one.name === name)?.version ?? 0) / 10;
}
