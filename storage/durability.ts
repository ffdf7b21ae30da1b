import type { DBCore, Middleware } from 'dexie';

/**
 * Writes to these tables are on the disk, not only with the operating system, before they count as done: what happened in a
 * call, what is published, keys, and the audit log. Typing is not among them: a flush for each pause of the fingers costs more
 * than the last words before a power cut are worth, and a killed browser loses neither.
 */
const STRICT_TABLES: ReadonlySet<string> = new Set(['callEvents', 'blocks', 'audit', 'keys', 'libraryRecords', 'tombstones']);

/** Asks for strict durability by the tables of a transaction; Dexie itself knows one durability for the whole database. */
export const strictWhereItCounts: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'strict-where-it-counts',
  create: (core) => ({
    ...core,
    transaction: (tables, mode) =>
      core.transaction(tables, mode, { durability: mode === 'readwrite' && tables.some((table) => STRICT_TABLES.has(table)) ? 'strict' : 'relaxed' }),
  }),
};
