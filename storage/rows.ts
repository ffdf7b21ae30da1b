import type { Table } from 'dexie';
import type { Envelope } from './vault/envelope.ts';

/** A call as lists need it. Everything about the person is in `summary`. */
export interface CallRow {
  readonly id: string;
  readonly state: 'open' | 'parked' | 'closed';
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Absent until closed, so that only closed calls are in its index. */
  readonly closedAt?: string;
  readonly author: string;
  readonly seq: number;
  readonly channel: string;
  readonly direction: string;
  readonly scenario?: string;
  readonly flowId?: string;
  readonly pendingForLead: 0 | 1;
  /** Keyed hash of customer and scenario; finds repeat contacts without the number. */
  readonly matterKey?: string;
  readonly hold?: 0 | 1;
  readonly summary: Envelope;
  /** The text by which a closed call is found; absent until closed. */
  readonly note?: Envelope;
}

export interface CallEventRow {
  readonly callId: string;
  readonly seq: number;
  readonly at: string;
  readonly body: Envelope;
}

/** Text being typed, newer than the last `note.edited` or `draft.edited` of its part. */
export interface TypingRow {
  readonly callId: string;
  readonly part: string;
  readonly at: string;
  readonly text: Envelope;
}

/**
 * About 500 closed calls: what lists show of them. The id begins with the newest and the oldest closing time, so that the keys
 * alone say where a page lies. Notes and events lie apart under the same id, since a list never needs them.
 */
export interface BlockRow {
  readonly id: string;
  /** Grows with every rewriting. */
  readonly revision: number;
  readonly format: 1;
  readonly count: number;
  readonly heads: Envelope;
}

/** Which calls a block holds: ids in list order between line breaks ("\na\nb\n"), so that one text is searched, not 500 index keys written. */
export interface BlockIdsRow {
  readonly id: string;
  readonly ids: string;
}

export interface BlockNotesRow {
  readonly id: string;
  readonly revision: number;
  readonly notes: Envelope;
}

export interface BlockEventsRow {
  readonly id: string;
  readonly revision: number;
  readonly events: Envelope;
}

export interface LibraryRow {
  readonly packId: string;
  readonly recordId: string;
  /** 0 is the draft; published versions count from 1 and never change. */
  readonly version: number;
  readonly state: 'draft' | 'published';
  readonly updatedAt: string;
  readonly author: string;
  readonly hash: string;
  readonly record: unknown;
}

export interface PackRow {
  readonly id: string;
  readonly locale: string;
  readonly jurisdiction: string;
  readonly version: string;
  readonly manifest: unknown;
  readonly records: readonly unknown[];
  readonly installedAt: string;
}

export interface ReviewRow {
  readonly id: string;
  readonly callId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly author: string;
  readonly body: Envelope;
}

export interface UsageRow {
  readonly scriptId: string;
  readonly version: number;
  readonly how: 'shown' | 'said' | 'copied' | 'inserted' | 'edited' | 'rejected';
  readonly count: number;
  readonly updatedAt: string;
}

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
  readonly updatedAt: string;
}

export interface MappingRow {
  readonly id: string;
  readonly origin: string;
  readonly mapping: unknown;
  readonly updatedAt: string;
  readonly author: string;
}

export interface PromiseRow {
  readonly id: string;
  readonly callId: string;
  readonly state: 'open' | 'kept';
  readonly dueAt: string;
  readonly remindedAt?: string;
  readonly updatedAt: string;
  readonly body: Envelope;
}

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly previousHash: string;
  readonly hash: string;
}

export interface TombstoneRow {
  readonly kind: string;
  readonly id: string;
  readonly deletedAt: string;
  readonly reason: string;
}

/** A key of the vault: the device key itself (non-extractable) or a wrapped data key with what unwraps it. */
export interface KeyRow {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface Tables {
  readonly calls: Table<CallRow, string>;
  readonly callEvents: Table<CallEventRow, [string, number]>;
  readonly typing: Table<TypingRow, [string, string]>;
  readonly blocks: Table<BlockRow, string>;
  readonly blockIds: Table<BlockIdsRow, string>;
  readonly blockNotes: Table<BlockNotesRow, string>;
  readonly blockEvents: Table<BlockEventsRow, string>;
  readonly libraryRecords: Table<LibraryRow, [string, string, number]>;
  readonly packs: Table<PackRow, string>;
  readonly reviews: Table<ReviewRow, string>;
  readonly usage: Table<UsageRow, [string, number, string]>;
  readonly settings: Table<SettingRow, string>;
  readonly mappings: Table<MappingRow, string>;
  readonly promises: Table<PromiseRow, string>;
  readonly audit: Table<AuditRow, number>;
  readonly tombstones: Table<TombstoneRow, [string, string]>;
  readonly keys: Table<KeyRow, string>;
}
