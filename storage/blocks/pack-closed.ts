import Dexie from 'dexie';
import { foldCall } from '../../domain/call/fold.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { openEvent, sealCallRow, sealEvent } from '../repositories/call-codec.ts';
import { all, caught } from '../repositories/caught.ts';
import type { CallRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { BLOCK_SIZE } from './block-codec.ts';
import { packCall, type PackedCall } from './packed-call.ts';
import { blockTables, deleteBlock, putBlocks, type BlockStore } from './block-store.ts';

/**
 * Moves calls closed before an instant from the journal into a block, oldest first, once there are enough for a whole one.
 * Calls of the last two weeks stay in the journal: repeat contacts are looked for among them. Returns how many were moved.
 */
export function packClosedCalls(database: AsideDatabase, vault: Vault, blocks: BlockStore, closedBefore: string, size: number = BLOCK_SIZE): Promise<Result<number, StorageFailure>> {
  return caught<number, StorageFailure>(async () => {
    const rows = (await database.calls.where('[closedAt+id]').between([Dexie.minKey], [closedBefore]).limit(size * 2).toArray()).filter((row) => row.summary.key !== '' && !row.hold);
    const chosen: { readonly row: CallRow; readonly packed: PackedCall }[] = [];
    for (const row of rows) {
      const packed = await readForPacking(database, vault, row);
      if (packed.ok && packed.value !== null) chosen.push({ row, packed: packed.value });
      else if (!packed.ok && packed.failure.code !== 'vault.other-key') return packed;
      if (chosen.length === size) break;
    }
    if (chosen.length < size) return succeed(0);
    const block = await blocks.seal(chosen.map((one) => one.packed));
    if (!block.ok) return block;
    const { calls, callEvents } = database;
    const moved = await database.transaction('rw', [calls, callEvents, ...blockTables(database)], async () => {
      const now = await calls.bulkGet(chosen.map((one) => one.row.id));
      // Somebody added a correction meanwhile: the next run takes them all again.
      if (now.some((row, index) => row?.seq !== chosen[index]!.row.seq)) return 0;
      await putBlocks(database, [block.value]);
      await calls.bulkDelete(chosen.map((one) => one.row.id));
      for (const { row } of chosen) await callEvents.where('[callId+seq]').between([row.id, Dexie.minKey], [row.id, Dexie.maxKey]).delete();
      return chosen.length;
    });
    return succeed(moved);
  });
}

async function readForPacking(database: AsideDatabase, vault: Vault, row: CallRow): Promise<Result<PackedCall | null, StorageFailure>> {
  const rows = await database.callEvents.where('[callId+seq]').between([row.id, Dexie.minKey], [row.id, Dexie.maxKey]).toArray();
  const events = await all(rows.map((one) => openEvent(vault, one)));
  return events.ok ? succeed(packCall(row.id, row.author, events.value, row.matterKey)) : events;
}

/** Brings a call back from its block into the journal, so that a correction can be added. Undefined when no block has it. */
export async function unpackCall(database: AsideDatabase, vault: Vault, blocks: BlockStore, callId: string): Promise<CallRow | undefined> {
  const found = await blocks.find(callId);
  if (!found.ok || found.value === null) return undefined;
  const { blockId, head, events } = found.value;
  const row = await sealCallRow(vault, callId, head.author, foldCall(events), head.matterKey);
  const sealed = await all(events.map((event) => sealEvent(vault, callId, event)));
  const rest = await blocks.without(blockId, new Set([callId]));
  if (!row.ok || !sealed.ok || !rest.ok) return undefined;
  const { calls, callEvents } = database;
  return database.transaction('rw', [calls, callEvents, ...blockTables(database)], async () => {
    const before = await database.blocks.get(blockId);
    if (before === undefined || (rest.value !== null && before.revision !== rest.value.block.revision - 1)) return undefined;
    await calls.add(row.value);
    await callEvents.bulkAdd([...sealed.value]);
    await (rest.value === null ? deleteBlock(database, blockId) : putBlocks(database, [rest.value]));
    return row.value;
  });
}
