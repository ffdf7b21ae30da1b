import { succeed, type Result } from '../../domain/result.ts';
import { openHeads } from '../blocks/block-codec.ts';
import type { StorageFailure } from '../failures.ts';
import type { ExchangeContext } from './context.ts';

type Sources = Pick<ExchangeContext, 'database' | 'vault' | 'transit' | 'identity'>;

/**
 * Blocks without a call of this author: a lead's desk has hundreds, which every round would open to find nothing to send. Who wrote
 * a call never changes and a block never gains one, so that they are remembered, by author, and looked into once: at their list rows
 * alone.
 */
export interface ForeignBlocks {
  /** A block that is gone meanwhile has none either. */
  has(block: string): Promise<Result<boolean, StorageFailure>>;
  /** Keeps what was learnt. */
  keep(): Promise<void>;
}

export async function foreignBlocks({ database, vault, transit, identity: { author } }: Sources, present: readonly string[]): Promise<ForeignBlocks> {
  const key = `foreign-blocks/${author}`;
  const kept = ((await transit.kept.get(key))?.value ?? []) as readonly string[];
  const there = new Set(present);
  const known = new Set(kept.filter((block) => there.has(block)));
  return {
    async has(block) {
      if (known.has(block)) return succeed(true);
      const row = await database.blocks.get(block);
      if (row === undefined) return succeed(true);
      const heads = await openHeads(vault, row);
      if (!heads.ok) return heads;
      const own = heads.value.some((head) => head.author === author);
      if (!own) known.add(block);
      return succeed(!own);
    },
    async keep() {
      if (known.size !== kept.length || kept.some((block) => !known.has(block))) await transit.kept.put({ key, value: [...known] });
    },
  };
}
