import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEventBody } from '../../../domain/call/events.ts';
import { foldCall } from '../../../domain/call/fold.ts';
import { composeHandover } from '../../../domain/note/handover.ts';
import { composeNote } from '../../../domain/note/compose.ts';
import type { NoteTitles } from '../../../domain/note/note.ts';
import { renderNote } from '../../../domain/note/render.ts';
import { anyEvents, numbered, started } from '../call/events.ts';

const titles: NoteTitles = {
  step: (id) => ({ greet: { title: '问候', stage: 'opening' as const }, need: { title: '倾听', stage: 'needs' as const }, verify: { title: '核实', stage: 'verify' as const }, block: { title: '止付', stage: 'handle' as const } })[id],
  evidence: (_step, id) => ({ need: { label: '诉求' }, level: { label: '级别', choice: (value: string) => (value === 'l2' ? 'L2' : undefined) }, time: { label: '时间' } })[id],
  scenario: (id) => (id === 'S12' ? '费用争议' : undefined),
  disposition: (code) => (code === 'SOLVED' ? '已解决' : undefined),
  skipReason: (code) => (code === 'customer-hung-up' ? '客户挂断' : undefined),
};
const after = (...bodies: readonly CallEventBody[]) => foldCall(numbered([started, ...bodies]));
const wording = { item: (item: { code: string; params?: Readonly<Record<string, string | number>> }) => [item.code, ...Object.values(item.params ?? {})].join(' '), between: '；', beforeEvidence: '：' };

const call = after(
  { type: 'scenario.set', to: 'S12', by: 'agent' },
  { type: 'step.ticked', stepId: 'need', evidence: { need: '第三遍了，到底几号退？' }, by: 'key' },
  { type: 'step.ticked', stepId: 'verify', evidence: { level: 'l2' }, by: 'said' },
  { type: 'step.ticked', stepId: 'block', evidence: { time: '09:02:30' }, by: 'key', timeSource: 'self-reported' },
  { type: 'step.skipped', stepId: 'greet', reason: 'customer-hung-up' },
  { type: 'promise.made', promiseId: 'late', what: '回电', dueAt: '2026-02-02T09:00:00.000Z', owner: '组长' },
  { type: 'promise.made', promiseId: 'soon', what: '短信', dueAt: '2026-02-01T09:00:00.000Z', owner: '8001' },
  { type: 'promise.made', promiseId: 'kept', what: '转接', dueAt: '2026-02-01T01:00:00.000Z', owner: '8001' },
  { type: 'promise.kept', promiseId: 'kept' },
);

describe('the composed note', () => {
  it('says who, what, what was done, what was promised and until when', () => {
    const note = composeNote(call, titles);
    expect(note.who.items[0]).toEqual({ code: 'note.who.name', params: { name: '王*明' } });
    expect(note.what.items).toContainEqual({ code: 'note.evidence', params: { label: '诉求', value: '第三遍了，到底几号退？' } });
    expect(note.done.items).toContainEqual({ code: 'note.done.step', params: { title: '核实' }, evidence: [{ code: 'note.evidence', params: { label: '级别', value: 'L2' } }] });
    expect(note.done.items.map((item) => item.code)).toContain('note.done.step-self-reported');
    expect(note.done.items).toContainEqual({ code: 'note.done.skipped', params: { title: '问候', reason: '客户挂断' } });
    expect(note.promised.items.map((item) => item.code)).toEqual(['note.promised.open', 'note.promised.open', 'note.promised.kept']);
    expect(note.due.items.map((item) => item.params?.['what'])).toEqual(['短信', '回电']);
  });

  it('says the customer by the masked name only', () => {
    expect(JSON.stringify(composeNote(call, titles))).not.toContain('王小明');
  });

  it('lets an edited part stand, and composes it again when reset', () => {
    const edited = after({ type: 'note.edited', part: 'what', text: '问年费' });
    expect(renderNote(composeNote(edited, titles), wording, (part) => `[${part}]`)).toContain('[what]问年费');
    expect(composeNote(after({ type: 'note.edited', part: 'what', text: '问年费' }, { type: 'note.reset', part: 'what' }), titles).what.edited).toBeUndefined();
  });

  it('says that nothing was disclosed to a third party only while that is so', () => {
    const third: CallEventBody = { type: 'fact.set', fact: 'third_party', is: true };
    const codes = (...bodies: readonly CallEventBody[]) => composeNote(after(third, ...bodies), titles).who.items.map((item) => item.code);
    expect(codes()).toContain('note.who.third-party');
    for (const later of [{ type: 'step.ticked', stepId: 'verify', evidence: {}, by: 'key' }, { type: 'fact.set', fact: 'account_facts', is: true }] as const) {
      expect(codes(later)).toContain('note.who.third-party-present');
      expect(codes(later)).not.toContain('note.who.third-party');
    }
  });

  it('says when a complaint is due and what is open afterwards, by its jurisdiction', () => {
    const due = (jurisdiction: 'CN' | 'TW', timeZone: string) => composeNote(after({ type: 'complaint.received', jurisdiction, timeZone, number: 'T-1' }), titles).due.items;
    expect(due('CN', 'Asia/Shanghai')).toEqual([{ code: 'note.due.complaint-superior-review', params: { date: '2026-02-15', days: 15 } }]);
    expect(due('TW', 'Asia/Taipei')).toEqual([{ code: 'note.due.complaint-ombudsman', params: { date: '2026-03-02', days: 30 } }]);
  });

  it('is the same whatever the customer type: it never tells it', () => {
    fc.assert(fc.property(anyEvents, (events) => {
      const withoutType = events.filter((event) => event.type !== 'type.set' && event.type !== 'type.suggested');
      const neutral = withoutType.map((event) => ('script' in event ? { ...event, script: { ...event.script, variant: 'unknown' as const } } : event));
      expect(composeNote(foldCall(events), titles)).toEqual(composeNote(foldCall(neutral), titles));
    }));
  });
});

describe('the handover', () => {
  const flow = { gate: 'standard' as const, steps: [{ id: 'verify', requirement: 'required' as const, evidence: [] }, { id: 'recap', requirement: 'required' as const, evidence: [] }] };

  it('has five lines, tells what was verified and what is open', () => {
    const lines = composeHandover(call, flow, titles);
    expect(lines.map((line) => line.id)).toEqual(['who', 'what', 'done', 'open', 'next']);
    expect(lines[0]!.items).toContainEqual({ code: 'handover.verified', params: { steps: '核实' } });
    expect(lines[3]!.items).toEqual([{ code: 'handover.open-step', params: { title: 'recap' } }]);
    expect(composeHandover(after(), null, titles)[0]!.items).toContainEqual({ code: 'handover.not-verified' });
  });
});
