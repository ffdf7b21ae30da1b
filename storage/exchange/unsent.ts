import Dexie from 'dexie';
import type { CallEvent } from '../../domain/call/events.ts';
import type { Review } from '../../domain/review/review.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { StorageFailure } from '../failures.ts';
import { openEvent } from '../repositories/call-codec.ts';
import { all } from '../repositories/caught.ts';
import { ADDRESS } from '../sealed-fields.ts';
import type { ExchangeContext } from './context.ts';
import { foreignBlocks } from './foreign-blocks.ts';
import type { ExchangeRecord } from './records.ts';
import { seenHere } from './seen-by-lead.ts';
import type { SentState } from './transit.ts';

/** A record that is new since the last bundle. */
export interface Unsent {
  readonly key: string;
  readonly version: string | number;
  readonly record: ExchangeRecord;
  /** Of a review: whose call it is. */
  readonly callAuthor?: string;
  /** Of a parked call: it waits for a lead too. */
  readonly pendingForLead?: true;
}

export interface UnsentPart {
  readonly unsent: readonly Unsent[];
  /** A block whose calls are all sent with this part, and the keys of its calls. */
  readonly block?: { readonly id: string; readonly keys: readonly string[] };
}

const CALLS_READ_TOGETHER = 100;

/**
 * Own records that are not sent yet, a part at a time: closed calls of the journal, parked ones, calls in blocks, final reviews, publications.
 * What lies under another agent's key is that agent's to send.
 */
export async function* unsentRecords(context: ExchangeContext, sent: () => SentState): AsyncGenerator<Result<UnsentPart, StorageFailure>> {
  const { database, vault, identity: { author } } = context;
  const isNew = (key: string, version: string | number): boolean => sent().records[key] !== version;
  const rows = (await database.calls.where('[closedAt+id]').between([Dexie.minKey], [Dexie.maxKey]).toArray()).filter((row) => row.author === author && isNew(`call/${row.id}`, row.seq));
  for (let start = 0; start < rows.length; start += CALLS_READ_TOGETHER) {
    const unsent: Unsent[] = [];
    for (const row of rows.slice(start, start + CALLS_READ_TOGETHER)) {
      const events = await eventsOf(context, row.id);
      if (events.ok) unsent.push(callOf(row.id, events.value));
      else if (events.failure.code !== 'vault.other-key') return yield events;
    }
    yield succeed({ unsent });
  }
  for (const row of await database.calls.where('[state+startedAt]').between(['parked', Dexie.minKey], ['parked', Dexie.maxKey]).toArray()) {
    if (row.author !== author || !isNew(`call/${row.id}`, `parked ${row.seq}`)) continue;
    const events = await eventsOf(context, row.id);
    if (events.ok) yield succeed({ unsent: [{ key: `call/${row.id}`, version: `parked ${row.seq}`, record: { kind: 'waiting', id: row.id, events: events.value }, ...(row.pendingForLead === 1 ? { pendingForLead: true } : {}) }] });
    else if (events.failure.code !== 'vault.other-key') return yield events;
  }
  const ids = await context.blocks.ids();
  const foreign = await foreignBlocks(context, ids);
  for (const block of ids) {
    if (sent().blocks.includes(block)) continue;
    const isForeign = await foreign.has(block);
    if (!isForeign.ok && isForeign.failure.code === 'vault.other-key') continue;
    if (!isForeign.ok) return yield isForeign;
    if (isForeign.value) continue;
    const calls = await context.blocks.calls(block);
    if (!calls.ok) return yield calls;
    const own = calls.value.filter((call) => call.head.author === author && isNew(`call/${call.head.id}`, call.events.length));
    yield succeed({ unsent: own.map((call) => callOf(call.head.id, call.events)), block: { id: block, keys: calls.value.map((call) => `call/${call.head.id}`) } });
  }
  await foreign.keep();
  const reviews: Unsent[] = [];
  for (const row of await database.reviews.toArray()) {
    if (row.author !== author || !isNew(`review/${row.id}`, row.updatedAt)) continue;
    const review = await vault.open<Review>(ADDRESS.review(row.id, row.updatedAt), row.body);
    if (!review.ok && review.failure.code === 'vault.other-key') continue;
    if (!review.ok) return yield review;
    if (review.value.state === 'draft') continue;
    const { id, callId, createdAt, updatedAt } = row;
    const callAuthor = (await database.calls.get(callId))?.author ?? (await authorInBlocks(context, callId));
    reviews.push({ key: `review/${id}`, version: updatedAt, record: { kind: 'review', id, callId, createdAt, updatedAt, review: review.value }, ...(callAuthor === undefined ? {} : { callAuthor }) });
  }
  yield succeed({ unsent: reviews });
  const words = (await seenHere(database, author)).filter(({ record }) => isNew(`seen/${record.id}`, record.at));
  yield succeed({ unsent: words.map(({ record, callAuthor }) => ({ key: `seen/${record.id}`, version: record.at, record, callAuthor })) });
  const published = (await database.libraryRecords.toArray()).filter((row) => row.author === author && row.state === 'published' && isNew(`library/${row.packId}/${row.recordId}/${row.version}`, row.hash));
  yield succeed({
    unsent: published.map(({ packId, recordId, version, updatedAt, hash, record }) => ({
      key: `library/${packId}/${recordId}/${version}`, version: hash, record: { kind: 'library', packId, recordId, version, updatedAt, record: record as LibraryRecord },
    })),
  });
}

const callOf = (id: string, events: readonly CallEvent[]): Unsent => ({ key: `call/${id}`, version: events.length, record: { kind: 'call', id, events } });

async function eventsOf({ database, vault }: ExchangeContext, id: string): Promise<Result<readonly CallEvent[], StorageFailure>> {
  const rows = await database.callEvents.where('[callId+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray();
  return all(rows.map((row) => openEvent(vault, row)));
}

async function authorInBlocks({ blocks }: ExchangeContext, id: string): Promise<string | undefined> {
  const found = await blocks.find(id);
  return found.ok ? found.value?.head.author : undefined;
}
