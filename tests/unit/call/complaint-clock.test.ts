import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComplaintState } from '../../../domain/call/call.ts';
import { addDays, dateIn, daysBetween, endOfDay } from '../../../domain/complaint-clock/calendar.ts';
import { complaintClock, complaintDaysFrom, complaintDue, mayExtend } from '../../../domain/complaint-clock/complaint-clock.ts';

const complaint = (over: Partial<ComplaintState> = {}): ComplaintState => ({ receivedAt: '2026-01-31T03:20:00.000Z', jurisdiction: 'CN', timeZone: 'Asia/Shanghai', extensions: [], ...over });
const extension = (to: 'complex' | 'special') => ({ to, reason: '需调取录音', approver: '9001', at: '2026-02-10T00:00:00.000Z' });

describe('when a complaint is due', () => {
  it('CN: 15 days from 31 January is 15 February, to the end of the day in the bank’s zone', () => {
    expect(complaintDue(complaint())).toMatchObject({ receivedOn: '2026-01-31', dueOn: '2026-02-15', dueAt: '2026-02-15T16:00:00.000Z', limitDays: 15, grade: 'simple' });
  });

  it('CN: 30 when complex, 60 at most, across the end of February', () => {
    expect(complaintDue(complaint({ extensions: [extension('complex')] }))).toMatchObject({ dueOn: '2026-03-02', grade: 'complex' });
    expect(complaintDue(complaint({ extensions: [extension('complex'), extension('special')] }))).toMatchObject({ dueOn: '2026-04-01', limitDays: 60 });
    expect(complaintDue(complaint({ receivedAt: '2028-02-15T03:00:00.000Z' }))).toMatchObject({ dueOn: '2028-03-01' });
  });

  it('TW: 30 days, then 60 to apply for 評議; never extended', () => {
    const tw = complaint({ jurisdiction: 'TW', timeZone: 'Asia/Taipei', receivedAt: '2026-01-31T11:20:00.000Z' });
    expect(complaintDue(tw)).toMatchObject({ dueOn: '2026-03-02', afterwards: { route: 'ombudsman', until: '2026-05-01' } });
    expect(complaintDue({ ...tw, decidedAt: '2026-02-10T03:00:00.000Z' }).afterwards.until).toBe('2026-04-11');
    expect(mayExtend(tw, 'complex', '2026-02-01T00:00:00.000Z')).toMatchObject({ failure: { code: 'complaint.no-extension' } });
  });

  it('counts from the date where the bank is, not from the date in UTC', () => {
    expect(complaintDue(complaint({ receivedAt: '2026-01-30T16:00:00.000Z' })).dueOn).toBe('2026-02-15');
    expect(complaintDue(complaint({ receivedAt: '2026-01-30T15:59:59.999Z' })).dueOn).toBe('2026-02-14');
  });
});

describe('a bank’s own limits', () => {
  it('hold for complaints that came in under them, also after the setting has changed', () => {
    const days = complaintDaysFrom({ complaint_days_simple: ' １０ ', complaint_days_special: '45' }, 'CN');
    expect(days).toEqual({ simple: 10, complex: 30, special: 45 });
    const own = complaint({ days: days! });
    expect(complaintDue(own)).toMatchObject({ dueOn: '2026-02-10', limitDays: 10 });
    expect(complaintDue({ ...own, extensions: [extension('complex'), extension('special')] })).toMatchObject({ dueOn: '2026-03-17', limitDays: 45 });
    expect(complaintClock(own, '2026-02-06T01:00:00.000Z')).toMatchObject({ remainingDays: 4, level: 'quiet' });
    expect(complaintClock(own, '2026-02-07T01:00:00.000Z')).toMatchObject({ remainingDays: 3, level: 'amber' });
  });

  it.each([[{}], [{ complaint_days_simple: 'fifteen' }], [{ complaint_days_simple: '0' }], [{ complaint_days_simple: '31' }], [{ complaint_days_special: '20' }], [{ complaint_days_simple: '7.5' }]])('that make no sense leave the rule in force: %j', (bank) => {
    expect(complaintDaysFrom(bank, 'CN')).toBeUndefined();
  });

  it('from another machine are looked at before they are believed', () => {
    expect(complaintDue(complaint({ days: { simple: -5, complex: 'x', special: null } as never })).limitDays).toBe(15);
  });
});

