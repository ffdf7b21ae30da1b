import Dexie from 'dexie';
import { succeed, type Result } from '../../domain/result.ts';
import { blockTables, deleteBlock, putBlocks, type BlockStore } from '../blocks/block-store.ts';
import type { Block } from '../blocks/block-codec.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';

/**
 * Deletes calls with everything that hangs on them (events, typing, promises, reviews), wherever they lie, and leaves a
 * tombstone for each: id, time and reason, nothing of the person, so that a backup or another machine does not bring them back.
 * All in one transaction. Returns how many calls were deleted; ids that are not here are left out. Throws what IndexedDB throws.
 */
export async function deleteCalls(database: AsideDatabase, blocks: BlockStore, ids: readonly string[], reason: string, now: string): Promise<Result<number, StorageFailure>> {
  const wanted = new Set(ids);
  const rewritten: { readonly blockId: string; readonly block: Block | null; readonly ids: readonly string[] }[] = [];
  for (const row of await database.blockIds.toArray()) {
    const inside = row.ids.split('\n').filter((id) => wanted.has(id));
    if (inside.length === 0) continue;
    const block = await blocks.without(row.id, new Set(inside));
    if (!block.ok) return block;
    rewritten.push({ blockId: row.id, block: block.value, ids: inside });
  }
  const { calls, callEvents, typing, promises, reviews, tombstones } = database;
  const deleted = await database.transaction('rw', [calls, callEvents, typing, promises, reviews, tombstones, ...blockTables(database)], async () => {
    const hot = (await calls.bulkGet([...wanted])).flatMap((row) => (row === undefined ? [] : [row.id]));
    await calls.bulkDelete(hot);
    for (const { blockId, block } of rewritten) {
      const here = await database.blocks.get(blockId);
      if (here === undefined || (block !== null && here.revision !== block.block.revision - 1)) throw new Dexie.ConstraintError('a block changed meanwhile');
      await (block === null ? deleteBlock(database, blockId) : putBlocks(database, [block]));
    }
    const gone = [...new Set([...hot, ...rewritten.flatMap((one) => one.ids)])];
    for (const id of gone) {
      await callEvents.where('[callId+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
      await typing.where('[callId+part]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
      await promises.where('callId').equals(id).delete();
      await reviews.where('callId').equals(id).delete();
      await tombstones.put({ kind: 'call', id, deletedAt: now, reason });
    }
    return gone.length;
  });
  return succeed(deleted);
}
