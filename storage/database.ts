import Dexie, { type DexieOptions } from 'dexie';
import { strictWhereItCounts } from './durability.ts';
import { CURRENT_SCHEMA, newestOf, type Schema, type SchemaVersion } from './migrations/schema.ts';
import type { Tables } from './rows.ts';

export const DATABASE_NAME = 'aside';
/** The newest schema this code knows. */
export const SCHEMA_VERSION = newestOf(CURRENT_SCHEMA);

export type AsideDatabase = Dexie & Tables;

/**
 * The database of this browser profile, not yet open. Rows hold in the clear only what is indexed (times, ids, counts); what
 * names or describes a person is an envelope of the vault. `options` bring another IndexedDB in tests, `schema` another version.
 */
export function createDatabase(name: string = DATABASE_NAME, options?: DexieOptions, schema: Schema = CURRENT_SCHEMA): AsideDatabase {
  const database = new Dexie(name, options) as AsideDatabase;
  for (const version of schema.versions) declare(database, version);
  database.use(strictWhereItCounts);
  return database;
}

/** The rows of all tables are changed in the one transaction that raises the version: killed in the middle, all of it begins again. */
function declare(database: Dexie, { version, stores, rows = {} }: SchemaVersion): void {
  const declared = database.version(version).stores({ ...stores });
  const changes = Object.entries(rows);
  if (changes.length === 0) return;
  declared.upgrade(async (transaction) => {
    for (const [table, change] of changes) {
      await transaction.table(table).toCollection().modify((row: Record<string, unknown>, place: { value?: unknown }) => {
        const changed = change(row);
        if (changed === null) delete place.value;
        else place.value = changed;
      });
    }
  });
}
