import type { Call } from './call.ts';
import type { CallEvent, CallEventOf, CallEventHead } from './events.ts';
import { mayFollow } from './append-rule.ts';

/**
 * The state that the events of one call add up to. Pure: the same events give the same state.
 * @throws when the list is empty or does not begin with `call.started`: such a list was never written by the product.
 */
export function foldCall(events: readonly CallEvent[]): Call {
  const [first, ...rest] = events;
  if (first?.type !== 'call.started') throw new Error('a call begins with call.started');
  return rest.reduce(applyEvent, beginCall(first));
}

/** The state after the first event. */
export function beginCall(event: CallEventHead & CallEventOf<'call.started'>): Call {
  return {
    status: 'open',
    direction: event.direction,
    channel: event.channel,
    startedAt: event.at,
    startedBy: event.startedBy,
    subject: event.subject,
    ...(event.recordingId === undefined ? {} : { recordingId: event.recordingId }),
    type: {},
    facts: {},
    steps: {},
    scripts: [],
    shown: 0,
    refusedInserts: [],
    noteParts: {},
    draft: '',
    marks: [],
    promises: [],
    links: [],
    lead: { alerts: [] },
    pendingForLead: false,
    openSteps: [],
    corrections: [],
    page: 'same',
    responseTimes: [],
    lastSeq: event.seq,
    lastAt: event.at,
  };
}

/** The state after one more event. An event that may not follow (anything but a correction on a closed call) changes only the count. */
export function applyEvent(call: Call, event: CallEvent): Call {
  const counted = { ...call, lastSeq: event.seq, lastAt: event.at };
  return mayFollow(call, event).ok ? { ...counted, ...change(call, event) } : counted;
}

const without = <T extends object>(record: T, key: PropertyKey): T =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;

function change(call: Call, event: CallEvent): Partial<Call> {
  const { at } = event;
  switch (event.type) {
    case 'call.started':
      return {};
    case 'direction.set':
      return { direction: event.to };
    case 'mark.set':
      return { marks: [...call.marks, { mark: event.mark, at, source: event.source }] };
    case 'subject.confirmed':
      return { subject: event.subject, page: 'same' };
    case 'page.changed':
      return { page: event.relation };
    case 'type.suggested':
      return { type: { ...call.type, suggested: { to: event.to, confidence: event.confidence } } };
    case 'type.set':
      return { type: { ...call.type, chosen: event.to } };
    case 'scenario.set':
      return { scenario: { id: event.to, by: event.by } };
    case 'flow.chosen':
      return { flow: { id: event.flowId, version: event.flowVersion, libraryVersion: event.libraryVersion, by: event.by } };
    case 'fact.set':
      return { facts: { ...call.facts, [event.fact]: event.is } };
    case 'step.ticked': {
      const source = event.timeSource === undefined ? {} : { timeSource: event.timeSource };
      return { steps: { ...call.steps, [event.stepId]: { state: 'ticked', at, by: event.by, evidence: event.evidence, ...source } } };
    }
    case 'step.unticked':
      return { steps: without(call.steps, event.stepId) };
    case 'step.skipped':
      return { steps: { ...call.steps, [event.stepId]: { state: 'skipped', at, reason: event.reason } } };
    case 'script.shown':
      return { shown: call.shown + 1 };
    case 'script.said':
    case 'script.copied':
    case 'script.rejected':
    case 'script.inserted':
      return { scripts: [...call.scripts, scriptUse(event)] };
    case 'insert.refused':
      return { refusedInserts: [...call.refusedInserts, { script: event.script, reason: event.reason, at }] };
    case 'note.edited':
      return { noteParts: { ...call.noteParts, [event.part]: event.text } };
    case 'note.reset':
      return { noteParts: without(call.noteParts, event.part) };
    case 'draft.edited':
      return { draft: event.text };
    case 'disposition.set':
      return { disposition: event.code };
    case 'recording.set':
      return { recordingId: event.recordingId };
    case 'correction.added':
      return { corrections: [...call.corrections, { text: event.text, author: event.author, at }] };
    case 'call.linked':
      return { links: [...call.links, { callId: event.callId, relation: event.relation }] };
    case 'optout.recorded':
      return { optOut: { scope: event.scope, at } };
    case 'optout.confirmed':
      return call.optOut === undefined ? {} : { optOut: { ...call.optOut, confirmedAt: at } };
    case 'promise.made':
    case 'promise.kept':
      return { promises: promisesAfter(call, event) };
    case 'customer.waiting':
    case 'customer.answered':
      return waitingAfter(call, event);
    case 'lead.alerted':
      return { lead: { ...call.lead, alerts: [...call.lead.alerts, { reason: event.reason, at }] } };
    case 'lead.seen':
      return { lead: { ...call.lead, seenBy: event.by, seenAt: at }, pendingForLead: false };
    case 'complaint.received':
    case 'complaint.extended':
    case 'complaint.decided':
    case 'complaint.withdrawn':
      return complaintAfter(call, event);
    case 'call.parked':
      return { status: 'parked', parkedReason: event.reason, parkedAt: at, openSteps: event.openSteps, pendingForLead: event.pendingForLead };
    case 'call.resumed':
      return { status: 'open', parkedReason: undefined, parkedAt: undefined, openSteps: [] };
    case 'call.closed':
      return { status: 'closed', closedAt: at, openSteps: event.openSteps, pendingForLead: false, ...(event.overrideReason === undefined ? {} : { overrideReason: event.overrideReason }) };
  }
}

