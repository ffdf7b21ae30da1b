import type { z } from 'zod';
import type { Row } from '../sealed-fields.ts';
import { VERSION_1 } from './version-1.ts';

/** One shipped version of the database. Frozen with its release. */
export interface SchemaVersion {
  readonly version: number;
  /** Tables it changes, with their indexes as Dexie writes them; null removes one. A table's primary key never changes. */
  readonly stores: Readonly<Record<string, string | null>>;
  /**
   * What becomes of a row of the version before, by table; null drops it. Pure, and for what lies in the clear alone: what is
   * sealed cannot be read while locked, so that a change in an envelope is a new `format` that is read beside the old one.
   */
  readonly rows?: Readonly<Record<string, (row: Row) => Row | null>>;
}

/** Every version, oldest first, and the shapes that rows have in the newest. */
export interface Schema {
  readonly versions: readonly SchemaVersion[];
  /** Fetched when rows come from outside; a database is opened without them. */
  readonly shapes: () => Promise<Readonly<Record<string, z.ZodType>>>;
}

export const CURRENT_SCHEMA: Schema = { versions: [{ version: 1, stores: VERSION_1 }], shapes: async () => (await import('../row-schemas.ts')).ROW_SCHEMAS };

export const newestOf = ({ versions }: Schema): number => versions.at(-1)!.version;

/** A row as the newest version has it, from one of version `from`: what a backup's rows go through. Null when a version dropped it. */
export function upgradedRow({ versions }: Schema, table: string, from: number, row: Row): Row | null {
  let current: Row | null = row;
  for (const { version, rows = {} } of versions) if (version > from && current !== null) current = rows[table]?.(current) ?? (Object.hasOwn(rows, table) ? null : current);
  return current;
}
