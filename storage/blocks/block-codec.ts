import type { CallEvent } from '../../domain/call/events.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import type { BlockEventsRow, BlockIdsRow, BlockNotesRow, BlockRow } from '../rows.ts';
import { ADDRESS } from '../sealed-fields.ts';
import { fromBytes, toBytes } from '../vault/envelope.ts';
import type { Vault } from '../vault/vault.ts';
import { compactEvents, expandEvents, type CompactEvents } from './compact-events.ts';
import { deflate, inflate } from './deflate.ts';
import { newestFirst, type PackedCall } from './packed-call.ts';

/** Measured: blocks of 500 open, decrypt and parse in about 2 ms for a list page, and 100,000 calls make 200 keys. */
export const BLOCK_SIZE = 500;

/** The four rows of one block. */
export interface Block {
  readonly block: BlockRow;
  readonly ids: BlockIdsRow;
  readonly notes: BlockNotesRow;
  readonly events: BlockEventsRow;
}

/** Searchable texts of a block, newest call first: one string and where each note ends in it. */
export interface BlockNotes {
  readonly ids: readonly string[];
  readonly text: string;
  readonly ends: readonly number[];
}

/** Times in an id: `<newest>/<oldest>/<unique>`. */
export function spanOf(blockId: string): { readonly newest: string; readonly oldest: string } {
  const [newest = '', oldest = ''] = blockId.split('/');
  return { newest, oldest };
}

/** Seals calls as one block, in the order of lists. `calls` is not empty. */
export async function sealBlock(vault: Vault, unique: string, calls: readonly PackedCall[]): Promise<Result<Block, StorageFailure>> {
  const sorted = calls.toSorted((a, b) => newestFirst(a.head, b.head));
  return sealBlockAs(vault, `${sorted[0]!.head.closedAt}/${sorted.at(-1)!.head.closedAt}/${unique}`, 1, sorted);
}

/** The same block with other calls: its id, and with it its place, stays. */
export async function sealBlockAs(vault: Vault, id: string, revision: number, sorted: readonly PackedCall[]): Promise<Result<Block, StorageFailure>> {
  const [heads, notes, events] = await Promise.all([
    vault.seal(ADDRESS.block(id, 'heads', revision), sorted.map((call) => call.head)),
    vault.seal(ADDRESS.block(id, 'notes', revision), notesOf(sorted)),
    deflate(toBytes(sorted.map((call) => compactEvents(call.events)))).then((bytes) => vault.sealBytes(ADDRESS.block(id, 'events', revision), bytes)),
  ]);
  if (!heads.ok) return heads;
  if (!notes.ok) return notes;
  if (!events.ok) return events;
  return succeed({
    block: { id, revision, format: 1, count: sorted.length, heads: heads.value },
    ids: { id, ids: `\n${sorted.map((call) => call.head.id).join('\n')}\n` },
    notes: { id, revision, notes: notes.value },
    events: { id, revision, events: events.value },
  });
}

export const openHeads = (vault: Vault, row: BlockRow): Promise<Result<readonly PackedCall['head'][], StorageFailure>> =>
  vault.open(ADDRESS.block(row.id, 'heads', row.revision), row.heads);

export const openNotes = (vault: Vault, row: BlockNotesRow): Promise<Result<BlockNotes, StorageFailure>> =>
  vault.open(ADDRESS.block(row.id, 'notes', row.revision), row.notes);

/** Events of every call, in the order of the heads. */
export async function openEvents(vault: Vault, row: BlockEventsRow): Promise<Result<readonly (readonly CallEvent[])[], StorageFailure>> {
  const bytes = await vault.openBytes(ADDRESS.block(row.id, 'events', row.revision), row.events);
  return bytes.ok ? succeed((fromBytes(await inflate(bytes.value)) as readonly CompactEvents[]).map(expandEvents)) : bytes;
}

function notesOf(calls: readonly PackedCall[]): BlockNotes {
  const ends: number[] = [];
  let length = 0;
  for (const { text } of calls) ends.push((length += text.length));
  return { ids: calls.map((call) => call.head.id), text: calls.map((call) => call.text).join(''), ends };
}
