import Dexie, { type DexieOptions } from 'dexie';
import { fail, succeed, type Result } from '../domain/result.ts';
import { createDatabase, DATABASE_NAME, type AsideDatabase } from './database.ts';
import { CURRENT_SCHEMA, newestOf, type Schema } from './migrations/schema.ts';
import { storageFailure, type StorageFailure } from './failures.ts';

/** Opening takes some ten milliseconds; a migration of a large database some seconds. */
const PATIENCE = 20_000;

/**
 * Opens the database for reading and writing. `storage.newer-database`: newer code wrote it; Dexie would open it silently and
 * write old rows among new ones, so it is not opened (`openReadOnly` still exports it). `storage.refused`: the browser
 * gives no IndexedDB (private mode, site data blocked). `storage.no-answer`: the browser did not answer within `patience`
 * milliseconds, as was seen after a crash; a page that waits for ever says nothing.
 */
export async function openDatabase(name: string = DATABASE_NAME, options?: DexieOptions, patience: number = PATIENCE, schema: Schema = CURRENT_SCHEMA): Promise<Result<AsideDatabase, StorageFailure>> {
  try {
    return await answeredWithin(patience, openGuarded(name, options, schema));
  } catch (error) {
    return storageFailure(error);
  }
}

async function openGuarded(name: string, options: DexieOptions | undefined, schema: Schema): Promise<Result<AsideDatabase, StorageFailure>> {
  const stored = await storedVersion(name, options);
  const known = newestOf(schema);
  if (stored > known) return fail({ code: 'storage.newer-database', params: { stored, known } });
  const database = createDatabase(name, options, schema);
  await database.open();
  return succeed(database);
}

async function answeredWithin<T>(milliseconds: number, work: Promise<Result<T, StorageFailure>>): Promise<Result<T, StorageFailure>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<T, StorageFailure>>((resolve) => {
    timer = setTimeout(() => resolve(fail({ code: 'storage.no-answer' })), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The schema version of the database as it lies there; 0 when there is none. Dexie counts in tenths. */
export async function storedVersion(name: string, options?: DexieOptions): Promise<number> {
  const factory = options?.indexedDB as IDBFactory | undefined ?? Dexie.dependencies.indexedDB;
  const known = await factory.databases();
  return (known.find((one) => one.name === name)?.version ?? 0) / 10;
}
