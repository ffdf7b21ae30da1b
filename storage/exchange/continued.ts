import type { CallEvent } from '../../domain/call/events.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { appendToParked } from './append-to-parked.ts';
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
    const done = await appendToParked(context, callId, [{ type: 'call.linked', callId: String(row.value), relation: 'same-matter' }, { type: 'call.closed', openSteps: [] }]);
    if (!done.ok && done.failure.code !== 'vault.other-key') return done;
    if (done.ok && done.value) closed += 1;
  }
  return succeed(closed);
}

function splitLast(text: string): readonly [string, string] {
  const at = text.lastIndexOf('/');
  return [text.slice(0, at), text.slice(at + 1)];
}
