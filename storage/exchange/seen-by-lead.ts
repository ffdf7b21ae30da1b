import { memberOf } from '../../domain/team/team.ts';
import { fail, succeed, type Failure, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { appendToParked } from './append-to-parked.ts';
import type { ExchangeContext } from './context.ts';
import type { RecordOf } from './records.ts';

const SEEN = 'exchange/seen/';

/** That a lead saw a pending call of another machine. The call's own machine writes it into the call. */
export interface SeenByLead {
  readonly at: string;
  /** The lead. */
  readonly by: string;
  readonly callAuthor: string;
}

export const seenRow = (callId: string, seen: SeenByLead) => ({ key: SEEN + callId, value: seen, updatedAt: seen.at });

export async function seenOf({ settings }: AsideDatabase, callId: string): Promise<SeenByLead | undefined> {
  return (await settings.get(SEEN + callId))?.value as SeenByLead | undefined;
}

/** What this lead saw, as records to be sent. */
export async function seenHere({ settings }: AsideDatabase, author: string): Promise<readonly { readonly record: RecordOf<'seen'>; readonly callAuthor: string }[]> {
  const rows = await settings.where('key').startsWith(SEEN).toArray();
  return rows.flatMap((row) => {
    const { at, by, callAuthor } = row.value as SeenByLead;
    return by === author ? [{ record: { kind: 'seen' as const, id: row.key.slice(SEEN.length), at, callAuthor }, callAuthor }] : [];
  });
}

/** Only for a pending call that came here by exchange; on the call's own machine the desk writes it. */
export async function markSeenByLead({ database, transit, team, clock, identity: { author } }: ExchangeContext, callId: string): Promise<Result<true, Failure>> {
  if (memberOf(team, author)?.roles.includes('supervisor') !== true) return fail({ code: 'exchange.no-right', params: { author, kind: 'seen' } });
  const waiting = await transit.waiting.get(callId);
  if (waiting === undefined) return fail({ code: 'storage.missing', params: { id: callId } });
  if ((await seenOf(database, callId)) === undefined) await database.settings.put(seenRow(callId, { at: clock(), by: author, callAuthor: waiting.author }));
  return succeed(true);
}

/** Writes into own pending calls that a lead saw them. Done after each round, so that one that was cut off is made up for. */
export async function noteSeen(context: ExchangeContext): Promise<Result<number, StorageFailure>> {
  const { database, identity: { author } } = context;
  let noted = 0;
  for (const row of await database.settings.where('key').startsWith(SEEN).toArray()) {
    const { by, callAuthor } = row.value as SeenByLead;
    if (callAuthor !== author) continue;
    const callId = row.key.slice(SEEN.length);
    const call = await database.calls.get(callId);
    if (call?.author !== author || call.state !== 'parked' || call.pendingForLead !== 1) continue;
    const done = await appendToParked(context, callId, [{ type: 'lead.seen', by }]);
    if (!done.ok && done.failure.code !== 'vault.other-key') return done;
    if (done.ok && done.value) noted += 1;
  }
  return succeed(noted);
}
