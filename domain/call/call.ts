import type { ConfidenceBand, CustomerTypeOrUnknown } from '../customer-type.ts';
import type { Jurisdiction } from '../language.ts';
import type { Channel, ScenarioId } from '../scenario.ts';
import type { CallEventOf, CallSubject, ComplaintDays, NotePartId, ScriptRef, TimeSource } from './events.ts';

/** A step the agent settled. A tick without its evidence is kept as it is; whether it counts is `sop-progress.ts`'s to say. */
export type StepState =
  | { readonly state: 'ticked'; readonly at: string; readonly by: 'said' | 'key' | 'auto'; readonly evidence: Readonly<Record<string, string>>; readonly timeSource?: TimeSource }
  | { readonly state: 'skipped'; readonly at: string; readonly reason: string };

export interface Mark {
  readonly mark: 'connected' | 'hold' | 'resume' | 'ended';
  readonly at: string;
  readonly source: TimeSource;
}

export interface ScriptUse {
  readonly how: 'said' | 'copied' | 'inserted' | 'rejected';
  readonly script: ScriptRef;
  readonly stepId?: string;
  readonly edited: boolean;
  readonly at: string;
}

export interface CallPromise {
  readonly id: string;
  readonly what: string;
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  readonly owner: string;
  readonly madeAt: string;
  readonly keptAt?: string;
}

export interface ComplaintState {
  readonly receivedAt: string;
  readonly jurisdiction: Jurisdiction;
  readonly timeZone: string;
  readonly number?: string;
  readonly days?: ComplaintDays;
  readonly extensions: readonly { readonly to: 'complex' | 'special'; readonly reason: string; readonly approver: string; readonly at: string }[];
  readonly decidedAt?: string;
  readonly withdrawnAt?: string;
}

/** The state of one contact: what its events add up to, and nothing else. It carries no id; the repository knows that. */
export interface Call {
  readonly status: 'open' | 'parked' | 'closed';
  readonly direction: 'inbound' | 'outbound';
  readonly channel: Channel;
  readonly startedAt: string;
  readonly startedBy: TimeSource;
  readonly subject: CallSubject | null;
  readonly recordingId?: string;
  readonly type: {
    /** What the agent set; absent until then. */
    readonly chosen?: CustomerTypeOrUnknown;
    readonly suggested?: { readonly to: CustomerTypeOrUnknown; readonly confidence: ConfidenceBand };
  };
  readonly scenario?: { readonly id: ScenarioId; readonly by: 'agent' | 'suggestion' };
  readonly flow?: { readonly id: string; readonly version: number; readonly libraryVersion: string; readonly by: 'agent' | 'suggestion' };
  readonly facts: Readonly<Record<string, boolean>>;
  readonly steps: Readonly<Record<string, StepState>>;
  /** Uses in order; lines that were only shown are counted, not listed. */
  readonly scripts: readonly ScriptUse[];
  readonly shown: number;
  readonly refusedInserts: readonly { readonly script: ScriptRef; readonly reason: CallEventOf<'insert.refused'>['reason']; readonly at: string }[];
  /** Text the agent put in the place of a composed part. */
  readonly noteParts: Readonly<Partial<Record<NotePartId, string>>>;
  readonly draft: string;
  readonly marks: readonly Mark[];
  readonly promises: readonly CallPromise[];
  readonly complaint?: ComplaintState;
  readonly optOut?: { readonly scope: 'marketing' | 'all'; readonly at: string; readonly confirmedAt?: string };
  readonly links: readonly { readonly callId: string; readonly relation: CallEventOf<'call.linked'>['relation'] }[];
  readonly disposition?: string;
  readonly lead: { readonly alerts: readonly { readonly reason: string; readonly at: string }[]; readonly seenBy?: string; readonly seenAt?: string };
  readonly pendingForLead: boolean;
  readonly parkedReason?: string;
  readonly parkedAt?: string;
  readonly closedAt?: string;
  readonly overrideReason?: string;
  /** As they stood when the call was parked or closed. */
  readonly openSteps: readonly string[];
  readonly corrections: readonly { readonly text: string; readonly author: string; readonly at: string }[];
  /** What the open page is, against the subject of this call. */
  readonly page: 'same' | 'other' | 'unknown';
  /** Chats: since when the customer waits for an answer, and how long each answer took, in milliseconds. */
  readonly waitingSince?: string;
  readonly responseTimes: readonly number[];
  readonly lastSeq: number;
  readonly lastAt: string;
}
