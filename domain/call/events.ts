import type { CustomerTypeOrUnknown } from '../customer-type.ts';
import type { Jurisdiction } from '../language.ts';
import type { Channel, ScenarioId } from '../scenario.ts';

/**
 * What happened in one contact, in order. The state of a call is a pure fold over these (`fold.ts`); nothing else is stored of
 * it. One writer per call: the agent on one machine. Times are ISO 8601 UTC; `seq` counts from 1 without gaps.
 */
export interface CallEventHead {
  readonly seq: number;
  readonly at: string;
}

/** The person the contact is about, as read when the call began. Sealed at rest. */
export interface CallSubject {
  readonly name?: string;
  readonly maskedName?: string;
  readonly honorific?: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly page: { readonly origin: string; readonly title: string };
}

export type ScriptRef = { readonly scriptId: string; readonly version: number; readonly libraryVersion: string; readonly variant: CustomerTypeOrUnknown };

/** Calendar days until a complaint must be answered: as it stands, once it is found complex, and after a second extension. */
export interface ComplaintDays {
  readonly simple: number;
  readonly complex: number;
  readonly special: number;
}

/** A time somebody said, against one the product measured. */
export type TimeSource = 'page' | 'key' | 'self-reported';

export type CallEventBody =
  | { readonly type: 'call.started'; readonly direction: 'inbound' | 'outbound'; readonly channel: Channel; readonly startedBy: TimeSource; readonly subject: CallSubject | null; readonly recordingId?: string }
  /** A badge on the page says that a call runs, not who dialled; the agent says it. */
  | { readonly type: 'direction.set'; readonly to: 'inbound' | 'outbound' }
  | { readonly type: 'mark.set'; readonly mark: 'connected' | 'hold' | 'resume' | 'ended'; readonly source: TimeSource }
  | { readonly type: 'subject.confirmed'; readonly subject: CallSubject }
  | { readonly type: 'page.changed'; readonly relation: 'same' | 'other' | 'unknown' }
  | { readonly type: 'type.suggested'; readonly to: CustomerTypeOrUnknown; readonly confidence: 'low' | 'mid' | 'high' }
  | { readonly type: 'type.set'; readonly to: CustomerTypeOrUnknown }
  | { readonly type: 'scenario.set'; readonly to: ScenarioId; readonly by: 'agent' | 'suggestion' }
  | { readonly type: 'flow.chosen'; readonly flowId: string; readonly flowVersion: number; readonly libraryVersion: string; readonly by: 'agent' | 'suggestion' }
  | { readonly type: 'fact.set'; readonly fact: string; readonly is: boolean }
  | { readonly type: 'step.ticked'; readonly stepId: string; readonly evidence: Readonly<Record<string, string>>; readonly by: 'said' | 'key' | 'auto'; /** Whose clock a time among the evidence comes from; absent: the product's. */ readonly timeSource?: TimeSource }
  | { readonly type: 'step.unticked'; readonly stepId: string }
  | { readonly type: 'step.skipped'; readonly stepId: string; readonly reason: string }
  | { readonly type: 'script.shown' | 'script.said' | 'script.copied' | 'script.rejected'; readonly script: ScriptRef; readonly stepId?: string }
  | { readonly type: 'script.inserted'; readonly script: ScriptRef; readonly stepId?: string; readonly edited: boolean }
  | { readonly type: 'insert.refused'; readonly script: ScriptRef; readonly reason: 'other-customer' | 'no-field' | 'unknown-customer' }
  | { readonly type: 'note.edited'; readonly part: NotePartId; readonly text: string }
  | { readonly type: 'note.reset'; readonly part: NotePartId }
  | { readonly type: 'draft.edited'; readonly text: string }
  | { readonly type: 'promise.made'; readonly promiseId: string; readonly what: string; readonly dueAt: string; readonly owner: string }
  | { readonly type: 'promise.kept'; readonly promiseId: string }
  | { readonly type: 'disposition.set'; readonly code: string }
  | { readonly type: 'recording.set'; readonly recordingId: string }
  | { readonly type: 'lead.alerted'; readonly reason: string }
  | { readonly type: 'call.parked'; readonly reason: string; readonly openSteps: readonly string[]; readonly pendingForLead: boolean }
  | { readonly type: 'call.resumed' }
  | { readonly type: 'call.closed'; readonly overrideReason?: string; readonly openSteps: readonly string[] }
  | { readonly type: 'correction.added'; readonly text: string; readonly author: string }
  | { readonly type: 'lead.seen'; readonly by: string }
  | { readonly type: 'call.linked'; readonly callId: string; readonly relation: 'same-matter' | 'attempt' | 'continued' }
  | { readonly type: 'optout.recorded'; readonly scope: 'marketing' | 'all' }
  | { readonly type: 'optout.confirmed' }
  | { readonly type: 'customer.waiting' | 'customer.answered' }
  | { readonly type: 'complaint.received'; readonly jurisdiction: Jurisdiction; readonly timeZone: string; readonly number?: string; /** The bank's own limits, in force when it came in; absent: the rule's. */ readonly days?: ComplaintDays }
  | { readonly type: 'complaint.extended'; readonly to: 'complex' | 'special'; readonly reason: string; readonly approver: string }
  | { readonly type: 'complaint.decided' | 'complaint.withdrawn' };

export type CallEvent = CallEventHead & CallEventBody;

/** One body by its type. */
export type CallEventOf<T extends CallEventBody['type']> = Extract<CallEventBody, { type: T }>;

/** The five fields of the note (domain notes, SOP-1 step 11) and free text. */
export const NOTE_PARTS = ['who', 'what', 'done', 'promised', 'due', 'free'] as const;
export type NotePartId = (typeof NOTE_PARTS)[number];
