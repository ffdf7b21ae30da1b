import { foldCall } from '../../domain/call/fold.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { BLOCK_SIZE, sealBlock, type Block } from '../blocks/block-codec.ts';
import { blockTables, deleteBlock, putBlocks } from '../blocks/block-store.ts';
import { newestFirst } from '../blocks/packed-call.ts';
import type { StorageFailure } from '../failures.ts';
import { sealCallRow, sealEvent } from '../repositories/call-codec.ts';
import { all } from '../repositories/caught.ts';
import type { CallEventRow, CallRow, PromiseRow, ReviewRow } from '../rows.ts';
import { ADDRESS } from '../sealed-fields.ts';
import { breathe, type ExchangeContext } from './context.ts';
import { moveCursors } from './cursors.ts';
import { announcementRows } from './person-key.ts';
import { ownPromises, type IsContinued } from './own-promises.ts';
import { seenOf, seenRow, type SeenByLead } from './seen-by-lead.ts';
import { forgetClosed, putWaiting } from './waiting-calls.ts';
import type { IncomingCall, MergePlan } from './merge.ts';

/** From so many new calls on they are written as blocks: a call in the journal is some twenty records of IndexedDB. */
const WORTH_A_BLOCK = 200;

interface JournalCall {
  readonly incoming: IncomingCall;
  readonly row: CallRow;
  readonly events: readonly CallEventRow[];
  readonly promises: readonly PromiseRow[];
}

/**
 * Seals a plan and writes it with the cursors in one transaction, all or nothing. `storage.second-writer`: another page applied
 * meanwhile; the next round finds what is left.
 */
export async function writePlan(context: ExchangeContext, plan: MergePlan, from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): Promise<Result<true, StorageFailure>> {
  const { database, vault, blocks, clock } = context;
  const fresh = [...plan.calls.values()].filter((call) => call.known === 0 && call.block === undefined);
  // By closing time, so that a page of a list reaches into few blocks.
  const inBlocks = fresh.length >= WORTH_A_BLOCK ? fresh.toSorted((a, b) => newestFirst(a.packed.head, b.packed.head)) : [];
  const sealed: Block[] = [];
  for (let start = 0; start < inBlocks.length; start += BLOCK_SIZE) {
    const block = await sealBlock(vault, context.makeId(), inBlocks.slice(start, start + BLOCK_SIZE).map((call) => call.packed));
    if (!block.ok) return block;
    sealed.push(block.value);
    await breathe();
  }
  const continued: IsContinued = async (key) => plan.continued.has(key) || (await database.settings.get(key)) !== undefined;
  const blocked = new Set(inBlocks);
  const journal = await all([...plan.calls.values()].filter((call) => !blocked.has(call)).map((call) => sealForJournal(context, continued, call)));
  if (!journal.ok) return journal;
  const rest: [string, Block | null][] = [];
  for (const [block, ids] of Map.groupBy(journal.value.filter((call) => call.incoming.block !== undefined), (call) => call.incoming.block!)) {
    const without = await blocks.without(block, new Set(ids.map((call) => call.row.id)));
    if (!without.ok) return without;
    rest.push([block, without.value]);
  }
  const reviews = await all([...plan.reviews.values()].map(async ({ id, callId, createdAt, updatedAt, author, review }): Promise<Result<ReviewRow, StorageFailure>> => {
    const body = await vault.seal(ADDRESS.review(id, updatedAt), review);
    return body.ok ? succeed({ id, callId, createdAt, updatedAt, author, body: body.value }) : body;
  }));
  if (!reviews.ok) return reviews;
  const kept = await putWaiting(context, plan.waiting);
  if (!kept.ok) return kept;
  const waiting = await all([...plan.waiting].map(([id, call]) => ownPromises(context, continued, id, call.author, foldCall(call.events))));
  if (!waiting.ok) return waiting;
  const tables = [database.calls, database.callEvents, database.promises, database.reviews, database.libraryRecords, database.settings, ...blockTables(database)];
  const done = await database.transaction('rw', tables, async () => {
    const rows = await database.calls.bulkGet(journal.value.map((call) => call.row.id));
    if (rows.some((row, index) => (row?.seq ?? 0) !== journal.value[index]!.incoming.known)) return false;
    for (const [id, block] of rest) {
      const revision = (await database.blocks.get(id))?.revision;
      if (revision === undefined || (block !== null && revision !== block.block.revision - 1)) return false;
    }
    if (!(await moveCursors(database, from, to, clock()))) return false;
    await putBlocks(database, [...sealed, ...rest.flatMap(([, block]) => (block === null ? [] : [block]))]);
    for (const [id, block] of rest) if (block === null) await deleteBlock(database, id);
    await database.calls.bulkPut(journal.value.map(({ row }, index) => (rows[index]?.hold === undefined ? row : { ...row, hold: rows[index].hold })));
    await database.callEvents.bulkPut(journal.value.flatMap((call) => call.events));
    await database.promises.bulkPut([...waiting.value.flat(), ...journal.value.flatMap((call) => call.promises)]);
    await database.reviews.bulkPut([...reviews.value]);
    await database.libraryRecords.bulkPut([...plan.library.values()]);
    for (const [callId, seen] of plan.seen) if (isEarlier(seen, await seenOf(database, callId))) await database.settings.put(seenRow(callId, seen));
    await database.settings.bulkPut([...announcementRows(plan.announced, clock()), ...[...plan.continued].map(([key, value]) => ({ key, value, updatedAt: clock() }))]);
    return true;
  });
  if (done) await forgetClosed(context.transit, plan.calls);
  return done ? succeed(true) : fail({ code: 'storage.second-writer' });
}

async function sealForJournal(context: ExchangeContext, continued: IsContinued, incoming: IncomingCall): Promise<Result<JournalCall, StorageFailure>> {
  const { vault } = context;
  const { packed: { head, events }, author, known } = incoming;
  const call = foldCall(events);
  const row = await sealCallRow(vault, head.id, author, call, head.matterKey);
  if (!row.ok) return row;
  const sealed = await all(events.filter((event) => event.seq > known).map((event) => sealEvent(vault, head.id, event)));
  if (!sealed.ok) return sealed;
  const promises = await ownPromises(context, continued, head.id, author, call);
  return promises.ok ? succeed({ incoming, row: row.value, events: sealed.value, promises: promises.value }) : promises;
}

/** Of two leads the one who was first; whatever comes first, the same. */
const isEarlier = (seen: SeenByLead, here: SeenByLead | undefined): boolean => here === undefined || seen.at < here.at || (seen.at === here.at && seen.by < here.by);
