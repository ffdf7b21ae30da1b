import fc from 'fast-check';
import type { CallEvent, CallEventBody, CallSubject } from '../../../domain/call/events.ts';
import { NOTE_PARTS } from '../../../domain/call/events.ts';
import { CUSTOMER_TYPES } from '../../../domain/customer-type.ts';

export const subject: CallSubject = { name: '王小明', maskedName: '王*明', fields: { tier: '金卡' }, page: { origin: 'https://crm.example', title: '客户' } };
export const started: Extract<CallEventBody, { type: 'call.started' }> = { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'page', subject };
const START = Date.parse('2026-01-31T01:02:10.000Z');

/** Events numbered from 1, `seconds` apart, beginning at 2026-01-31T01:02:10Z. */
export function numbered(bodies: readonly CallEventBody[], seconds = 10): readonly CallEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: index + 1, at: new Date(START + index * seconds * 1000).toISOString() }));
}

const script = fc.record({ scriptId: fc.constantFrom('s-1', 's-2'), version: fc.integer({ min: 1, max: 9 }), libraryVersion: fc.constant('1.0.0'), variant: fc.constantFrom(...CUSTOMER_TYPES, 'unknown' as const) });
const type = fc.constantFrom(...CUSTOMER_TYPES, 'unknown' as const);
const stepId = fc.constantFrom('greet', 'need', 'verify', 'recap', '__proto__', 'constructor');
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const source = fc.constantFrom('page' as const, 'key' as const, 'self-reported' as const);

/** Any event but the first: every type, in any order, so that nonsense sequences occur too. */
export const anyBody: fc.Arbitrary<CallEventBody> = fc.oneof(
  fc.record({ type: fc.constant('mark.set' as const), mark: fc.constantFrom('connected' as const, 'hold' as const, 'resume' as const, 'ended' as const), source }),
  fc.record({ type: fc.constant('subject.confirmed' as const), subject: fc.constant(subject) }),
  fc.record({ type: fc.constant('page.changed' as const), relation: fc.constantFrom('same' as const, 'other' as const, 'unknown' as const) }),
  fc.record({ type: fc.constant('type.suggested' as const), to: type, confidence: fc.constantFrom('low' as const, 'mid' as const, 'high' as const) }),
  fc.record({ type: fc.constant('type.set' as const), to: type }),
  fc.record({ type: fc.constant('scenario.set' as const), to: fc.constantFrom('S01' as const, 'S12' as const), by: fc.constantFrom('agent' as const, 'suggestion' as const) }),
  fc.record({ type: fc.constant('flow.chosen' as const), flowId: fc.constant('sop-1'), flowVersion: fc.integer({ min: 1, max: 4 }), libraryVersion: fc.constant('1.0.0'), by: fc.constant('agent' as const) }),
  fc.record({ type: fc.constant('fact.set' as const), fact: fc.constantFrom('account_facts', 'third_party', 'age65'), is: fc.boolean() }),
  fc.record({ type: fc.constant('step.ticked' as const), stepId, evidence: fc.dictionary(fc.constantFrom('need', 'level'), text), by: fc.constantFrom('said' as const, 'key' as const, 'auto' as const), timeSource: source }, { requiredKeys: ['type', 'stepId', 'evidence', 'by'] }),
  fc.record({ type: fc.constant('step.unticked' as const), stepId }),
  fc.record({ type: fc.constant('step.skipped' as const), stepId, reason: fc.constantFrom('customer-hung-up', 'other') }),
  fc.record({ type: fc.constantFrom('script.shown' as const, 'script.said' as const, 'script.copied' as const, 'script.rejected' as const), script, stepId }, { requiredKeys: ['type', 'script'] }),
  fc.record({ type: fc.constant('script.inserted' as const), script, edited: fc.boolean() }),
  fc.record({ type: fc.constant('insert.refused' as const), script, reason: fc.constantFrom('other-customer' as const, 'no-field' as const, 'unknown-customer' as const) }),
  fc.record({ type: fc.constant('note.edited' as const), part: fc.constantFrom(...NOTE_PARTS), text }),
  fc.record({ type: fc.constant('note.reset' as const), part: fc.constantFrom(...NOTE_PARTS) }),
  fc.record({ type: fc.constant('draft.edited' as const), text }),
  fc.record({ type: fc.constant('promise.made' as const), promiseId: fc.constantFrom('p1', 'p2'), what: text, dueAt: fc.constant('2026-02-01T09:00:00.000Z'), owner: fc.constant('8001') }),
  fc.record({ type: fc.constant('promise.kept' as const), promiseId: fc.constantFrom('p1', 'p2', 'p3') }),
  fc.record({ type: fc.constant('disposition.set' as const), code: fc.constantFrom('SOLVED', 'FOLLOW_UP') }),
  fc.record({ type: fc.constant('recording.set' as const), recordingId: fc.constantFrom('R1', 'R2') }),
  fc.record({ type: fc.constant('lead.alerted' as const), reason: fc.constant('fraud') }),
  fc.record({ type: fc.constant('lead.seen' as const), by: fc.constant('9001') }),
  fc.record({ type: fc.constant('call.parked' as const), reason: fc.constant('customer-hung-up'), openSteps: fc.array(stepId, { maxLength: 3 }), pendingForLead: fc.boolean() }),
  fc.record({ type: fc.constant('call.resumed' as const) }),
  fc.record({ type: fc.constant('call.closed' as const), openSteps: fc.array(stepId, { maxLength: 2 }), overrideReason: text }, { requiredKeys: ['type', 'openSteps'] }),
  fc.record({ type: fc.constant('correction.added' as const), text, author: fc.constant('8001') }),
  fc.record({ type: fc.constant('direction.set' as const), to: fc.constantFrom('inbound' as const, 'outbound' as const) }),
  fc.record({ type: fc.constant('optout.recorded' as const), scope: fc.constantFrom('marketing' as const, 'all' as const) }),
  fc.record({ type: fc.constantFrom('optout.confirmed' as const, 'customer.waiting' as const, 'customer.answered' as const, 'complaint.decided' as const, 'complaint.withdrawn' as const) }),
  fc.record({ type: fc.constant('complaint.received' as const), jurisdiction: fc.constantFrom('CN' as const, 'TW' as const), timeZone: fc.constant('Asia/Shanghai'), number: text, days: fc.constant({ simple: 10, complex: 20, special: 40 }) }, { requiredKeys: ['type', 'jurisdiction', 'timeZone'] }),
  fc.record({ type: fc.constant('call.linked' as const), callId: fc.constantFrom('c1', 'c2'), relation: fc.constantFrom('same-matter' as const, 'attempt' as const, 'continued' as const) }),
  fc.record({ type: fc.constant('complaint.extended' as const), to: fc.constantFrom('complex' as const, 'special' as const), reason: text, approver: fc.constant('9001') }),
);

