import type { Call } from '../../domain/call/call.ts';
import type { CallEvent, CallEventBody } from '../../domain/call/events.ts';
import { foldCall } from '../../domain/call/fold.ts';
import type { Settings } from '../../domain/settings.ts';
import { memberOf, type Team } from '../../domain/team/team.ts';
import { fail, succeed, type Failure, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { sealCallRow, sealEvent } from '../repositories/call-codec.ts';
import { all } from '../repositories/caught.ts';
import { sealPromise } from '../repositories/promise-codec.ts';
import type { Address } from '../vault/envelope.ts';
import { continuedKey } from './continued.ts';
import type { ExchangeContext } from './context.ts';
import { personOf } from './person-key.ts';
import { seenOf } from './seen-by-lead.ts';
import type { TransitDatabase, WaitingRow } from './transit.ts';

/** A parked call of another machine: of this person, to be continued here, or pending, for a lead. */
export interface WaitingCall {
  readonly id: string;
  readonly author: string;
  /** As the team file names the author. */
  readonly name: string;
  /** Written by this person at another desk: `continueHere` takes it over. */
  readonly mine: boolean;
  readonly startedAt: string;
  readonly parkedAt?: string;
  readonly reason?: string;
  readonly maskedName?: string;
  readonly scenario?: string;
  readonly openSteps: number;
  readonly openPromises: number;
  readonly pendingForLead: boolean;
}

const DAY = 86_400_000;
const addressOf = (id: string, seq: number): Address => ({ table: 'waiting', id: `${id}/${seq}`, version: 1 });

export interface IncomingWaiting {
  readonly author: string;
  readonly events: readonly CallEvent[];
}

/** Keeps parked calls of others as they are known now. Written before the cursors move: written twice is the same. */
export async function putWaiting({ transit, vault }: ExchangeContext, waiting: ReadonlyMap<string, IncomingWaiting>): Promise<Result<true, StorageFailure>> {
  const rows: WaitingRow[] = [];
  for (const [id, { author, events }] of waiting) {
    const { seq, at } = events.at(-1)!;
    const body = await vault.seal(addressOf(id, seq), events);
    if (!body.ok) return body;
    rows.push({ id, author, seq, updatedAt: at, body: body.value });
  }
  await transit.waiting.bulkPut(rows);
  return succeed(true);
}

/** Parked calls that are closed now. Only keys that are there are named: each key of a deletion is told to every open page. */
export async function forgetClosed({ waiting }: TransitDatabase, closed: ReadonlyMap<string, unknown>): Promise<void> {
  const gone = (await waiting.toCollection().primaryKeys()).filter((id) => closed.has(id));
  if (gone.length > 0) await waiting.bulkDelete(gone);
}

/** Parked calls over their keeping time: at their own desk they are kept until somebody closes them. */
export async function forgetWaiting({ waiting }: TransitDatabase, settings: Settings, now: string): Promise<void> {
  const limit = new Date(Date.parse(now) - settings.retentionDays.call * DAY).toISOString();
  await waiting.filter((row) => row.updatedAt < limit).delete();
}

const openRow = ({ vault }: Pick<ExchangeContext, 'vault'>, row: WaitingRow): Promise<Result<readonly CallEvent[], StorageFailure>> => vault.open<readonly CallEvent[]>(addressOf(row.id, row.seq), row.body);

/** Parked calls of other machines that can be read here, oldest first. */
export async function waitingCalls(context: Pick<ExchangeContext, 'transit' | 'vault' | 'database'>, author: string, team: Team): Promise<Result<readonly WaitingCall[], StorageFailure>> {
  const calls: WaitingCall[] = [];
  for (const row of await context.transit.waiting.toArray()) {
    const person = personOf(row.author);
    if ((await context.database.settings.get(continuedKey(row.id, person))) !== undefined) continue;
    const events = await openRow(context, row);
    if (!events.ok && events.failure.code === 'vault.other-key') continue;
    if (!events.ok) return events;
    const mine = person === personOf(author);
    const call = foldCall(events.value);
    const seen = (await seenOf(context.database, row.id)) !== undefined;
    // It waits for its agent now.
    if (seen && !mine) continue;
    const name = memberOf(team, row.author)?.name ?? person;
    calls.push({ id: row.id, author: row.author, name, mine, ...shown(call), ...(seen ? { pendingForLead: false } : {}) });
  }
  return succeed(calls.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)));
}

