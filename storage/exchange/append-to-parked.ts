import { foldCall } from '../../domain/call/fold.ts';
import type { CallEvent, CallEventBody } from '../../domain/call/events.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { openEvent, sealCallRow, sealEvent } from '../repositories/call-codec.ts';
import { all } from '../repositories/caught.ts';
import type { ExchangeContext } from './context.ts';

/** Adds to an own parked call what became known by exchange. False when somebody went on with the call here meanwhile. */
export async function appendToParked({ database, vault, clock, identity: { author } }: ExchangeContext, id: string, bodies: readonly CallEventBody[]): Promise<Result<boolean, StorageFailure>> {
  const rows = await database.callEvents.where('[callId+seq]').between([id, 0], [id, Infinity]).toArray();
  const events = await all(rows.map((row) => openEvent(vault, row)));
  if (!events.ok) return events;
  const last = events.value.at(-1)!;
  const at = clock() > last.at ? clock() : last.at;
  const more = bodies.map((body, index): CallEvent => ({ ...body, seq: last.seq + index + 1, at }));
  const before = await database.calls.get(id);
  const next = await sealCallRow(vault, id, author, foldCall([...events.value, ...more]), before?.matterKey);
  if (!next.ok) return next;
  const sealed = await all(more.map((event) => sealEvent(vault, id, event)));
  if (!sealed.ok) return sealed;
  return succeed(await database.transaction('rw', [database.calls, database.callEvents], async () => {
    const now = await database.calls.get(id);
    if (now?.author !== author || now.seq !== last.seq || now.state !== 'parked') return false;
    await database.callEvents.bulkAdd([...sealed.value]);
    await database.calls.put(now.hold === undefined ? next.value : { ...next.value, hold: now.hold });
    return true;
  }));
}
