import { describe, expect, it } from 'vitest';
import type { CallEventBody } from '../../../domain/call/events.ts';
import { durations } from '../../../domain/call/durations.ts';
import { foldCall } from '../../../domain/call/fold.ts';
import { numbered, started } from './events.ts';

const mark = (name: 'connected' | 'hold' | 'resume' | 'ended', source: 'page' | 'key' | 'self-reported' = 'page'): CallEventBody => ({ type: 'mark.set', mark: name, source });
const at = (second: number) => new Date(Date.parse('2026-01-31T01:02:10.000Z') + second * 1000).toISOString();

describe('talk, hold and after-call time', () => {
  it('adds up from the marks, each saying its source', () => {
    const call = foldCall(numbered([started, mark('connected'), mark('hold', 'key'), mark('resume', 'key'), mark('ended'), { type: 'call.closed', openSteps: [] }]));
    expect(durations(call, at(999))).toEqual({
      talk: { milliseconds: 20_000, source: 'key', running: false },
      hold: { milliseconds: 10_000, source: 'key', running: false },
      afterCall: { milliseconds: 10_000, source: 'key', running: false },
    });
  });

  it('counts on while the call runs, the hold while it is held', () => {
    const held = foldCall(numbered([started, mark('connected'), mark('hold')]));
    expect(durations(held, at(50))).toMatchObject({ talk: { milliseconds: 10_000, running: false }, hold: { milliseconds: 30_000, running: true }, afterCall: { milliseconds: 0 } });
    expect(durations(foldCall(numbered([started, mark('connected'), mark('ended')])), at(50)).afterCall).toMatchObject({ milliseconds: 30_000, running: true });
  });

  it('runs from the start of a call without a connected mark, ends a hold with the call, ignores a second hold', () => {
    const call = foldCall(numbered([started, mark('hold'), mark('hold'), mark('ended')]));
    expect(durations(call, at(99))).toMatchObject({ talk: { milliseconds: 10_000 }, hold: { milliseconds: 20_000, running: false } });
  });

  it('is never negative when the clock went back', () => {
    const call = foldCall(numbered([started, mark('connected'), mark('hold')]));
    for (const one of Object.values(durations(call, at(-500)))) expect(one.milliseconds).toBe(0);
  });
});
