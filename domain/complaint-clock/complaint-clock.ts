import type { ComplaintState } from '../call/call.ts';
import type { ComplaintDays } from '../call/events.ts';
import type { Jurisdiction } from '../language.ts';
import { fail, succeed, type Result } from '../result.ts';
import { addDays, dateIn, daysBetween, endOfDay, type CalendarDate } from './calendar.ts';

/**
 * Days until the decision must have been told, from the day of receipt (day 0). CN: REG-COMPLAINT, 15 simple, 30 complex, a
 * further 30 for special reasons after approval, 60 at most. TW: TW-FCPA, 30, without extension. Calendar days: the
 * stricter reading until a compliance person confirms (domain notes, section 8, point 2).
 */
const LIMITS: Readonly<Record<Jurisdiction, ComplaintDays>> = {
  CN: { simple: 15, complex: 30, special: 60 },
  TW: { simple: 30, complex: 30, special: 30 },
};

/** Days the customer has afterwards. CN: review by the superior institution. TW: application to 金融消費評議中心. */
const AFTERWARDS: Readonly<Record<Jurisdiction, { readonly route: 'superior-review' | 'ombudsman'; readonly days: number }>> = {
  CN: { route: 'superior-review', days: 30 },
  TW: { route: 'ombudsman', days: 60 },
};

/** Names of the bank's own limits among its settings. The sources disagree on details (domain notes, section 8), so a bank may set its reading. */
export const COMPLAINT_DAY_SETTINGS: Readonly<Record<keyof ComplaintDays, string>> = { simple: 'complaint_days_simple', complex: 'complaint_days_complex', special: 'complaint_days_special' };
const LONGEST = 366;
const isDays = ({ simple, complex, special }: ComplaintDays): boolean => [simple, complex, special].every((days) => Number.isInteger(days) && days >= 1 && days <= LONGEST) && simple <= complex && complex <= special;

/** The bank's limits by its settings (texts by name), the rule's where it set none; undefined where it set none at all or they make no sense. */
export function complaintDaysFrom(bank: Readonly<Record<string, string>>, jurisdiction: Jurisdiction): ComplaintDays | undefined {
  const own = (grade: keyof ComplaintDays): string => bank[COMPLAINT_DAY_SETTINGS[grade]]?.normalize('NFKC').trim() ?? '';
  if ((['simple', 'complex', 'special'] as const).every((grade) => own(grade) === '')) return undefined;
  const days = (grade: keyof ComplaintDays): number => (own(grade) === '' ? LIMITS[jurisdiction][grade] : Number(own(grade)));
  const found = { simple: days('simple'), complex: days('complex'), special: days('special') };
  return isDays(found) ? found : undefined;
}

/** As recorded with the complaint, so that a changed setting moves no date that a customer was told. */
const limitsOf = ({ days, jurisdiction }: ComplaintState): ComplaintDays => (days !== undefined && isDays(days) ? days : LIMITS[jurisdiction]);

export interface ComplaintDue {
  readonly grade: 'simple' | 'complex' | 'special';
  readonly limitDays: number;
  readonly receivedOn: CalendarDate;
  /** The last day. */
  readonly dueOn: CalendarDate;
  /** The end of that day, ISO 8601 UTC. */
  readonly dueAt: string;
  /** What is open to the customer afterwards, and its last day: from the decision, or from the due day when none was told. */
  readonly afterwards: { readonly route: 'superior-review' | 'ombudsman'; readonly until: CalendarDate };
}

export interface ComplaintClock extends ComplaintDue {
  readonly state: 'running' | 'decided' | 'decided-late' | 'withdrawn';
  /** Whole calendar days left; 0 on the last day, negative when overdue. Of the day it ended, once it has. */
  readonly remainingDays: number;
  /** Amber when a third of the limit is left, red from two days (domain notes, SOP-3). */
  readonly level: 'quiet' | 'amber' | 'red' | 'overdue';
}

/** When a complaint is due, whatever the time is now. */
export function complaintDue(complaint: ComplaintState): ComplaintDue {
  const { jurisdiction, timeZone } = complaint;
  const grades = complaint.extensions.map((one) => one.to);
  const grade = grades.includes('special') ? 'special' : grades.includes('complex') ? 'complex' : 'simple';
  const limitDays = limitsOf(complaint)[grade];
  const receivedOn = dateIn(timeZone, complaint.receivedAt);
  const dueOn = addDays(receivedOn, limitDays);
  const { route, days } = AFTERWARDS[jurisdiction];
  const answeredOn = complaint.decidedAt === undefined ? dueOn : dateIn(timeZone, complaint.decidedAt);
  return { grade, limitDays, receivedOn, dueOn, dueAt: endOfDay(timeZone, dueOn), afterwards: { route, until: addDays(answeredOn, days) } };
}

/** Where the clock stands at `now` (ISO 8601 UTC). A decision after the end of the due day is late. */
export function complaintClock(complaint: ComplaintState, now: string): ComplaintClock {
  const due = complaintDue(complaint);
  const ended = complaint.withdrawnAt ?? complaint.decidedAt;
  const remainingDays = daysBetween(dateIn(complaint.timeZone, ended ?? now), due.dueOn);
  const state = complaint.withdrawnAt !== undefined ? 'withdrawn' : ended === undefined ? 'running' : ended < due.dueAt ? 'decided' : 'decided-late';
  return { ...due, state, remainingDays, level: state === 'running' ? levelOf(remainingDays, due.limitDays) : 'quiet' };
}

function levelOf(remaining: number, limit: number): ComplaintClock['level'] {
  if (remaining < 0) return 'overdue';
  if (remaining <= 2) return 'red';
  return remaining <= limit / 3 ? 'amber' : 'quiet';
}

export type ExtensionFailure = { readonly code: 'complaint.no-extension' | 'complaint.too-late' | 'complaint.ended' | 'complaint.already-extended' };

/** Whether the limit may be extended now: while it runs, before the date it replaces, each step once; in TW never. */
export function mayExtend(complaint: ComplaintState, to: 'complex' | 'special', now: string): Result<true, ExtensionFailure> {
  if (complaint.jurisdiction === 'TW') return fail({ code: 'complaint.no-extension' });
  if (complaint.decidedAt !== undefined || complaint.withdrawnAt !== undefined) return fail({ code: 'complaint.ended' });
  if (complaint.extensions.some((one) => one.to === to || one.to === 'special')) return fail({ code: 'complaint.already-extended' });
  return now < complaintDue(complaint).dueAt ? succeed(true) : fail({ code: 'complaint.too-late' });
}
