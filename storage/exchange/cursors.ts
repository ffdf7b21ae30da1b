import type { AsideDatabase } from '../database.ts';

const PREFIX = 'exchange/applied/';

/** The last number applied of each author. Kept beside the records, so that both change in one transaction. */
export async function readCursors({ settings }: AsideDatabase): Promise<ReadonlyMap<string, number>> {
  const rows = await settings.where('key').startsWith(PREFIX).toArray();
  return new Map(rows.map((row) => [row.key.slice(PREFIX.length), Number(row.value)]));
}

/** Everything others put is read again from the beginning; what is known already changes nothing. */
export const resetCursors = ({ settings }: AsideDatabase): Promise<number> => settings.where('key').startsWith(PREFIX).delete();

/** To be called in a transaction that includes `settings`. False when another page moved one meanwhile. */
export async function moveCursors({ settings }: AsideDatabase, from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>, now: string): Promise<boolean> {
  for (const author of to.keys()) if (Number((await settings.get(PREFIX + author))?.value ?? 0) !== (from.get(author) ?? 0)) return false;
  await settings.bulkPut([...to].map(([author, number]) => ({ key: PREFIX + author, value: number, updatedAt: now })));
  return true;
}
