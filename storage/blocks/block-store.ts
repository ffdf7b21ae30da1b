import type { CallEvent } from '../../domain/call/events.ts';
import type { MakeId } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { CallListItem, PageKey } from '../repositories/call-list.ts';
import type { Vault } from '../vault/vault.ts';
import { BLOCK_SIZE, openEvents, openHeads, openNotes, sealBlock, sealBlockAs, spanOf, type Block } from './block-codec.ts';
import { newestFirst, type PackedCall } from './packed-call.ts';

export interface FoundInBlock {
  readonly blockId: string;
  readonly head: PackedCall['head'];
  readonly events: readonly CallEvent[];
}

/** Closed calls in sealed blocks. Throws what IndexedDB throws; the repositories turn that into failures. */
export interface BlockStore {
  /** Writes closed calls as new blocks; `calls` in any order. Calls that are there already are not checked for. */
  write(calls: readonly PackedCall[]): Promise<Result<number, StorageFailure>>;
  seal(calls: readonly PackedCall[]): Promise<Result<Block, StorageFailure>>;
  find(callId: string): Promise<Result<FoundInBlock | null, StorageFailure>>;
  /** Up to `limit` items strictly after `before` in list order; blocks of another key are counted as hidden. */
  page(before: PageKey | undefined, limit: number): Promise<Result<{ readonly items: readonly CallListItem[]; readonly hidden: number }, StorageFailure>>;
  /** The block without these calls, or with none left its removal. To be written in a transaction with what replaces them. */
  without(blockId: string, callIds: ReadonlySet<string>): Promise<Result<Block | null, StorageFailure>>;
  calls(blockId: string): Promise<Result<readonly PackedCall[], StorageFailure>>;
  ids(): Promise<readonly string[]>;
}

export function createBlockStore(database: AsideDatabase, vault: Vault, makeId: MakeId): BlockStore {
  const { blocks, blockNotes, blockEvents } = database;

  const wholeBlock = async (blockId: string): Promise<Result<{ readonly revision: number; readonly calls: readonly PackedCall[] }, StorageFailure>> => {
    const [row, notesRow, eventsRow] = await database.transaction('r', blocks, blockNotes, blockEvents, () => Promise.all([blocks.get(blockId), blockNotes.get(blockId), blockEvents.get(blockId)]));
    if (row === undefined || notesRow === undefined || eventsRow === undefined) return fail({ code: 'storage.missing', params: { id: blockId } });
    const [heads, notes, events] = [await openHeads(vault, row), await openNotes(vault, notesRow), await openEvents(vault, eventsRow)];
    if (!heads.ok) return heads;
    if (!notes.ok) return notes;
    if (!events.ok) return events;
    const { text, ends } = notes.value;
    const calls = heads.value.map((head, index) => ({ head, text: text.slice(ends[index - 1] ?? 0, ends[index]), events: events.value[index]! }));
    return succeed({ revision: row.revision, calls });
  };

  return {
    seal: (calls) => sealBlock(vault, makeId(), calls),

    async write(calls) {
      const sorted = calls.toSorted((a, b) => newestFirst(a.head, b.head));
      for (let start = 0; start < sorted.length; start += BLOCK_SIZE) {
        const sealed = await sealBlock(vault, makeId(), sorted.slice(start, start + BLOCK_SIZE));
        if (!sealed.ok) return sealed;
        await putBlock(database, sealed.value);
      }
      return succeed(calls.length);
    },

    async find(callId) {
      const row = await blocks.where('callIds').equals(callId).first();
      if (row === undefined) return succeed(null);
      const eventsRow = await blockEvents.get(row.id);
      if (eventsRow === undefined || eventsRow.revision !== row.revision) return fail({ code: 'storage.missing', params: { id: callId } });
      const [heads, events] = [await openHeads(vault, row), await openEvents(vault, eventsRow)];
      if (!heads.ok) return heads;
      if (!events.ok) return events;
      const index = row.callIds.indexOf(callId);
      return succeed({ blockId: row.id, head: heads.value[index]!, events: events.value[index]! });
    },

    async page(before, limit) {
      const reachable = (await blocks.toCollection().primaryKeys()).filter((id) => before === undefined || spanOf(id).oldest <= before.closedAt).reverse();
      let items: readonly PackedCall['head'][] = [];
      let hidden = 0;
      for (const id of reachable) {
        const last = items[limit - 1];
        if (last !== undefined && spanOf(id).newest < last.closedAt) break;
        const row = await blocks.get(id);
        if (row === undefined) continue;
        const heads = await openHeads(vault, row);
        if (heads.ok) {
          const after = before === undefined ? heads.value : heads.value.filter((head) => newestFirst(before, head) < 0);
          items = [...items, ...after].toSorted(newestFirst).slice(0, limit);
        } else if (heads.failure.code === 'vault.other-key') hidden += row.callIds.length;
        else return heads;
      }
      return succeed({ items, hidden });
    },

    async without(blockId, callIds) {
      const whole = await wholeBlock(blockId);
      if (!whole.ok) return whole;
      const left = whole.value.calls.filter((call) => !callIds.has(call.head.id));
      return left.length === 0 ? succeed(null) : sealBlockAs(vault, blockId, whole.value.revision + 1, left);
    },

    async calls(blockId) {
      const whole = await wholeBlock(blockId);
      return whole.ok ? succeed(whole.value.calls) : whole;
    },

    ids: () => blocks.toCollection().primaryKeys(),
  };
}

/** Adds or replaces a block's three rows together. */
export function putBlock(database: AsideDatabase, { block, notes, events }: Block): Promise<void> {
  const { blocks, blockNotes, blockEvents } = database;
  return database.transaction('rw', blocks, blockNotes, blockEvents, async () => {
    await blocks.put(block);
    await blockNotes.put(notes);
    await blockEvents.put(events);
  });
}

export function deleteBlock(database: AsideDatabase, id: string): Promise<void> {
  const { blocks, blockNotes, blockEvents } = database;
  return database.transaction('rw', blocks, blockNotes, blockEvents, async () => {
    await Promise.all([blocks.delete(id), blockNotes.delete(id), blockEvents.delete(id)]);
  });
}
