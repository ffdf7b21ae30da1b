import { describe, expect, it } from 'vitest';
import { decide } from '../../../domain/call/condition.ts';
import type { CallEventBody } from '../../../domain/call/events.ts';
import type { FlowShape } from '../../../domain/call/flow-shape.ts';
import { foldCall } from '../../../domain/call/fold.ts';
import { closingGate } from '../../../domain/call/gate.ts';
import { sopProgress } from '../../../domain/call/sop-progress.ts';
import { numbered, started } from './events.ts';

const flow: FlowShape = {
  gate: 'standard',
  steps: [
    { id: 'greet', requirement: 'required', evidence: [{ id: 'greeted', kind: 'auto' }] },
    { id: 'need', requirement: 'required', evidence: [{ id: 'need', kind: 'text' }], branches: [{ when: { fact: 'fraud', is: true }, to: 'block' }] },
    { id: 'verify', requirement: 'conditional', when: { fact: 'account_facts', is: true }, evidence: [{ id: 'level', kind: 'choice' }] },
    { id: 'rate', requirement: 'optional', evidence: [] },
    { id: 'block', requirement: 'required', evidence: [{ id: 'time', kind: 'time' }], branches: [{ when: { fact: 'again', is: true }, to: 'need' }] },
  ],
};
const critical: FlowShape = { ...flow, gate: 'critical' };
const after = (...bodies: readonly CallEventBody[]) => foldCall(numbered([started, ...bodies]));
const tick = (stepId: string, evidence: Record<string, string> = {}): CallEventBody => ({ type: 'step.ticked', stepId, evidence, by: 'key' });
const complete = [tick('greet'), tick('need', { need: '年费' }), tick('block', { time: '09:02:30' })];

describe('SOP progress', () => {
  it('counts a conditional step only when its condition holds', () => {
    expect(sopProgress(after(...complete), flow)).toMatchObject({ required: 3, done: 3, completion: 1 });
    expect(sopProgress(after({ type: 'fact.set', fact: 'account_facts', is: true }, ...complete), flow)).toMatchObject({ required: 4, done: 3, completion: 0.75, due: 'verify' });
    expect(sopProgress(after(...complete), flow).steps[2]).toMatchObject({ applies: 'undecided' });
  });

  it('does not count a tick without its evidence, but moves on and comes back to it', () => {
    const progress = sopProgress(after(tick('greet'), tick('need', { need: '  ' })), flow);
    expect(progress.steps[1]).toMatchObject({ state: 'lacking', missingEvidence: ['need'] });
    expect(progress).toMatchObject({ due: 'rate', done: 1 });
    expect(sopProgress(after(tick('greet'), tick('need'), tick('rate'), tick('block', { time: '1' })), flow).due).toBe('need');
  });

  it('follows a branch forward, keeps what was done on the way, and never circles', () => {
    const progress = sopProgress(after({ type: 'fact.set', fact: 'fraud', is: true }, { type: 'fact.set', fact: 'again', is: true }, tick('greet'), tick('need', { need: '转账' })), flow);
    expect(progress.steps.map((step) => step.applies)).toEqual(['applies', 'applies', 'passed-over', 'passed-over', 'applies']);
    expect(progress.due).toBe('block');
  });

  it('decides with what is known and leaves the rest open', () => {
    const either = { any: [{ fact: 'a', is: true }, { fact: 'b', is: true }] };
    const both = { all: [{ fact: 'a', is: true }, { fact: 'b', is: false }] };
    expect([decide(either, { a: true }), decide(either, { a: false }), decide(either, { a: false, b: false })]).toEqual(['holds', 'undecided', 'fails']);
    expect([decide(both, { a: false }), decide(both, { a: true }), decide(both, { a: true, b: false })]).toEqual(['fails', 'undecided', 'holds']);
  });

  it('takes facts and steps named like members of every object for what they are', () => {
    expect(decide({ fact: 'constructor', is: true }, {})).toBe('undecided');
    expect(sopProgress(after(), { steps: [{ id: 'toString', requirement: 'required', evidence: [] }] }).due).toBe('toString');
  });
});

describe('the closing gate', () => {
  it('lets a complete call and a call without a flow close', () => {
    expect(closingGate(after(...complete), flow)).toEqual({ openRequired: [], skippedRequired: [], outcome: 'close' });
    expect(closingGate(after(), null).outcome).toBe('close');
  });

  it('warns in a standard flow, parks a critical one for the lead until the lead has seen it', () => {
    expect(closingGate(after(tick('greet')), flow)).toEqual({ openRequired: ['need', 'block'], skippedRequired: [], outcome: 'warn' });
    expect(closingGate(after(tick('greet')), critical).outcome).toBe('park-for-lead');
    expect(closingGate(after(tick('greet'), { type: 'lead.seen', by: '9001' }), critical).outcome).toBe('warn');
  });

  it('accepts a skip with its reason in a standard flow, and keeps it open for the lead in a critical one', () => {
    const call = after(tick('greet'), tick('need', { need: '转账' }), { type: 'step.skipped', stepId: 'block', reason: 'customer-hung-up' });
    expect(closingGate(call, flow)).toEqual({ openRequired: [], skippedRequired: ['block'], outcome: 'close' });
    expect(closingGate(call, critical)).toMatchObject({ openRequired: ['block'], outcome: 'park-for-lead' });
  });
});
