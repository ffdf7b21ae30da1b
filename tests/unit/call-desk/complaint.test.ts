import { describe, expect, it } from 'vitest';
import { attemptFacts, complaintStarts, isAttempt } from '../../../components/call/complaint.ts';
import { beginCall } from '../../../domain/call/fold.ts';
import type { Flow } from '../../../scripts-library/schema/index.ts';

const CN = { jurisdiction: 'CN', timeZone: 'Asia/Shanghai' } as const;
const call = beginCall({ type: 'call.started', seq: 1, at: '2027-01-31T03:20:00.000Z', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null });
const flow = (sop: string): Flow => ({ sop }) as Flow;

describe('the complaint clock', () => {
  it('starts when number, owner and deadline are given', () => {
    expect(complaintStarts(call, flow('SOP-3'), { stepId: 'number', evidence: { case_no: 'TS20270131' } }, CN)).toEqual([{ type: 'complaint.received', ...CN, number: 'TS20270131' }]);
  });
  it('starts with the outcome that says so, whatever the flow', () => {
    expect(complaintStarts(call, null, { disposition: 'COMPLAINT_LOGGED' }, CN)).toHaveLength(1);
  });
  it('starts once', () => {
    const received = { ...call, complaint: { receivedAt: call.startedAt, ...CN, extensions: [] } };
    expect(complaintStarts(received, flow('SOP-3'), { stepId: 'number', evidence: {} }, CN)).toEqual([]);
  });
  it('does not start for another step, flow or outcome', () => {
    expect(complaintStarts(call, flow('SOP-3'), { stepId: 'thank', evidence: {} }, CN)).toEqual([]);
    expect(complaintStarts(call, flow('SOP-4'), { stepId: 'number', evidence: {} }, CN)).toEqual([]);
    expect(complaintStarts(call, null, { disposition: 'RESOLVED' }, CN)).toEqual([]);
  });
});

describe('an outbound attempt', () => {
  it('is told by its code', () => expect(['OUT_NO_ANSWER', 'RESOLVED'].map(isAttempt)).toEqual([true, false]));
  it('records that a third party was told nothing, and that no more marketing is wanted', () => {
    expect(attemptFacts('OUT_NOT_PERSON')).toEqual([{ type: 'fact.set', fact: 'third_party', is: true }]);
    expect(attemptFacts('OUT_DO_NOT_CALL')).toEqual([{ type: 'optout.recorded', scope: 'marketing' }]);
    expect(attemptFacts('OUT_BUSY')).toEqual([]);
  });
});
