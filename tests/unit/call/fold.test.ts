import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, foldCall } from '../../../domain/call/fold.ts';
import { anyBody, anyEvents, EVENT_KINDS, numbered, started } from './events.ts';

describe('the state of a call', () => {
  it('is the same for the same events, folded at once or one by one, and does not change them', () => {
    fc.assert(fc.property(anyEvents, fc.nat(), (events, cut) => {
      const frozen = JSON.stringify(events);
      const whole = foldCall(events);
      const at = 1 + (cut % events.length);
      expect(events.slice(at).reduce(applyEvent, foldCall(events.slice(0, at)))).toEqual(whole);
      expect(foldCall(JSON.parse(frozen))).toEqual(whole);
      expect(JSON.stringify(events)).toBe(frozen);
      expect(whole.lastSeq).toBe(events.length);
    }));
  });

  it('is tried with every kind of event there is, and each of them can change it', () => {
    const made = new Set<string>();
    const changing = new Set<string>();
    const uncounted = ({ lastSeq: _seq, lastAt: _at, ...call }: ReturnType<typeof foldCall>): string => JSON.stringify(call);
    for (const events of fc.sample(anyEvents, { numRuns: 2_000, seed: 7 })) {
      let call = foldCall(events.slice(0, 1));
      for (const event of events.slice(1)) {
        const next = applyEvent(call, event);
        made.add(event.type);
        if (uncounted(next) !== uncounted(call)) changing.add(event.type);
        call = next;
      }
    }
    expect([...made].toSorted()).toEqual([...EVENT_KINDS].toSorted());
    expect([...changing].toSorted()).toEqual([...EVENT_KINDS].toSorted());
  });

  it('keeps what was written before closing, whatever comes after', () => {
    fc.assert(fc.property(anyEvents, fc.array(anyBody, { maxLength: 20 }), (before, after) => {
      const bodies = [...before, { type: 'call.closed', openSteps: [] } as const, ...after];
      const closed = foldCall(numbered(bodies.slice(0, before.length + 1)));
      const later = foldCall(numbered(bodies));
      for (const kept of ['status', 'steps', 'facts', 'noteParts', 'draft', 'scripts', 'marks', 'type', 'flow', 'disposition', 'closedAt', 'openSteps', 'subject', 'parkedReason'] as const)
        expect(later[kept]).toEqual(closed[kept]);
      expect(later.corrections.slice(0, closed.corrections.length)).toEqual(closed.corrections);
    }));
  });

  it('survives being written as JSON: nothing in it is lost', () => {
    fc.assert(fc.property(anyEvents, (events) => {
      const call = foldCall(events);
      expect(JSON.parse(JSON.stringify(call))).toEqual(JSON.parse(JSON.stringify(foldCall(events))));
    }));
  });

  it('parks with its reason and open steps and takes them back when resumed', () => {
    const events = numbered([started, { type: 'call.parked', reason: 'customer-hung-up', openSteps: ['recap'], pendingForLead: true }, { type: 'call.resumed' }]);
    expect(foldCall(events.slice(0, 2))).toMatchObject({ status: 'parked', parkedReason: 'customer-hung-up', openSteps: ['recap'], pendingForLead: true });
    expect(foldCall(events)).toMatchObject({ status: 'open', parkedReason: undefined, openSteps: [], pendingForLead: true });
  });

  it('times each answer of a chat from the first unanswered message', () => {
    const call = foldCall(numbered([started, { type: 'customer.waiting' }, { type: 'customer.waiting' }, { type: 'customer.answered' }, { type: 'customer.answered' }, { type: 'customer.waiting' }]));
    expect(call.responseTimes).toEqual([20_000]);
    expect(call.waitingSince).toBe('2026-01-31T01:03:00.000Z');
  });

  it('refuses a list that does not begin with the start of a call', () => {
    expect(() => foldCall([])).toThrow();
    expect(() => foldCall(numbered([{ type: 'call.resumed' }]))).toThrow();
  });
});
