import Dexie from 'dexie';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { breathe, type ExchangeContext } from './context.ts';

/** A call that is here, as far as merging asks. */
export interface LocalCall {
  /** Where it lies; absent in the journal. */
  readonly block?: string;
  readonly author: string;
  readonly events: number;
}

/**
 * Which calls are here, in the journal or in blocks, and which were deleted, for one round: an author who sends everything anew asks
 * for thousands, and a key asked for one by one takes longer than all keys at once. Calls of others are written by the exchange alone,
 * which runs once at a time.
 */
export interface LocalCalls {
  /** Null when it is not here. A block is opened once, however many of its calls are asked for. */
  of(callId: string): Promise<Result<LocalCall | null, StorageFailure>>;
  wasDeleted(callId: string): boolean;
  /** These blocks were rewritten. */
  forget(blocks: ReadonlySet<string>): void;
  /** Takes in what was written since. */
  lookAgain(): Promise<void>;
}

export async function readLocalCalls({ database, blocks }: ExchangeContext): Promise<LocalCalls> {
  const holders = new Map<string, string>();
  const seen = new Set<string>();
  const opened = new Map<string, Map<string, LocalCall>>();
  let journal = new Set<string>();
  const deleted = new Set((await database.tombstones.where('[kind+id]').between(['call', Dexie.minKey], ['call', Dexie.maxKey]).primaryKeys()).map(([, id]) => id));
  const knowledge: LocalCalls = {
    wasDeleted: (callId) => deleted.has(callId),
    async of(callId) {
      const row = journal.has(callId) ? await database.calls.get(callId) : undefined;
      if (row !== undefined) return succeed({ author: row.author, events: row.seq });
      const block = holders.get(callId);
      if (block === undefined) return succeed(null);
      const known = opened.get(block);
      if (known !== undefined) return succeed(known.get(callId) ?? null);
      const calls = await blocks.calls(block);
      // The block was rewritten or is another agent's: asked for the one call, the store says which.
      if (!calls.ok) {
        const found = await blocks.find(callId);
        if (!found.ok) return found;
        return succeed(found.value === null ? null : { block: found.value.blockId, author: found.value.head.author, events: found.value.events.length });
      }
      const inside = new Map(calls.value.map(({ head, events }) => [head.id, { block, author: head.author, events: events.length }]));
      opened.set(block, inside);
      return succeed(inside.get(callId) ?? null);
    },
    forget(rewritten) {
      for (const block of rewritten) {
        opened.delete(block);
        seen.delete(block);
      }
      for (const [call, block] of holders) if (rewritten.has(block)) holders.delete(call);
    },
    async lookAgain() {
      journal = new Set(await database.calls.toCollection().primaryKeys());
      const fresh = (await database.blockIds.toCollection().primaryKeys()).filter((id) => !seen.has(id));
      for (const row of await database.blockIds.bulkGet(fresh)) {
        if (row === undefined) continue;
        for (const callId of row.ids.split('\n')) if (callId !== '') holders.set(callId, row.id);
        seen.add(row.id);
        if (seen.size % 20 === 0) await breathe();
      }
    },
  };
  await knowledge.lookAgain();
  return knowledge;
}
