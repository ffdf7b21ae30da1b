import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { breathe, type ExchangeContext } from './context.ts';

/** A call in a block, as far as merging asks. */
interface KnownCall {
  readonly block: string;
  readonly author: string;
  readonly events: number;
}

/** Which calls lie in blocks, for one round: an author who sends everything anew asks for thousands. */
export interface BlockKnowledge {
  /** Null when no block has the call. A block is opened once, however many of its calls are asked for. */
  of(callId: string): Promise<Result<KnownCall | null, StorageFailure>>;
  /** These blocks were rewritten. */
  forget(blocks: ReadonlySet<string>): void;
  /** Takes in what was written since. */
  lookAgain(): Promise<void>;
}

export async function createBlockKnowledge({ database, blocks }: ExchangeContext): Promise<BlockKnowledge> {
  const holders = new Map<string, string>();
  const seen = new Set<string>();
  const opened = new Map<string, Map<string, KnownCall>>();
  const knowledge: BlockKnowledge = {
    async of(callId) {
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