type Dated<T extends Parameters<typeof applyEvent>[1]['type']> = CallEventHead & CallEventOf<T>;

function scriptUse(event: Extract<CallEvent, { type: 'script.said' | 'script.copied' | 'script.rejected' | 'script.inserted' | 'script.shown' }>): Call['scripts'][number] {
  const how = event.type.slice('script.'.length) as Call['scripts'][number]['how'];
  const step = event.stepId === undefined ? {} : { stepId: event.stepId };
  return { how, script: event.script, ...step, edited: event.type === 'script.inserted' && event.edited, at: event.at };
}

function promisesAfter(call: Call, event: Dated<'promise.made'> | Dated<'promise.kept'>): Call['promises'] {
  if (event.type === 'promise.made')
    return [...call.promises, { id: event.promiseId, what: event.what, dueAt: event.dueAt, owner: event.owner, madeAt: event.at }];
  return call.promises.map((one) => (one.id === event.promiseId && one.keptAt === undefined ? { ...one, keptAt: event.at } : one));
}

function waitingAfter(call: Call, event: CallEvent): Partial<Call> {
  if (event.type === 'customer.waiting') return call.waitingSince === undefined ? { waitingSince: event.at } : {};
  if (call.waitingSince === undefined) return {};
  const took = Math.max(0, Date.parse(event.at) - Date.parse(call.waitingSince));
  return { waitingSince: undefined, responseTimes: [...call.responseTimes, took] };
}

type ComplaintEvent = Extract<CallEvent, { type: `complaint.${string}` }>;

function complaintAfter(call: Call, event: ComplaintEvent): Partial<Call> {
  const { complaint } = call;
  if (event.type === 'complaint.received') {
    if (complaint !== undefined) return event.number === undefined ? {} : { complaint: { ...complaint, number: event.number } };
    const number = event.number === undefined ? {} : { number: event.number };
    const days = event.days === undefined ? {} : { days: event.days };
    return { complaint: { receivedAt: event.at, jurisdiction: event.jurisdiction, timeZone: event.timeZone, ...number, ...days, extensions: [] } };
  }
  if (complaint === undefined) return {};
  if (event.type === 'complaint.extended') {
    const extension = { to: event.to, reason: event.reason, approver: event.approver, at: event.at };
    return { complaint: { ...complaint, extensions: [...complaint.extensions, extension] } };
  }
  return { complaint: { ...complaint, [event.type === 'complaint.decided' ? 'decidedAt' : 'withdrawnAt']: event.at } };
}
