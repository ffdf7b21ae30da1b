import Dexie, { type DexieOptions } from 'dexie';
import { strictWhereItCounts } from './durability.ts';
import type { Tables } from './rows.ts';
import { VERSION_1 } from './migrations/version-1.ts';

export const DATABASE_NAME = 'aside';
/** The newest schema this code knows. */
export const SCHEMA_VERSION = 1;

export type AsideDatabase = Dexie & Tables;

/**
 * The database of this browser profile, not yet open. Rows hold in the clear only what is indexed (times, ids, counts); what
 * names or describes a person is an envelope of the vault. `options` bring another IndexedDB in tests.
 */
export function createDatabase(name: string = DATABASE_NAME, options?: DexieOptions): AsideDatabase {
  const database = new Dexie(name, options) as AsideDatabase;
  database.version(1).stores(VERSION_1);
  database.use(strictWhereItCounts);
  return database;
}
