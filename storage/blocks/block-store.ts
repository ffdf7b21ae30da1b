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
  /**
   * Up to `limit` items strictly after `before` in list order; calls under another key are counted as hidden. Blocks whose
   * calls all closed before `floor` are not opened.
   */
  page(before: PageKey | undefined, limit: number, floor?: string): Promise<Result<{ readonly items: readonly CallListItem[]; readonly hidden: number }, StorageFailure>>;
  /** The block without these calls, or with none left its removal. To be written in a transaction with what replaces them. */
  without(blockId: string, callIds: ReadonlySet<string>): Promise<Result<Block | null, StorageFailure>>;
  calls(blockId: string): Promise<Result<readonly PackedCall[], StorageFailure>>;
  ids(): Promise<readonly string[]>;
}

/** A flush to the disk costs more than a block: an import writes several to one flush. */
const FLUSHED_TOGETHER = 8;

export function createBlockStore(database: AsideDatabase, vault: Vault, makeId: MakeId): BlockStore {
  const { blocks, blockIds, blockNotes, blockEvents } = database;

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
      const together: Block[] = [];
      for (let start = 0; start < sorted.length; start += BLOCK_SIZE) {
        const sealed = await sealBlock(vault, makeId(), sorted.slice(start, start + BLOCK_SIZE));
        if (!sealed.ok) return sealed;
        together.push(sealed.value);
        if (together.length === FLUSHED_TOGETHER) await putBlocks(database, together.splice(0));
      }
      await putBlocks(database, together);
      return succeed(calls.length);
    },

    async find(callId) {
      const holder = (await blockIds.toArray()).find((one) => one.ids.includes(`\n${callId}\n`));
      if (holder === undefined) return succeed(null);
      const [row, eventsRow] = await database.transaction('r', blocks, blockEvents, () => Promise.all([blocks.get(holder.id), blockEvents.get(holder.id)]));
      if (row === undefined || eventsRow === undefined) return fail({ code: 'storage.missing', params: { id: callId } });
      const [heads, events] = [await openHeads(vault, row), await openEvents(vault, eventsRow)];
      if (!heads.ok) return heads;
      if (!events.ok) return events;
      const index = heads.value.findIndex((head) => head.id === callId);
      return index === -1 ? succeed(null) : succeed({ blockId: row.id, head: heads.value[index]!, events: events.value[index]! });
    },

    async page(before, limit, floor = '') {
      const reachable = (await blocks.toCollection().primaryKeys()).filter((id) => before === undefined || spanOf(id).oldest <= before.closedAt).reverse();
      let items: readonly PackedCall['head'][] = [];
      let hidden = 0;
      for (const id of reachable) {
        const lowest = items[limit - 1]?.closedAt ?? floor;
        if (spanOf(id).newest < lowest) break;
        const row = await blocks.get(id);
        if (row === undefined) continue;
        const heads = await openHeads(vault, row);
        if (heads.ok) {
          const after = before === undefined ? heads.value : heads.value.filter((head) => newestFirst(before, head) < 0);
          items = [...items, ...after].toSorted(newestFirst).slice(0, limit);
        } else if (heads.failure.code === 'vault.other-key') hidden += row.count;
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

/** The tables of blocks; name them in the transaction round `putBlock` and `deleteBlock`. */
export const blockTables = ({ blocks, blockIds, blockNotes, blockEvents }: AsideDatabase) => [blocks, blockIds, blockNotes, blockEvents];

/** Adds or replaces the rows of blocks, all or none. */
export function putBlocks(database: AsideDatabase, all: readonly Block[]): Promise<void> {
  return database.transaction('rw', blockTables(database), async () => {
    await Promise.all([
      database.blocks.bulkPut(all.map((one) => one.block)),
      database.blockIds.bulkPut(all.map((one) => one.ids)),
      database.blockNotes.bulkPut(all.map((one) => one.notes)),
      database.blockEvents.bulkPut(all.map((one) => one.events)),
    ]);
  });
}

export function deleteBlock(database: AsideDatabase, id: string): Promise<void> {
  return database.transaction('rw', blockTables(database), async () => {
    await Promise.all(blockTables(database).map((table) => (table as { delete(key: string): PromiseLike<void> }).delete(id)));
  });
}
