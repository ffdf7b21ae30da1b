import { foldCall } from '../../domain/call/fold.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import type { BlockKnowledge } from './block-knowledge.ts';
import type { ExchangeContext } from './context.ts';
import type { BundleFailure } from './failures.ts';
import type { MergePlan } from './merge.ts';
import type { RecordOf } from './records.ts';
import type { IncomingWaiting } from './waiting-calls.ts';

/** Parked calls that are new here or know more than what is here. One that was closed or deleted meanwhile comes to nothing. */
export async function plannedWaiting({ database, transit }: ExchangeContext, plan: MergePlan, author: string, records: readonly RecordOf<'waiting'>[], inBlocks: BlockKnowledge): Promise<Result<readonly [string, IncomingWaiting][], BundleFailure | StorageFailure>> {
  const planned: [string, IncomingWaiting][] = [];
  for (const [index, { id, events }] of records.entries()) {
    const packed = await inBlocks.of(id);
    if (!packed.ok) return packed;
    const [row, here, buried] = await Promise.all([database.calls.get(id), transit.waiting.get(id), database.tombstones.get(['call', id])]);
    const before = plan.waiting.get(id);
    const owner = plan.calls.get(id)?.author ?? row?.author ?? packed.value?.author ?? before?.author ?? here?.author;
    if (owner !== undefined && owner !== author) return fail({ code: 'exchange.other-writer', params: { id } });
    if (!isParked(events)) return fail({ code: 'exchange.bad-record', params: { at: index + 1 } });
    const known = row !== undefined || packed.value !== null || plan.calls.has(id) || buried !== undefined;
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