/** Whole lists, beginning as every call begins. */
export const anyEvents: fc.Arbitrary<readonly CallEvent[]> = fc.array(anyBody, { maxLength: 40 }).map((bodies) => numbered([started, ...bodies]));

/** Every kind there is but the first; a kind added to the contract and forgotten here does not compile. */
const KINDS: Readonly<Record<Exclude<CallEventBody['type'], 'call.started'>, true>> = {
  'direction.set': true, 'mark.set': true, 'subject.confirmed': true, 'page.changed': true, 'type.suggested': true, 'type.set': true, 'scenario.set': true, 'flow.chosen': true, 'fact.set': true,
  'step.ticked': true, 'step.unticked': true, 'step.skipped': true, 'script.shown': true, 'script.said': true, 'script.copied': true, 'script.rejected': true, 'script.inserted': true, 'insert.refused': true,
  'note.edited': true, 'note.reset': true, 'draft.edited': true, 'promise.made': true, 'promise.kept': true, 'disposition.set': true, 'recording.set': true, 'lead.alerted': true, 'call.parked': true,
  'call.resumed': true, 'call.closed': true, 'correction.added': true, 'lead.seen': true, 'call.linked': true, 'optout.recorded': true, 'optout.confirmed': true, 'customer.waiting': true,
  'customer.answered': true, 'complaint.received': true, 'complaint.extended': true, 'complaint.decided': true, 'complaint.withdrawn': true,
};
export const EVENT_KINDS = Object.keys(KINDS) as readonly (keyof typeof KINDS)[];
