import Dexie from 'dexie';
import { foldCall } from '../../domain/call/fold.ts';
import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { RetentionKind, Settings } from '../../domain/settings.ts';
import { openEvents, openHeads, spanOf } from '../blocks/block-codec.ts';
import type { BlockStore } from '../blocks/block-store.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { AuditRepository } from '../repositories/audit-repository.ts';
import { caught } from '../repositories/caught.ts';
import type { CallQueries } from '../repositories/call-queries.ts';
import type { Vault } from '../vault/vault.ts';
import { deleteCalls } from './delete-calls.ts';
import { heldCalls } from './legal-hold.ts';

export interface PurgeReport {
  readonly deleted: Readonly<Record<RetentionKind, number>>;
  /** Over their time, but held. */
  readonly held: number;
  /** Under another agent's key: whether one is a complaint cannot be read, so that it stays until its agent's own purge. */
  readonly hidden: number;
}

const DAY = 86_400_000;

/**
 * Deletes what is over its keeping time, by kind of record; a call with a complaint counts as a complaint. Held calls stay.
 * Every run that deleted anything is entered in the audit log with its numbers.
 */
export function purge(database: AsideDatabase, vault: Vault, blocks: BlockStore, queries: CallQueries, audit: AuditRepository, settings: Settings, clock: Clock): Promise<Result<PurgeReport, StorageFailure>> {
  return caught<PurgeReport, StorageFailure>(async () => {
    const now = clock();
    const limit = (kind: RetentionKind): string => new Date(Date.parse(now) - settings.retentionDays[kind] * DAY).toISOString();
    const due = await callsClosedBefore(database, vault, queries, limit('call'));
    if (!due.ok) return due;
    const holds = await heldCalls(database);
    const over = due.value.calls.filter((call) => call.closedAt < limit(call.complaint ? 'complaint-call' : 'call'));
    const free = over.filter((call) => !holds.has(call.id));
    const deleted = await deleteCalls(database, blocks, free.map((call) => call.id), 'retention', now);
    if (!deleted.ok) return deleted;
    const counts: Record<RetentionKind, number> = {
      call: free.filter((call) => !call.complaint).length,
      'complaint-call': free.filter((call) => call.complaint).length,
      review: await database.reviews.where('createdAt').below(limit('review')).filter((row) => !holds.has(row.callId)).delete(),
      audit: await deleteOldEntries(database, limit('audit')),
      'unfinished-typing': await deleteLeftTyping(database, limit('unfinished-typing')),
    };
    if (Object.values(counts).some((count) => count > 0)) {
      const logged = await audit.append({ action: 'purge', subject: 'retention', details: { ...counts, held: over.length - free.length } });
      if (!logged.ok) return logged;
    }
    return succeed({ deleted: counts, held: over.length - free.length, hidden: due.value.hidden });
  });
}

/**
 * Only from the beginning, since a chain with a hole is a broken one: an entry dated late by a clock that was wrong ends it. The
 * last entry stays, however old: the next one follows from it.
 */
async function deleteOldEntries(database: AsideDatabase, before: string): Promise<number> {
  const firstKept = (await database.audit.orderBy('seq').filter((row) => row.at >= before).first()) ?? (await database.audit.orderBy('seq').last());
  return firstKept === undefined ? 0 : database.audit.where('seq').below(firstKept.seq).delete();
}

/** Text that was being typed when its call was closed or deleted. What waits in an open or parked call stays, however old. */
async function deleteLeftTyping(database: AsideDatabase, before: string): Promise<number> {
  const waiting = new Set(await database.calls.where('[state+startedAt]').between(['open', Dexie.minKey], ['parked', Dexie.maxKey]).primaryKeys());
  return database.typing.filter((row) => row.at < before && !waiting.has(row.callId)).delete();
}

interface DueCall {
  readonly id: string;
  readonly closedAt: string;
  readonly complaint: boolean;
}

async function callsClosedBefore(database: AsideDatabase, vault: Vault, queries: CallQueries, before: string): Promise<Result<{ readonly calls: readonly DueCall[]; readonly hidden: number }, StorageFailure>> {
  const calls: DueCall[] = [];
  let hidden = 0;
  const rows = await database.calls.where('[closedAt+id]').between([Dexie.minKey], [before]).toArray();
  for (const { id, closedAt } of rows) {
    const events = await queries.events(id);
    if (events.ok) calls.push({ id, closedAt: closedAt!, complaint: foldCall(events.value).complaint !== undefined });
    else if (events.failure.code === 'vault.other-key') hidden += 1;
    else return events;
  }
  for (const blockId of await database.blocks.toCollection().primaryKeys()) {
    if (spanOf(blockId).oldest >= before) continue;
    const [row, eventsRow] = await database.transaction('r', database.blocks, database.blockEvents, () => Promise.all([database.blocks.get(blockId), database.blockEvents.get(blockId)]));
    if (row === undefined || eventsRow === undefined) continue;
    const [heads, events] = [await openHeads(vault, row), await openEvents(vault, eventsRow)];
    if (heads.ok && events.ok) heads.value.forEach((head, index) => calls.push({ id: head.id, closedAt: head.closedAt, complaint: foldCall(events.value[index]!).complaint !== undefined }));
    else if (!heads.ok && heads.failure.code === 'vault.other-key') hidden += row.count;
    else if (!heads.ok) return heads;
    else if (!events.ok) return events;
  }
  return succeed({ calls: calls.filter((call) => call.closedAt < before), hidden });
}
