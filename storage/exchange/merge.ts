import { matterOf } from '../../domain/call/matter.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { packCall, type PackedCall } from '../blocks/packed-call.ts';
import type { StorageFailure } from '../failures.ts';
import { hashOfRecord } from '../record-hash.ts';
import type { LibraryRow } from '../rows.ts';
import type { LocalCalls } from './local-calls.ts';
import type { PersonKey } from './byte-layout.ts';
import { continuedBy, continuedKey } from './continued.ts';
import type { ExchangeContext } from './context.ts';
import type { BundleFailure } from './failures.ts';
import type { OpenedBundle } from './open-bundle.ts';
import { plannedWaiting } from './merge-waiting.ts';
import { personOf } from './person-key.ts';
import type { RecordOf } from './records.ts';
import type { SeenByLead } from './seen-by-lead.ts';
import type { IncomingWaiting } from './waiting-calls.ts';

/** A call that is new here or has more events than here. */
export interface IncomingCall {
  readonly packed: PackedCall;
  readonly author: string;
  /** Events that are in the journal already; 0 when the call is new there. */
  readonly known: number;
  /** The block it lies in with fewer events. */
  readonly block?: string;
}

export type IncomingReview = RecordOf<'review'> & { readonly author: string };

/** What a round will write: the union of what is here with what came. */
export interface MergePlan {
  readonly calls: Map<string, IncomingCall>;
  readonly reviews: Map<string, IncomingReview>;
  readonly library: Map<string, LibraryRow>;
  /** Parked calls of other machines. */
  readonly waiting: Map<string, IncomingWaiting>;
  /** Calls that somebody went on with, by `continuedKey`: the new call. */
  readonly continued: Map<string, string>;
  /** Rows that say which pending calls a lead saw, by call. */
  readonly seen: Map<string, SeenByLead>;
  /** Keys of people as authors announced them. */
  readonly announced: Map<string, PersonKey>;
}

export const emptyPlan = (): MergePlan => ({ calls: new Map(), reviews: new Map(), library: new Map(), waiting: new Map(), continued: new Map(), seen: new Map(), announced: new Map() });

/**
 * Adds a bundle's records to the plan. Everything of the bundle is judged before anything is added: a record of another author
 * refuses it whole.
 */
export async function addToPlan(context: ExchangeContext, plan: MergePlan, { header, records }: OpenedBundle, local: LocalCalls): Promise<Result<number, BundleFailure | StorageFailure>> {
  const { author } = header;
  const calls = records.filter((record) => record.kind === 'call');
  const reviews = records.filter((record) => record.kind === 'review');
  const planned = await plannedCalls(context, plan, author, calls, local);
  if (!planned.ok) return planned;
  const waiting = await plannedWaiting(context, plan, author, records.filter((record) => record.kind === 'waiting'), local);
  if (!waiting.ok) return waiting;
  const added: [string, IncomingReview][] = [];
  const rows = reviews.length === 0 ? [] : await context.database.reviews.bulkGet(reviews.map((one) => one.id));
  const known = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));
  for (const review of reviews) {
    const here = plan.reviews.get(review.id) ?? known.get(review.id);
    if (here !== undefined && here.author !== author) return fail({ code: 'exchange.other-writer', params: { id: review.id } });
    if (here === undefined || here.updatedAt < review.updatedAt) added.push([review.id, { ...review, author }]);
  }
  const published: [string, LibraryRow][] = [];
  for (const one of records) if (one.kind === 'library') published.push(...(await newerPublication(context, plan, author, one)));
  for (const [id, call] of planned.value) plan.calls.set(id, call);
  for (const [id, call] of waiting.value) plan.waiting.set(id, call);
  for (const call of calls) plan.waiting.delete(call.id);
  for (const record of records) if (record.kind === 'seen' && (plan.seen.get(record.id)?.at ?? '~') > record.at) plan.seen.set(record.id, { at: record.at, by: author, callAuthor: record.callAuthor });
  for (const record of records) if ('events' in record) for (const id of continuedBy(record.events)) plan.continued.set(continuedKey(id, personOf(author)), record.id);
  for (const [id, review] of added) plan.reviews.set(id, review);
  for (const [key, row] of published) plan.library.set(key, row);
  return succeed(planned.value.length + waiting.value.length + added.length + published.length);
}

async function plannedCalls(context: ExchangeContext, plan: MergePlan, author: string, calls: readonly RecordOf<'call'>[], local: LocalCalls): Promise<Result<readonly [string, IncomingCall][], BundleFailure | StorageFailure>> {
  const { vault } = context;
  const newer: { readonly id: string; readonly index: number; readonly events: RecordOf<'call'>['events']; readonly known: number; readonly block: string | undefined }[] = [];
  for (const [index, { id, events }] of calls.entries()) {
    if (local.wasDeleted(id)) continue;
    const found = await local.of(id);
    if (!found.ok) return found;
    const known = found.value?.block === undefined ? (found.value?.events ?? 0) : 0;
    const before = plan.calls.get(id);
    const owner = before?.author ?? found.value?.author;
    if (owner !== undefined && owner !== author) return fail({ code: 'exchange.other-writer', params: { id } });
    const here = Math.max(before?.packed.events.length ?? 0, found.value?.events ?? 0);
    if (events.length > here) newer.push({ id, index, events, known, block: found.value?.block });
  }
  // All at once: each hash of a matter waits for another thread.
  const packed = await Promise.all(newer.map(({ id, events }) => packedHere(vault, author, id, events)));
  const bad = packed.indexOf(null);
  if (bad !== -1) return fail({ code: 'exchange.bad-record', params: { at: newer[bad]!.index + 1 } });
  return succeed(newer.map(({ id, known, block }, index) => [id, { packed: packed[index]!, author, known, ...(block === undefined ? {} : { block }) }]));
}

/** The call with the matter key of this machine: the sender's is keyed otherwise. Null when its events make no closed call. */
async function packedHere(vault: ExchangeContext['vault'], author: string, id: string, events: RecordOf<'call'>['events']): Promise<PackedCall | null> {
  try {
    const packed = packCall(id, author, events);
    if (packed === null) return null;
    const subject = events.findLast((event) => event.type === 'call.started' || event.type === 'subject.confirmed');
    const matter = matterOf(subject !== undefined && 'subject' in subject ? subject.subject : null, packed.head.scenario as Parameters<typeof matterOf>[1]);
    const key = matter === null ? null : await vault.pseudonym('matter', matter);
    return key?.ok ? { ...packed, head: { ...packed.head, matterKey: key.value } } : packed;
  } catch {
    return null;
  }
}

/** Two publications of one version: the earlier stays, at the same instant the one with the smaller hash, whatever came first. */
async function newerPublication({ database }: ExchangeContext, plan: MergePlan, author: string, { packId, recordId, version, updatedAt, record }: RecordOf<'library'>): Promise<readonly [string, LibraryRow][]> {
  const key = `${packId}/${recordId}/${version}`;
  const row: LibraryRow = { packId, recordId, version, state: 'published', updatedAt, author, hash: await hashOfRecord(record), record };
  const here = plan.library.get(key) ?? (await database.libraryRecords.get([packId, recordId, version]));
  const stays = here !== undefined && (here.updatedAt < row.updatedAt || (here.updatedAt === row.updatedAt && here.hash <= row.hash));
  return stays ? [] : [[key, row]];
}
