import Dexie from 'dexie';
import type { AsideDatabase } from '../database.ts';
import type { TransitDatabase } from './transit.ts';

/** A desk that gave nothing out for so long needs no exact figure; older calls than these are packed and were sent. */
const COUNTED = 500;

/** How many of this author's newest closed calls are in no bundle yet, 500 at most. */
export async function countUnsentCalls({ calls }: Pick<AsideDatabase, 'calls'>, { sent }: Pick<TransitDatabase, 'sent'>, author: string): Promise<number> {
  const known = (await sent.get(author))?.records ?? {};
  const rows = await calls.where('[closedAt+id]').between([Dexie.minKey], [Dexie.maxKey]).reverse().limit(COUNTED).toArray();
  return rows.filter((row) => row.author === author && known[`call/${row.id}`] !== row.seq).length;
}
