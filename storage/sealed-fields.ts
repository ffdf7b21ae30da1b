import type { AsideDatabase } from './database.ts';
import type { Address, Envelope } from './vault/envelope.ts';

/** The address each kind of envelope is sealed for. What changes with every write is part of it, so that an old copy does not open in a new row. */
export const ADDRESS = {
  event: (callId: string, seq: number): Address => ({ table: 'callEvents', id: `${callId}/${seq}`, version: 1 }),
  summary: (callId: string, seq: number): Address => ({ table: 'calls', id: `${callId}/${seq}`, version: 1 }),
  note: (callId: string, seq: number): Address => ({ table: 'calls', id: `${callId}/${seq}/note`, version: 1 }),
  typing: (callId: string, part: string): Address => ({ table: 'typing', id: `${callId}/${part}`, version: 1 }),
  review: (id: string, updatedAt: string): Address => ({ table: 'reviews', id: `${id}/${updatedAt}`, version: 1 }),
  promise: (id: string): Address => ({ table: 'promises', id, version: 1 }),
  block: (id: string, part: BlockPart, revision: number): Address => ({ table: 'blocks', id: `${id}/${part}/${revision}`, version: 1 }),
} as const;

export type BlockPart = 'heads' | 'notes' | 'events';

interface SealedField {
  readonly field: string;
  readonly address: (row: Row) => Address;
}
export type Row = Readonly<Record<string, unknown>>;

const text = (row: Row, name: string): string => String(row[name]);
const number = (row: Row, name: string): number => Number(row[name]);
const blockField = (part: BlockPart): SealedField => ({ field: part, address: (row) => ADDRESS.block(text(row, 'id'), part, number(row, 'revision')) });

/** Every sealed field of every table: what is sealed again under another key, exported, and carried by a backup. */
export const SEALED_FIELDS: Readonly<Record<'calls' | 'callEvents' | 'typing' | 'blocks' | 'blockNotes' | 'blockEvents' | 'reviews' | 'promises', readonly SealedField[]>> = {
  calls: [
    { field: 'summary', address: (row) => ADDRESS.summary(text(row, 'id'), number(row, 'seq')) },
    { field: 'note', address: (row) => ADDRESS.note(text(row, 'id'), number(row, 'seq')) },
  ],
  callEvents: [{ field: 'body', address: (row) => ADDRESS.event(text(row, 'callId'), number(row, 'seq')) }],
  typing: [{ field: 'text', address: (row) => ADDRESS.typing(text(row, 'callId'), text(row, 'part')) }],
  blocks: [blockField('heads')],
  blockNotes: [blockField('notes')],
  blockEvents: [blockField('events')],
  reviews: [{ field: 'body', address: (row) => ADDRESS.review(text(row, 'id'), text(row, 'updatedAt')) }],
  promises: [{ field: 'body', address: (row) => ADDRESS.promise(text(row, 'id')) }],
};
export type SealedTable = keyof typeof SEALED_FIELDS;
export const SEALED_TABLES = Object.keys(SEALED_FIELDS) as readonly SealedTable[];

export const isEnvelope = (value: unknown): value is Envelope =>
  value !== null && typeof value === 'object' && 'nonce' in value && 'sealed' in value && 'key' in value;

/** The table by its name, for work that goes over all of them. */
export const tableOf = (database: AsideDatabase, name: string) => database.table<Row, IDBValidKey>(name);