describe('days of the calendar', () => {
  const due = (receivedOn: string, timeZone = 'Asia/Shanghai', extended = false) => complaintDue(complaint({ receivedAt: `${receivedOn}T04:00:00.000Z`, timeZone, extensions: extended ? [extension('complex')] : [] })).dueOn;

  it.each([
    // Month ends of 30 and 31 days, the end of a year, February with 28 and 29 days, 2100 that is no leap year.
    ['2026-04-30', '2026-05-15'], ['2026-05-31', '2026-06-15'], ['2026-12-31', '2027-01-15'], ['2026-02-13', '2026-02-28'], ['2026-02-14', '2026-03-01'],
    ['2028-02-14', '2028-02-29'], ['2028-02-29', '2028-03-15'], ['2100-02-14', '2100-03-01'],
  ])('fifteen from %s is %s', (received, expected) => {
    expect(due(received)).toBe(expected);
  });

  it.each([['2026-01-31', '2026-03-02'], ['2028-01-31', '2028-03-01'], ['2026-12-15', '2027-01-14']])('thirty from %s is %s', (received, expected) => {
    expect(due(received, 'Asia/Shanghai', true)).toBe(expected);
  });

  it('ends at midnight where the bank is: in a zone without summer time each day of the year, in one with it also when the clock is moved', () => {
    const end = (receivedOn: string, timeZone: string) => complaintDue(complaint({ receivedAt: `${receivedOn}T12:00:00.000Z`, timeZone })).dueAt;
    for (const [received, dueOn] of [['2026-01-31', '2026-02-15'], ['2026-07-31', '2026-08-15'], ['2026-12-31', '2027-01-15']] as const) {
      expect(end(received, 'Asia/Taipei')).toBe(`${dueOn}T16:00:00.000Z`);
      expect(end(received, 'Asia/Hong_Kong')).toBe(`${dueOn}T16:00:00.000Z`);
    }
    // London: due on 29 March 2026, the day the clock goes forward, and on 25 October, the day it goes back.
    expect(end('2026-03-14', 'Europe/London')).toBe('2026-03-29T23:00:00.000Z');
    expect(end('2026-10-10', 'Europe/London')).toBe('2026-10-26T00:00:00.000Z');
    expect(end('2026-01-31', 'Asia/Kathmandu')).toBe('2026-02-15T18:15:00.000Z');
  });
});

describe('the clock', () => {
  const at = (now: string) => complaintClock(complaint(), now);

  it('is amber at a third, red at two days, overdue on the day after', () => {
    expect(at('2026-02-09T01:00:00.000Z')).toMatchObject({ remainingDays: 6, level: 'quiet' });
    expect(at('2026-02-10T01:00:00.000Z')).toMatchObject({ remainingDays: 5, level: 'amber' });
    expect(at('2026-02-13T01:00:00.000Z')).toMatchObject({ remainingDays: 2, level: 'red' });
    expect(at('2026-02-15T15:59:59.999Z')).toMatchObject({ remainingDays: 0, level: 'red' });
    expect(at('2026-02-15T16:00:00.000Z')).toMatchObject({ remainingDays: -1, level: 'overdue' });
  });

  it('stops with the decision, on time or late, and with the withdrawal', () => {
    const decided = (decidedAt: string) => complaintClock(complaint({ decidedAt }), '2026-06-01T00:00:00.000Z');
    expect(decided('2026-02-15T15:59:59.000Z')).toMatchObject({ state: 'decided', remainingDays: 0, level: 'quiet' });
    expect(decided('2026-02-15T16:00:00.000Z')).toMatchObject({ state: 'decided-late', remainingDays: -1 });
    expect(complaintClock(complaint({ withdrawnAt: '2026-02-01T00:00:00.000Z' }), '2026-06-01T00:00:00.000Z').state).toBe('withdrawn');
  });

  it('is extended before its date only, each step once', () => {
    expect(mayExtend(complaint(), 'complex', '2026-02-15T15:59:00.000Z').ok).toBe(true);
    expect(mayExtend(complaint(), 'complex', '2026-02-15T16:00:00.000Z')).toMatchObject({ failure: { code: 'complaint.too-late' } });
    expect(mayExtend(complaint({ extensions: [extension('complex')] }), 'complex', '2026-02-11T00:00:00.000Z')).toMatchObject({ failure: { code: 'complaint.already-extended' } });
    expect(mayExtend(complaint({ decidedAt: '2026-02-02T00:00:00.000Z' }), 'complex', '2026-02-03T00:00:00.000Z')).toMatchObject({ failure: { code: 'complaint.ended' } });
  });
});

describe('the calendar', () => {
  const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Taipei', 'Europe/London', 'America/St_Johns', 'Pacific/Kiritimati', 'Etc/GMT+12', 'UTC');

  it('ends a day exactly where the next one begins', () => {
    fc.assert(fc.property(zones, instants, (zone, instant) => {
      const date = dateIn(zone, instant);
      const end = endOfDay(zone, date);
      expect(dateIn(zone, end)).toBe(addDays(date, 1));
      expect(dateIn(zone, new Date(Date.parse(end) - 1).toISOString())).toBe(date);
    }), { numRuns: 60 });
  });

  it('counts back as many days as it counted forward', () => {
    fc.assert(fc.property(instants, fc.integer({ min: -4000, max: 4000 }), (instant, days) => {
      const date = dateIn('UTC', instant);
      expect(daysBetween(date, addDays(date, days))).toBe(days);
    }));
  });
});
