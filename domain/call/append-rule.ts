import { fail, succeed, type Result } from '../result.ts';
import type { Call } from './call.ts';
import type { CallEventBody } from './events.ts';

/**
 * What may still be added once a call is closed: corrections, and what becomes known only later. Everything the agent wrote
 * during the call stays as it stood at closing.
 */
const AFTER_CLOSING: ReadonlySet<CallEventBody['type']> = new Set<CallEventBody['type']>([
  'correction.added', 'promise.kept', 'recording.set', 'call.linked', 'optout.confirmed', 'lead.seen',
  'complaint.extended', 'complaint.decided', 'complaint.withdrawn',
]);

export type AppendFailure =
  | { readonly code: 'call.already-started' }
  | { readonly code: 'call.closed'; readonly params: { readonly event: string } }
  | { readonly code: 'call.recording-already-set' }
  | { readonly code: 'call.not-parked' };

/** Whether the event may follow on this state. Failures: the call began already, is closed, has a recording id, is not parked. */
export function mayFollow(call: Call, event: CallEventBody): Result<true, AppendFailure> {
  if (event.type === 'call.started') return fail({ code: 'call.already-started' });
  if (call.status === 'closed') {
    if (!AFTER_CLOSING.has(event.type)) return fail({ code: 'call.closed', params: { event: event.type } });
    if (event.type === 'recording.set' && call.recordingId !== undefined) return fail({ code: 'call.recording-already-set' });
  }
  if (event.type === 'call.resumed' && call.status !== 'parked') return fail({ code: 'call.not-parked' });
  return succeed(true);
}
