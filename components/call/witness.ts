import type { Call } from '../../domain/call/call.ts';
import type { CallEventBody } from '../../domain/call/events.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { CallSession } from './call-session.ts';
import type { DeskServices } from './desk-services.ts';
import type { DeskState, LineSet } from './desk-state.ts';
import type { SuggestedLine, TypeJudgement } from './engine.ts';
import { dueStepOf, flowOf, progressOf } from './flows.ts';

// What the desk writes down without the agent doing anything: what stood on the screen and what the page showed.

/** The line in focus, once for each step it was shown at; null when the record has it already. */
function lineShown(call: Call, shown: LineSet, focus: number, seen: ReadonlySet<string>, stepId: string | null, libraryVersion: string): { readonly key: string; readonly body: CallEventBody } | null {
  const line = shown.lines[focus];
  if (!line || call.status === 'closed') return null;
  const key = `${line.script.id}@${line.script.version}/${line.variant}/${stepId ?? ''}`;
  return seen.has(key) ? null : { key, body: { type: 'script.shown', script: scriptRef(line, libraryVersion), ...(stepId === null ? {} : { stepId }) } };
}

/** A line of the library as events name it: with the version in force. */
export const scriptRef = (line: SuggestedLine, libraryVersion: string) => ({ scriptId: line.script.id, version: line.script.version, libraryVersion, variant: line.variant });

/** A suggestion of the type that the record does not hold yet. That the desk does not know is no suggestion. */
export function typeSuggested(call: Call, judged: TypeJudgement | null): CallEventBody | null {
  if (judged === null || judged.type === 'unknown') return null;
  const { suggested } = call.type;
  return suggested?.to === judged.type && suggested.confidence === judged.band ? null : { type: 'type.suggested', to: judged.type, confidence: judged.band };
}

/** In a chat: the customer waits since their last message, until somebody here has answered. */
export function waitingChanged(call: Call, record: CustomerRecord): CallEventBody | null {
  if (call.channel !== 'chat') return null;
  const last = record.transcript.filter((turn) => turn.speaker === 'customer' || turn.speaker === 'agent').at(-1)?.speaker;
  if (last === 'customer' && call.waitingSince === undefined) return { type: 'customer.waiting' };
  return last === 'agent' && call.waitingSince !== undefined ? { type: 'customer.answered' } : null;
}

/** A call badge on the page holds, resumes and ends the call. Null where it says nothing new. */
export function markFromBadge(record: CustomerRecord, before: CustomerRecord | null): CallEventBody | null {
  const now = record.callState?.state;
  const was = before?.callState?.state;
  if (now === was || was === undefined) return null;
  if (now === 'on-hold') return { type: 'mark.set', mark: 'hold', source: 'page' };
  if (was === 'on-hold' && now === 'in-call') return { type: 'mark.set', mark: 'resume', source: 'page' };
  const ends = (was === 'in-call' || was === 'on-hold') && (now === 'after-call' || now === 'idle');
  return ends ? { type: 'mark.set', mark: 'ended', source: 'page' } : null;
}

/** Writes down what was seen in a call that the agent works on here. A second panel that only looks on writes nothing of its own. */
export function createWitness({ library, countUse }: Pick<DeskServices, 'library' | 'countUse'>, current: () => CallSession | null, state: () => DeskState) {
  let works = false;
  let seen = new Set<string>();
  const see = (look: (call: Call) => CallEventBody | null): void => {
    const session = current();
    const body = session !== null && works ? look(session.call()) : null;
    if (session === null || body === null) return;
    void session.record(body);
    countUse(body);
  };
  return {
    see,
    /** Another call is on the screen. */
    forget(): void {
      works = false;
      seen = new Set();
    },
    /** The agent began the call or did something in it. */
    works(): void {
      works = true;
    },
    /** The line in focus now. */
    line(): void {
      const { shown, focus } = state();
      see((call) => {
        const flow = flowOf(library, call);
        const looked = lineShown(call, shown, focus, seen, dueStepOf(flow, progressOf(call, flow))?.id ?? null, library.manifest?.version ?? '0.0.0');
        if (looked) seen.add(looked.key);
        return looked?.body ?? null;
      });
    },
  };
}
