import { foldCall } from '../../domain/call/fold.ts';
import type { CallEvent, CallEventBody } from '../../domain/call/events.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { openEvent, sealCallRow, sealEvent } from '../repositories/call-codec.ts';
import { all } from '../repositories/caught.ts';
import type { ExchangeContext } from './context.ts';
import { personOf } from './person-key.ts';

const CONTINUED = 'exchange/continued/';

/** Says that a person went on with a call elsewhere. By person: nobody ends another's call by naming it. */
export const continuedKey = (callId: string, person: string): string => `${CONTINUED}${callId}/${person}`;

/** Calls that these events go on with. (The call that was left links the other way as `same-matter`: only one of the two goes on.) */
export const continuedBy = (events: readonly CallEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'call.linked' && event.relation === 'continued' ? [event.callId] : []));

/**
 * Closes own parked calls that their person went on with at another desk, with a link there; what was open goes on there. Done after
 * each round, so that one that was cut off is made up for.
 */
export async function closeContinued(context: ExchangeContext): Promise<Result<number, StorageFailure>> {
  const { database, identity: { author } } = context;
  let closed = 0;
  for (const row of await database.settings.where('key').startsWith(CONTINUED).toArray()) {
    const [callId, person] = splitLast(row.key.slice(CONTINUED.length));
    const call = await database.calls.get(callId);
    if (call?.author !== author || call.state !== 'parked' || person !== personOf(author)) continue;
    const done = await closeOne(context, callId, String(row.value));
    if (!done.ok && done.failure.code !== 'vault.other-key') return done;
    if (done.ok && done.value) closed += 1;
  }
  return succeed(closed);
}

/** False when somebody went on with the call here meanwhile. */
async function closeOne({ database, vault, clock, identity: { author } }: ExchangeContext, id: string, by: string): Promise<Result<boolean, StorageFailure>> {
  const rows = await database.callEvents.where('[callId+seq]').between([id, 0], [id, Infinity]).toArray();
  const events = await all(rows.map((row) => openEvent(vault, row)));
  if (!events.ok) return events;
  const last = events.value.at(-1)!;
  const at = clock() > last.at ? clock() : last.at;
  const bodies: CallEventBody[] = [{ type: 'call.linked', callId: by, relation: 'same-matter' }, { type: 'call.closed', openSteps: [] }];
  const more = bodies.map((body, index): CallEvent => ({ ...body, seq: last.seq + index + 1, at }));
  const call = foldCall([...events.value, ...more]);
  const before = await database.calls.get(id);
  const next = await sealCallRow(vault, id, author, call, before?.matterKey);
  if (!next.ok) return next;
  const sealed = await all(more.map((event) => sealEvent(vault, id, event)));
  if (!sealed.ok) return sealed;
  return succeed(await database.transaction('rw', [database.calls, database.callEvents], async () => {
    const now = await database.calls.get(id);
    if (now?.seq !== last.seq || now.state !== 'parked') return false;
    await database.callEvents.bulkAdd([...sealed.value]);
    await database.calls.put(now.hold === undefined ? next.value : { ...next.value, hold: now.hold });
    return true;
  }));
}

function splitLast(text: string): readonly [string, string] {
  const at = text.lastIndexOf('/');
  return [text.slice(0, at), text.slice(at + 1)];
}
