import { foldCall } from '../../domain/call/fold.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import type { LocalCalls } from './local-calls.ts';
import type { ExchangeContext } from './context.ts';
import type { BundleFailure } from './failures.ts';
import type { MergePlan } from './merge.ts';
import type { RecordOf } from './records.ts';
import type { IncomingWaiting } from './waiting-calls.ts';

/** Parked calls that are new here or know more than what is here. One that was closed or deleted meanwhile comes to nothing. */
export async function plannedWaiting({ transit }: ExchangeContext, plan: MergePlan, author: string, records: readonly RecordOf<'waiting'>[], local: LocalCalls): Promise<Result<readonly [string, IncomingWaiting][], BundleFailure | StorageFailure>> {
  const planned: [string, IncomingWaiting][] = [];
  for (const [index, { id, events }] of records.entries()) {
    const closed = await local.of(id);
    if (!closed.ok) return closed;
    const here = await transit.waiting.get(id);
    const before = plan.waiting.get(id);
    const owner = plan.calls.get(id)?.author ?? closed.value?.author ?? before?.author ?? here?.author;
    if (owner !== undefined && owner !== author) return fail({ code: 'exchange.other-writer', params: { id } });
    if (!isParked(events)) return fail({ code: 'exchange.bad-record', params: { at: index + 1 } });
    const known = closed.value !== null || plan.calls.has(id) || local.wasDeleted(id);
    if (!known && events.length > Math.max(before?.events.length ?? 0, here?.seq ?? 0)) planned.push([id, { author, events }]);
  }
  return succeed(planned);
}

function isParked(events: RecordOf<'waiting'>['events']): boolean {
  try {
    return foldCall(events).status === 'parked';
  } catch {
    return false;
  }
}
