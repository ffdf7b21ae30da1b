import { liveQuery, type Observable } from 'dexie';
import type { AppendFailure } from '../../domain/call/append-rule.ts';
import { mayFollow } from '../../domain/call/append-rule.ts';
import type { Call } from '../../domain/call/call.ts';
import type { CallEvent, CallEventBody, CallEventOf } from '../../domain/call/events.ts';
import { applyEvent, beginCall, foldCall } from '../../domain/call/fold.ts';
import type { Clock, MakeId } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { PromiseRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { createBlockStore } from '../blocks/block-store.ts';
import { unpackCall } from '../blocks/pack-closed.ts';
import { sealCallRow, sealEvent, sealTyping } from './call-codec.ts';
import type { CallListItem, CallPage, PageKey } from './call-list.ts';
import { createCallQueries, type StoredCall } from './call-queries.ts';
import { all, caught } from './caught.ts';
import { matterKeyOf } from './matter-keys.ts';
import { sealPromise } from './promise-codec.ts';

export type { StoredCall };
export type CallFailure = StorageFailure | AppendFailure;

export interface Saved {
  /** The instant after the transaction completed; what "saved hh:mm:ss" shows. */
  readonly savedAt: string;
  /** The last event's number now. */
  readonly seq: number;
}

export interface AppendOptions {
  /** The number of the last event the writer knows; another number in the database is `storage.second-writer`. */
  readonly expectedSeq?: number;
}

/** What is being typed in a call: a part of the note, or the chat draft. */
export type TypingPart = CallEventOf<'note.edited'>['part'] | 'draft';

/** Calls of this machine. Every write answers after its transaction completed, or with a failure that changed nothing. */
export interface CallRepository {
  start(event: CallEventOf<'call.started'>): Promise<Result<Saved & { readonly id: string }, CallFailure>>;
  append(callId: string, bodies: readonly CallEventBody[], options?: AppendOptions): Promise<Result<Saved, CallFailure>>;
  /** Keeps text while it is typed, beside the events; the next `note.edited` or `draft.edited` of the part replaces it. */
  saveTyping(callId: string, part: TypingPart, text: string): Promise<Result<{ readonly savedAt: string }, CallFailure>>;
  get(callId: string): Promise<Result<StoredCall, CallFailure>>;
  events(callId: string): Promise<Result<readonly CallEvent[], CallFailure>>;
  /** Open and parked calls, oldest first. */
  openCalls(): Promise<Result<readonly CallListItem[], StorageFailure>>;
  /** Closed calls, newest first, a page by key. */
  listClosed(page: { readonly before?: PageKey; readonly limit: number }): Promise<Result<CallPage, StorageFailure>>;
  /** Other calls on the same matter, newest first. */
  onMatter(matterKey: string): Promise<Result<readonly CallListItem[], StorageFailure>>;
  /** Runs a query again whenever what it read changes, in this page or another. */
  live<T>(query: () => Promise<T>): Observable<T>;
}

/** Three chats and parked wrap-ups at once fit well. */
const FOLDED_CALLS = 16;

export function createCallRepository(database: AsideDatabase, vault: Vault, clock: Clock, makeId: MakeId, author: string = ''): CallRepository {
  const { calls, callEvents, typing, promises } = database;

  const blocks = createBlockStore(database, vault, makeId);
  const queries = createCallQueries(database, vault, blocks);

  /** Folded states of the calls written last, so that a tick late in a call does not decrypt the whole call. */
  const folded = new Map<string, Call>();
  const currentState = async (callId: string): Promise<Result<Call, CallFailure>> => {
    const known = folded.get(callId);
    if (known !== undefined && (await calls.get(callId))?.seq === known.lastSeq) return succeed(known);
    const events = await queries.events(callId);
    if (!events.ok) return events;
    const call = foldCall(events.value);
    if (folded.size >= FOLDED_CALLS) folded.clear();
    folded.set(callId, call);
    return succeed(call);
  };

  /** Nothing earlier than the call's last event: a clock set back does not put events in the wrong order. */
  const timeAfter = (last: string | undefined): string => {
    const now = clock();
    return last !== undefined && last > now ? last : now;
  };

  return {
    async start(body) {
      return caught(async () => {
        const id = makeId();
        const event: CallEvent = { ...body, seq: 1, at: clock() };
        const call = beginCall(event as CallEvent & CallEventOf<'call.started'>);
        const eventRow = await sealEvent(vault, id, event);
        if (!eventRow.ok) return eventRow;
        const row = await sealCallRow(vault, id, author, call, undefined);
        if (!row.ok) return row;
        await database.transaction('rw', calls, callEvents, async () => {
          await callEvents.add(eventRow.value);
          await calls.add(row.value);
        });
        return succeed({ id, savedAt: clock(), seq: 1 });
      });
    },

    async append(callId, bodies, options = {}) {
      return caught(async () => {
        const known = await currentState(callId);
        if (!known.ok) return known;
        let call = known.value;
        const before = call.lastSeq;
        if (options.expectedSeq !== undefined && options.expectedSeq !== before) return secondWriter(callId);
        const row = (await calls.get(callId)) ?? (await unpackCall(database, vault, blocks, callId));
        if (row === undefined) return missing(callId);
        const events: CallEvent[] = [];
        for (const body of bodies) {
          const allowed = mayFollow(call, body);
          if (!allowed.ok) return allowed;
          const event: CallEvent = { ...body, seq: call.lastSeq + 1, at: timeAfter(call.lastAt) };
          events.push(event);
          call = applyEvent(call, event);
        }
        const sealed = await all(events.map((event) => sealEvent(vault, callId, event)));
        if (!sealed.ok) return sealed;
        const matterKey = await matterKeyOf(vault, call);
        if (!matterKey.ok) return matterKey;
        const next = await sealCallRow(vault, callId, row.author, call, matterKey.value);
        if (!next.ok) return next;
        const promised = await all(events.some((event) => event.type.startsWith('promise.')) ? call.promises.map((promise) => sealPromise(vault, callId, promise, call.subject?.maskedName, call.lastAt)) : []);
        if (!promised.ok) return promised;
        const settled = events.flatMap((event) => typingPartOf(event)).map((part): [string, string] => [callId, part]);
        const conflict = await database.transaction('rw', [calls, callEvents, typing, promises], async () => {
          if ((await calls.get(callId))?.seq !== before) return true;
          await callEvents.bulkAdd(sealed.value);
          await calls.put(next.value);
          await typing.bulkDelete(settled);
          for (const row of promised.value) await promises.put({ ...row, ...keptReminder(await promises.get(row.id), row) });
          return false;
        });
        if (conflict) return secondWriter(callId);
        folded.set(callId, call);
        return succeed({ savedAt: clock(), seq: call.lastSeq });
      });
    },

    async saveTyping(callId, part, text) {
      return caught<{ readonly savedAt: string }, CallFailure>(async () => {
        const row = await sealTyping(vault, callId, part, clock(), text);
        if (!row.ok) return row;
        const state = await database.transaction('rw', calls, typing, async () => {
          const known = await calls.get(callId);
          if (known !== undefined && known.state !== 'closed') await typing.put(row.value);
          return known?.state;
        });
        if (state === undefined) return missing(callId);
        if (state === 'closed') return fail<CallFailure>({ code: 'call.closed', params: { event: 'note.edited' } });
        return succeed({ savedAt: clock() });
      });
    },

    get: (callId) => caught<StoredCall, CallFailure>(() => queries.get(callId)),
    events: (callId) => caught<readonly CallEvent[], CallFailure>(() => queries.events(callId)),
    openCalls: () => caught<readonly CallListItem[], StorageFailure>(() => queries.openCalls()),
    listClosed: (page) => caught<CallPage, StorageFailure>(() => queries.listClosed(page)),
    onMatter: (matterKey) => caught<readonly CallListItem[], StorageFailure>(() => queries.onMatter(matterKey)),
    live: (query) => liveQuery(query),
  };
}

/** Somebody was reminded of this time; of another time they are reminded again. */
const keptReminder = (known: PromiseRow | undefined, row: PromiseRow): Partial<PromiseRow> =>
  known?.remindedAt !== undefined && known.dueAt === row.dueAt ? { remindedAt: known.remindedAt } : {};

const missing = (callId: string) => fail({ code: 'storage.missing' as const, params: { id: callId } });
const secondWriter = (callId: string) => fail({ code: 'storage.second-writer' as const, params: { id: callId } });

function typingPartOf(event: CallEventBody): readonly TypingPart[] {
  if (event.type === 'note.edited' || event.type === 'note.reset') return [event.part];
  return event.type === 'draft.edited' ? ['draft'] : [];
}
