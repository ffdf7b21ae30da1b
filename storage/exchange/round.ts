import { succeed, type Failure, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import type { Carrier, CarrierFailure } from './carrier.ts';
import { collectBundles } from './collect.ts';
import type { ExchangeContext } from './context.ts';
import { readCursors } from './cursors.ts';
import { receiveBundles, type ReceiveReport } from './receive.ts';

export interface RoundReport extends ReceiveReport {
  /** Own bundles this carrier got in this round. */
  readonly sent: number;
}

/** Fetched and applied before the next are fetched, so that months of bundles do not lie in memory at once: so many bytes, or bundles. */
const [BYTES_TOGETHER, FETCHED_TOGETHER] = [8 * 1024 * 1024, 1000];
/** Files are read so many at a time: each waits for another process. */
const ASKED_TOGETHER = 8;
/** A newcomer reads every bundle there is: beyond so many since everything was last sent, everything is sent anew in full ones. */
const COMPACT_BEYOND = 500;

/** One round with a carrier: makes what is new, puts what the carrier has not, fetches what others put, applies it. */
export async function exchangeWith(context: ExchangeContext, carrier: Carrier, compactBeyond = COMPACT_BEYOND): Promise<Result<RoundReport, StorageFailure | CarrierFailure>> {
  const { author } = context.identity;
  const state = await context.transit.sent.get(author);
  const long = carrier.capabilities.removes && state !== undefined && state.number - state.restart >= compactBeyond;
  const made = await collectBundles(context, long);
  if (!made.ok) return made;
  const sent = await putOwn(context, carrier);
  if (!sent.ok) return sent;
  const received = await fetchOthers(context, carrier);
  return received.ok ? succeed({ ...received.value, sent: sent.value }) : received;
}

/** Puts own bundles since the last beginning that the carrier has not, then takes away what they replace. */
export async function putOwn({ transit, identity: { author } }: ExchangeContext, carrier: Carrier, again = false): Promise<Result<number, CarrierFailure>> {
  const restart = (await transit.sent.get(author))?.restart ?? 0;
  const own = await transit.bundles.where('[author+number]').between([author, restart], [author, Infinity]).toArray();
  let sent = 0;
  for (const { number, bytes, placed } of own) {
    if (placed.includes(carrier.name) && !again) continue;
    const put = await carrier.put({ author, number }, bytes);
    if (!put.ok) return put;
    sent += 1;
    await transit.bundles.update([author, number], { placed: [...new Set([...placed, carrier.name])] });
  }
  const old = await transit.bundles.where('[author+number]').between([author, 0], [author, restart], true, false).toArray();
  if (old.length > 0 && carrier.capabilities.removes) {
    const removed = await carrier.remove(author, restart);
    if (!removed.ok) return removed;
  }
  // Forgotten last, so that a round that was cut off takes them away again; what lies with another carrier is that one's to take away.
  const settled = carrier.capabilities.removes ? old : old.filter(({ placed }) => placed.every((name) => name === carrier.name));
  await transit.bundles.bulkDelete(settled.map(({ number }): [string, number] => [author, number]));
  return succeed(sent);
}

async function fetchOthers(context: ExchangeContext, carrier: Carrier): Promise<Result<ReceiveReport, StorageFailure | CarrierFailure>> {
  const listed = await carrier.list(await readCursors(context.database));
  if (!listed.ok) return listed;
  const others = listed.value.filter((name) => name.author !== context.identity.author);
  let report = NOTHING_RECEIVED;
  let [fetched, bytes]: [Uint8Array<ArrayBuffer>[], number] = [[], 0];
  for (let start = 0; start < others.length; start += ASKED_TOGETHER) {
    for (const got of await Promise.all(others.slice(start, start + ASKED_TOGETHER).map((name) => carrier.get(name)))) {
      // Its author took it away meanwhile: what replaces it is found in the next round.
      if (!got.ok && (got.failure as Failure).code !== 'carrier.missing') return got;
      if (!got.ok) continue;
      fetched.push(got.value);
      bytes += got.value.length;
    }
    if (bytes < BYTES_TOGETHER && fetched.length < FETCHED_TOGETHER && start + ASKED_TOGETHER < others.length) continue;
    const received = await receiveBundles(context, fetched);
    if (!received.ok) return received;
    report = added(report, received.value);
    [fetched, bytes] = [[], 0];
  }
  return succeed(report);
}

export const NOTHING_RECEIVED: ReceiveReport = { bundles: 0, records: 0, passedOver: 0, replayed: 0, waiting: [], refused: [] };

export const added = (a: ReceiveReport, b: ReceiveReport): ReceiveReport => ({
  bundles: a.bundles + b.bundles, records: a.records + b.records, passedOver: a.passedOver + b.passedOver, replayed: a.replayed + b.replayed,
  waiting: [...a.waiting, ...b.waiting], refused: [...a.refused, ...b.refused],
});
