import { describe, expect, it } from 'vitest';
import type { CallEventBody } from '../../../domain/call/events.ts';
import { foldCall } from '../../../domain/call/fold.ts';
import { kpis, satisfaction, type CountedCall } from '../../../domain/review/kpi.ts';
import { proportion, times } from '../../../domain/review/proportion.ts';
import { started } from '../call/events.ts';

const DAY = 86_400_000;
const BEGIN = Date.parse('2026-03-01T01:00:00.000Z');
const NOW = '2026-04-01T00:00:00.000Z';

/** A call on a day of March 2026, events ten seconds apart. */
const counted = (id: string, day: number, bodies: readonly CallEventBody[], more: Partial<CountedCall> = {}): CountedCall => {
  const events = [started, ...bodies].map((body, index) => ({ ...body, seq: index + 1, at: new Date(BEGIN + day * DAY + index * 10_000).toISOString() }));
  return { id, call: foldCall(events as never), flow: null, ...more };
};
const mark = (name: 'connected' | 'hold' | 'resume' | 'ended'): CallEventBody => ({ type: 'mark.set', mark: name, source: 'page' });
const close: CallEventBody = { type: 'call.closed', openSteps: [] };
const script = { scriptId: 's', version: 1, libraryVersion: '1', variant: 'unknown' as const };
const of = (...calls: readonly CountedCall[]) => kpis(calls, calls, NOW);

describe('shares', () => {
  it('carry the interval of the domain notes: 5 of 5 is 57 to 100 %, 36 of 40 is 77 to 96 %', () => {
    const rounded = (hits: number, all: number) => Object.values(proportion(hits, all).interval!).map((edge) => Math.round(edge * 100));
    expect(rounded(5, 5)).toEqual([57, 100]);
    expect(rounded(36, 40)).toEqual([77, 96]);
  });

  it('of nothing are no figure, of fewer than 20 are not enough', () => {
    expect(proportion(0, 0)).toMatchObject({ share: null, interval: null });
    expect([proportion(19, 19).enough, proportion(20, 20).enough]).toEqual([false, true]);
  });

  it('have a tail beside the mean', () => {
    expect(times(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual({ count: 100, meanMs: 50.5, p95Ms: 95 });
    expect(times([7])).toEqual({ count: 1, meanMs: 7, p95Ms: 7 });
    expect(times([])).toBeNull();
  });
});

describe('handle time', () => {
  it('is talk, hold and after-call work of handled contacts; an open one does not count', () => {
    const call = counted('a', 0, [mark('connected'), mark('hold'), mark('resume'), mark('ended'), close]);
    expect(of(call, counted('b', 1, [mark('connected')]))).toMatchObject({ contacts: 2, handleTime: { count: 1, meanMs: 40_000 }, afterCallWork: { count: 1, meanMs: 10_000 } });
  });

  it('of a chat begins with the first answer', () => {
    const chat = counted('a', 0, [{ type: 'customer.waiting' }, { type: 'customer.answered' }, { type: 'customer.waiting' }, { type: 'page.changed', relation: 'same' }, { type: 'customer.answered' }]);
    expect(of({ ...chat, call: { ...chat.call, channel: 'chat' } }).firstResponse).toMatchObject({ count: 1, meanMs: 10_000 });
    expect(of(chat).firstResponse).toBeNull();
  });
});

describe('matters', () => {
  const on = (id: string, day: number, matterKey?: string, bodies: readonly CallEventBody[] = [close]) => counted(id, day, bodies, matterKey === undefined ? {} : { matterKey });

  it('are resolved at first contact when nobody comes back on them within seven days', () => {
    expect(of(on('a', 0, 'fee'), on('b', 7, 'fee'), on('c', 0, 'card'), on('d', 8, 'card'), on('e', 1)).firstContactResolution).toMatchObject({ hits: 3, of: 4 });
    expect(of(on('a', 0, 'fee'), on('b', 7, 'fee')).repeatContacts).toMatchObject({ hits: 1, of: 2 });
  });

  it('wait until their seven days are over', () => {
    expect(of(on('a', 29, 'fee')).firstContactResolution).toMatchObject({ of: 0, share: null });
  });

  it('count the attempts to reach somebody as one contact', () => {
    const first = on('a', 0, 'loan');
    expect(of(first, on('b', 1, 'loan', [{ type: 'call.linked', callId: 'a', relation: 'attempt' }, close])).repeatContacts.hits).toBe(0);
  });
});

describe('steps, lines and complaints', () => {
  it('count required steps with evidence, of those that applied', () => {
    const flow = { gate: 'standard' as const, steps: [{ id: 'a', requirement: 'required' as const, evidence: [{ id: 'x', kind: 'text' }] }, { id: 'b', requirement: 'required' as const, evidence: [] }, { id: 'c', requirement: 'conditional' as const, when: { fact: 'f', is: true }, evidence: [] }] };
    const call = counted('a', 0, [{ type: 'step.ticked', stepId: 'a', evidence: {}, by: 'key' }, { type: 'step.ticked', stepId: 'b', evidence: {}, by: 'key' }], { flow });
    expect(of(call).sopCompletion).toMatchObject({ hits: 1, of: 2 });
  });

  it('never use more lines than were shown', () => {
    const use: CallEventBody = { type: 'script.said', script };
    expect(of(counted('a', 0, [{ type: 'script.shown', script }, use, use, { type: 'script.rejected', script }])).scriptAdoption).toMatchObject({ hits: 1, of: 1 });
  });

  it('count complaints decided in time, of those decided or overdue', () => {
    const complaint = (id: string, day: number, ...then: readonly CallEventBody[]) => counted(id, day, [{ type: 'complaint.received', jurisdiction: 'CN', timeZone: 'Asia/Shanghai' }, ...then]);
    const figures = of(complaint('decided', 0, { type: 'complaint.decided' }), complaint('overdue', 0), complaint('running', 25), complaint('withdrawn', 0, { type: 'complaint.withdrawn' }), complaint('extended', 14, { type: 'complaint.extended', to: 'complex', reason: 'x', approver: 'y' }));
    expect(figures).toMatchObject({ complaintsOnTime: { hits: 1, of: 2 }, complaintsExtended: { hits: 1, of: 5 }, complaintsPer10000: 10_000 });
  });

  it('tell the rate of rating beside the satisfaction', () => {
    expect(satisfaction(['very-satisfied', 'neutral', 'satisfied', 'dissatisfied'], 40)).toMatchObject({ csat: { share: 0.5 }, rated: { share: 0.1 } });
  });
});