const shown = (call: Call): Pick<WaitingCall, 'startedAt' | 'parkedAt' | 'reason' | 'maskedName' | 'scenario' | 'openSteps' | 'openPromises' | 'pendingForLead'> => ({
  startedAt: call.startedAt, openSteps: call.openSteps.length, openPromises: call.promises.filter((one) => one.keptAt === undefined).length, pendingForLead: call.pendingForLead,
  ...(call.parkedAt === undefined ? {} : { parkedAt: call.parkedAt }), ...(call.parkedReason === undefined ? {} : { reason: call.parkedReason }),
  ...(call.subject?.maskedName === undefined ? {} : { maskedName: call.subject.maskedName }), ...(call.scenario === undefined ? {} : { scenario: call.scenario.id }),
});

/** What was said and measured stays with the call in which it was; counted twice it would say that it happened twice. */
const STAYS: ReadonlySet<CallEventBody['type']> = new Set<CallEventBody['type']>([
  'mark.set', 'script.shown', 'script.said', 'script.copied', 'script.inserted', 'script.rejected', 'insert.refused', 'customer.waiting', 'customer.answered', 'page.changed', 'recording.set', 'lead.alerted',
]);

/**
 * A new call of this desk that goes on where another desk of the same person parked. Times are kept: a complaint's days count from when
 * it was received. One writer per record: the other desk's call is left to it; it closes that when it hears of this one.
 */
export async function continueWaiting(context: ExchangeContext, callId: string): Promise<Result<{ readonly id: string }, Failure>> {
  const { database, transit, vault, clock, makeId, identity: { author } } = context;
  const row = await transit.waiting.get(callId);
  if (row === undefined || personOf(row.author) !== personOf(author)) return fail({ code: 'storage.missing', params: { id: callId } });
  const known = await openRow(context, row);
  if (!known.ok) return known;
  const [id, now] = [makeId(), clock()];
  const last = known.value.at(-1)!.at;
  const kept = known.value.filter((event) => !STAYS.has(event.type)).map(withoutRecording);
  const link: CallEventBody = { type: 'call.linked', callId, relation: 'continued' };
  const events = [...kept, { ...link, seq: 0, at: now > last ? now : last }].map((event, index): CallEvent => ({ ...event, seq: index + 1 }));
  const call = foldCall(events);
  const head = await sealCallRow(vault, id, author, call, undefined);
  if (!head.ok) return head;
  const sealed = await all(events.map((event) => sealEvent(vault, id, event)));
  if (!sealed.ok) return sealed;
  const promises = await all(call.promises.map((promise) => sealPromise(vault, id, promise, call.subject?.maskedName, call.lastAt)));
  if (!promises.ok) return promises;
  const key = continuedKey(callId, personOf(author));
  const done = await database.transaction('rw', [database.calls, database.callEvents, database.promises, database.settings], async () => {
    if ((await database.settings.get(key)) !== undefined) return false;
    await database.calls.add(head.value);
    await database.callEvents.bulkAdd([...sealed.value]);
    await database.promises.bulkPut([...promises.value]);
    await database.settings.put({ key, value: id, updatedAt: now });
    return true;
  });
  if (!done) return fail({ code: 'storage.second-writer', params: { id: callId } });
  await transit.waiting.delete(callId);
  return succeed({ id });
}

function withoutRecording(event: CallEvent): CallEvent {
  if (event.type !== 'call.started' || event.recordingId === undefined) return event;
  const { recordingId: _ofTheOtherCall, ...rest } = event;
  return rest;
}
