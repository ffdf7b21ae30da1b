import type { Call } from '../../domain/call/call.ts';
import { foldCall } from '../../domain/call/fold.ts';
import { matterOf } from '../../domain/call/matter.ts';
import { succeed, type Result } from '../../domain/result.ts';
import { sealBlockAs } from '../blocks/block-codec.ts';
import { blockTables, putBlocks, type BlockStore } from '../blocks/block-store.ts';
import type { PackedCall } from '../blocks/packed-call.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { Vault } from '../vault/vault.ts';
import { caught } from './caught.ts';
import type { CallQueries } from './call-queries.ts';

/** Recognises the matter again (customer and scenario) without keeping who it is; undefined while either is unknown. */
export async function matterKeyOf(vault: Vault, call: Call): Promise<Result<string | undefined, StorageFailure>> {
  const matter = matterOf(call.subject, call.scenario?.id);
  return matter === null ? succeed(undefined) : vault.pseudonym('matter', matter);
}

/**
 * Hashes the matter of these calls, in the journal and in blocks, with the key that is open now: after the first passphrase, and
 * where a backup brought calls of another vault. Otherwise a customer's next contact would not be known as one. Calls under another
 * agent's key are passed over. Can be stopped and begun again. Returns how many changed.
 */
export function renewMatterKeys(database: AsideDatabase, vault: Vault, blocks: BlockStore, queries: CallQueries, ids: { readonly calls: readonly string[]; readonly blocks: readonly string[] }): Promise<Result<number, StorageFailure>> {
  return caught<number, StorageFailure>(async () => {
    let changed = 0;
    for (const id of ids.calls) {
      const done = await renewCall(database, vault, queries, id);
      if (!done.ok) return done;
      changed += done.value;
    }
    for (const id of ids.blocks) {
      const done = await renewBlock(database, vault, blocks, id);
      if (!done.ok) return done;
      changed += done.value;
    }
    return succeed(changed);
  });
}

async function renewCall(database: AsideDatabase, vault: Vault, queries: CallQueries, id: string): Promise<Result<number, StorageFailure>> {
  const row = await database.calls.get(id);
  if (row === undefined) return succeed(0);
  const events = await queries.events(id);
  if (!events.ok) return events.failure.code === 'vault.other-key' ? succeed(0) : events;
  const key = await matterKeyOf(vault, foldCall(events.value));
  if (!key.ok) return key;
  if (key.value === row.matterKey) return succeed(0);
  const { matterKey: _before, ...others } = row;
  return succeed(await database.transaction('rw', database.calls, async () => {
    if ((await database.calls.get(id))?.seq !== row.seq) return 0;
    await database.calls.put({ ...others, ...keyed(key.value) });
    return 1;
  }));
}

async function renewBlock(database: AsideDatabase, vault: Vault, blocks: BlockStore, id: string): Promise<Result<number, StorageFailure>> {
  const row = await database.blocks.get(id);
  const packed = row === undefined ? null : await blocks.calls(id);
  if (row === undefined || packed === null) return succeed(0);
  if (!packed.ok) return packed.failure.code === 'vault.other-key' ? succeed(0) : packed;
  let changed = 0;
  const renewed: PackedCall[] = [];
  for (const call of packed.value) {
    const key = await matterKeyOf(vault, foldCall(call.events));
    if (!key.ok) return key;
    const { matterKey: before, ...head } = call.head;
    if (before !== key.value) changed += 1;
    renewed.push({ ...call, head: { ...head, ...keyed(key.value) } });
  }
  if (changed === 0) return succeed(0);
  const block = await sealBlockAs(vault, id, row.revision + 1, renewed);
  if (!block.ok) return block;
  return succeed(await database.transaction('rw', blockTables(database), async () => {
    if ((await database.blocks.get(id))?.revision !== row.revision) return 0;
    await putBlocks(database, [block.value]);
    return changed;
  }));
}

const keyed = (key: string | undefined) => (key === undefined ? {} : { matterKey: key });
