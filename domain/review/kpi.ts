import type { Call } from '../call/call.ts';
import { durations } from '../call/durations.ts';
import type { FlowShape } from '../call/flow-shape.ts';
import { sopProgress } from '../call/sop-progress.ts';
import { complaintClock } from '../complaint-clock/complaint-clock.ts';
import { proportion, times, type Proportion, type Times } from './proportion.ts';

/** A contact as the figures need it. */
export interface CountedCall {
  readonly id: string;
  readonly call: Call;
  /** Customer and scenario, hashed; absent when nobody was identified. */
  readonly matterKey?: string;
  /** The flow as it was in the version the call used; null when it had none or the version is gone. */
  readonly flow: FlowShape | null;
}

/** Satisfaction as the customer gave it, where the bank's system tells it. */
export type Rating = 'very-satisfied' | 'satisfied' | 'neutral' | 'dissatisfied' | 'very-dissatisfied';

const DAY = 86_400_000;
/** Window of repeat contacts and of first-contact resolution (domain notes, 6.1). */
export const MATTER_WINDOW_DAYS = 7;

export interface Kpis {
  readonly contacts: number;
  /** (talk + hold + after-call work) of handled contacts. Planning only, never a target for agents. */
  readonly handleTime: Times | null;
  readonly afterCallWork: Times | null;
  /** First human answer in chats. */
  readonly firstResponse: Times | null;
  /** Contacts without a further one on the matter in seven days, of those with a matter whose seven days are over. */
  readonly firstContactResolution: Proportion;
  /** Contacts that had another one on the matter in the seven days before them, of those with a matter. */
  readonly repeatContacts: Proportion;
  /** Required steps done with evidence, of required steps that applied. */
  readonly sopCompletion: Proportion;
  /** Lines said, copied or inserted, of lines shown. Low means a bad line, not a bad agent. */
  readonly scriptAdoption: Proportion;
  /** Decided in time, of complaints decided or overdue; withdrawn ones do not count. */
  readonly complaintsOnTime: Proportion;
  /** Of complaints, those whose limit was extended. */
  readonly complaintsExtended: Proportion;
  readonly complaintsPer10000: number | null;
  /** Calls closed over open required steps. */
  readonly overrides: Proportion;
}

/**
 * The figures of a set of contacts. `history` holds every contact of the period and of the seven days before and after it, for
 * the matters; `now` (ISO 8601) says which windows are over.
 */
export function kpis(counted: readonly CountedCall[], history: readonly Pick<CountedCall, 'id' | 'call' | 'matterKey'>[], now: string): Kpis {
  const handled = counted.filter(({ call }) => call.status === 'closed' || call.marks.some((mark) => mark.mark === 'ended'));
  const lengths = handled.map(({ call }) => durations(call, call.closedAt ?? now));
  const matters = mattersOf(history);
  const onMatter = counted.filter((one) => one.matterKey !== undefined);
  const over = onMatter.filter(({ call }) => Date.parse(call.startedAt) + MATTER_WINDOW_DAYS * DAY <= Date.parse(now));
  const others = (one: CountedCall, direction: 'before' | 'after'): boolean => hasNeighbour(matters.get(one.matterKey!) ?? [], one, direction);
  const complaints = counted.flatMap(({ call }) => (call.complaint === undefined ? [] : [call.complaint]));
  const clocks = complaints.map((complaint) => complaintClock(complaint, now));
  const due = clocks.filter((clock) => clock.state === 'decided' || clock.state === 'decided-late' || clock.level === 'overdue');
  const progress = counted.flatMap(({ call, flow }) => (flow === null ? [] : [sopProgress(call, flow)]));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const used = sum(counted.map(({ call }) => Math.min(call.shown, call.scripts.filter((use) => use.how !== 'rejected').length)));
  return {
    contacts: counted.length,
    handleTime: times(lengths.map((one) => one.talk.milliseconds + one.hold.milliseconds + one.afterCall.milliseconds)),
    afterCallWork: times(handled.flatMap(({ call }, index) => (call.marks.some((mark) => mark.mark === 'ended') ? [lengths[index]!.afterCall.milliseconds] : []))),
    firstResponse: times(counted.flatMap(({ call }) => (call.channel === 'chat' && call.responseTimes[0] !== undefined ? [call.responseTimes[0]] : []))),
    firstContactResolution: proportion(over.filter((one) => !others(one, 'after')).length, over.length),
    repeatContacts: proportion(onMatter.filter((one) => others(one, 'before')).length, onMatter.length),
    sopCompletion: proportion(sum(progress.map((one) => one.done)), sum(progress.map((one) => one.required))),
    scriptAdoption: proportion(used, sum(counted.map(({ call }) => call.shown))),
    complaintsOnTime: proportion(due.filter((clock) => clock.state === 'decided').length, due.length),
    complaintsExtended: proportion(complaints.filter((complaint) => complaint.extensions.length > 0).length, complaints.length),
    complaintsPer10000: counted.length === 0 ? null : (complaints.length / counted.length) * 10_000,
    overrides: proportion(counted.filter(({ call }) => call.overrideReason !== undefined).length, counted.filter(({ call }) => call.status === 'closed').length),
  };
}

/** Satisfied of rated; a low rate of rating makes the figure unusable, so that it is told beside it. */
export function satisfaction(ratings: readonly Rating[], contacts: number): { readonly csat: Proportion; readonly rated: Proportion } {
  const satisfied = ratings.filter((rating) => rating === 'very-satisfied' || rating === 'satisfied').length;
  return { csat: proportion(satisfied, ratings.length), rated: proportion(ratings.length, contacts) };
}

type OnMatter = Pick<CountedCall, 'id' | 'call' | 'matterKey'>;

function mattersOf(history: readonly OnMatter[]): ReadonlyMap<string, readonly OnMatter[]> {
  const matters = new Map<string, OnMatter[]>();
  for (const one of history) {
    if (one.matterKey === undefined) continue;
    const known = matters.get(one.matterKey);
    if (known === undefined) matters.set(one.matterKey, [one]);
    else known.push(one);
  }
  return matters;
}

/** Another contact on the matter within the window before or after this one. Several attempts to reach somebody are one contact. */
function hasNeighbour(onMatter: readonly OnMatter[], one: CountedCall, direction: 'before' | 'after'): boolean {
  const at = Date.parse(one.call.startedAt);
  const attempts = new Set(one.call.links.filter((link) => link.relation !== 'same-matter').map((link) => link.callId));
  return onMatter.some((other) => {
    const isAttempt = attempts.has(other.id) || other.call.links.some((link) => link.callId === one.id && link.relation !== 'same-matter');
    if (other.id === one.id || isAttempt) return false;
    const gap = direction === 'after' ? Date.parse(other.call.startedAt) - at : at - Date.parse(other.call.startedAt);
    return gap > 0 && gap <= MATTER_WINDOW_DAYS * DAY;
  });
}
