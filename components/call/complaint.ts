import type { Call } from '../../domain/call/call.ts';
import type { CallEventBody, ComplaintDays } from '../../domain/call/events.ts';
import type { Jurisdiction } from '../../domain/language.ts';
import type { Flow } from '../../scripts-library/schema/index.ts';

/** The step of the complaint flow at which number, owner and clock are given: from then on the complaint is received. */
const RECEIVED_WITH = 'number';
const LOGGED = 'COMPLAINT_LOGGED';

interface Rules {
  readonly jurisdiction: Jurisdiction;
  readonly timeZone: string;
  readonly days?: ComplaintDays;
}

/** Starts the regulatory clock once, when the number is given or the outcome says that a complaint was logged. */
export function complaintStarts(call: Call | null, flow: Flow | null, what: { readonly stepId: string; readonly evidence: Readonly<Record<string, string>> } | { readonly disposition: string }, rules: Rules): readonly CallEventBody[] {
  if (call?.complaint) return [];
  const received = 'disposition' in what ? what.disposition === LOGGED : what.stepId === RECEIVED_WITH && flow?.sop.startsWith('SOP-3') === true;
  if (!received) return [];
  const number = 'evidence' in what ? what.evidence['case_no']?.trim() : undefined;
  return [{ type: 'complaint.received', ...rules, ...(number ? { number } : {}) }];
}

/** Outcomes of an attempt in which no matter was dealt with: one press closes it, no step stands open. */
const ATTEMPT = /^OUT_/u;

export const isAttempt = (code: string): boolean => ATTEMPT.test(code);

/** What an attempt's outcome also records: that nothing was disclosed to a third party, or that no more marketing is wanted. */
export function attemptFacts(code: string): readonly CallEventBody[] {
  if (code === 'OUT_NOT_PERSON') return [{ type: 'fact.set', fact: 'third_party', is: true }];
  if (code === 'OUT_DO_NOT_CALL') return [{ type: 'optout.recorded', scope: 'marketing' }];
  return [];
}
