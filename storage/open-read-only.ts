import Dexie, { type DBCore, type DexieOptions, type Middleware } from 'dexie';
import { succeed, type Result } from '../domain/result.ts';
import { DATABASE_NAME, type AsideDatabase } from './database.ts';
import { storageFailure, type StorageFailure } from './failures.ts';

/** Named as IndexedDB names it; a write answers with `storage.newer-database`. */
class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

const refuseWrites: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'refuse-writes',
  create: (core) => ({
    ...core,
    transaction(tables, mode, options) {
      if (mode === 'readwrite') throw new NewerDatabaseError('opened for reading only');
      return core.transaction(tables, mode, options);
    },
  }),
};

/** Opens whatever schema lies there, for reading alone: how a database of newer code is still exported by older code. */
export async function openReadOnly(name: string = DATABASE_NAME, options?: DexieOptions): Promise<Result<AsideDatabase, StorageFailure>> {
  try {
    const database = new Dexie(name, options) as AsideDatabase;
    database.use(refuseWrites);
    await database.open();
    // Without a declared schema Dexie finds the tables but does not put them on the database by name.
    for (const table of database.tables) if (!(table.name in database)) Object.defineProperty(database, table.name, { value: table });
    return succeed(database);
  } catch (error) {
    return storageFailure(error);
  }
}
