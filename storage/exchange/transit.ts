import Dexie, { type DexieOptions, type Table } from 'dexie';
import type { Role } from '../../domain/team/team.ts';
import type { Envelope } from '../vault/envelope.ts';

/** A bundle of an author of this machine, as it travels. */
export interface TransitBundle {
  readonly author: string;
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Names of the carriers that have it. */
  readonly placed: readonly string[];
}

/** A bundle that came by file and waits for an earlier number or a newer team file. */
export interface HeldBundle {
  readonly author: string;
  readonly number: number;
  readonly restart?: true;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What this author has sent, so that the next bundle holds what is new. */
export interface SentState {
  readonly key: string;
  readonly number: number;
  /** Number of the first bundle since everything was sent anew. */
  readonly restart: number;
  /** age recipients of the team when last sent; a new one makes everything be sent anew. */
  readonly recipients: readonly string[];
  /** `<kind>/<id>` to what tells versions apart. */
  readonly records: Readonly<Record<string, string | number>>;
  /** Blocks of calls that were sent whole. */
  readonly blocks: readonly string[];
  /** When everything was sent anew last. */
  readonly restartedAt?: string;
  /** Of the author when last sent. */
  readonly roles?: readonly Role[];
  /** The wrapped person key that went out last. */
  readonly announced?: string;
}

/** A parked call of another machine. Its events are sealed by the vault; it is no call of this machine, so no desk writes to it. */
export interface WaitingRow {
  readonly id: string;
  readonly author: string;
  readonly seq: number;
  readonly updatedAt: string;
  readonly body: Envelope;
}

export type TransitDatabase = Dexie & {
  readonly waiting: Table<WaitingRow, string>;
  readonly held: Table<HeldBundle, [string, number]>;
  readonly bundles: Table<TransitBundle, [string, number]>;
  readonly sent: Table<SentState, string>;
  /** Small things kept by name: the folder's handle, the state of the last round. */
  readonly kept: Table<{ readonly key: string; readonly value: unknown }, string>;
};

/**
 * A database of its own for what travels: encrypted copies and what was sent. It holds nothing that is not elsewhere, so a backup
 * leaves it out. A number and its bytes are kept in one transaction before a carrier gets them: a number never means two things.
 */
export function openTransit(name = 'aside-exchange', options?: DexieOptions): TransitDatabase {
  const database = new Dexie(name, options) as TransitDatabase;
  database.version(1).stores({ bundles: '[author+number]', sent: 'key', kept: 'key' });
  database.version(2).stores({ held: '[author+number]', waiting: 'id' });
  return database;
}
