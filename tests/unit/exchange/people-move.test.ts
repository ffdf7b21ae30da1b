import { afterEach, describe, expect, it } from 'vitest';
import { valueOf } from '../storage/store.ts';
import { carried, closes, desk, joined, parks, type Desk } from './desk.ts';

const opened: Desk[] = [];
const at = async (number: string): Promise<Desk> => {
  const one = await desk(number);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

/** A lead, and one agent at two desks. */
async function team(): Promise<readonly [Desk, Desk, Desk]> {
  const [lead, first, second] = [await at('9001'), await at('8001'), await at('8001')];
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  await joined(lead, first);
  await joined(lead, second, ['agent'], [first]);
  return [lead, first, second];
}
const waitingAt = async (one: Desk) => valueOf(await one.service.waitingElsewhere());
const openAt = async (one: Desk) => valueOf(await one.store.calls.openCalls()).map((call) => call.id);

describe('a parked call', () => {
  it('reaches its agent at another desk with its open promise, and nobody else', async () => {
    const [lead, first, second] = await team();
    const id = await parks(first, '客户问年费');
    const file = await carried(first, [second, lead]);
    expect(await waitingAt(second)).toMatchObject([{ id, mine: true, name: '坐席8001', maskedName: '王*明', scenario: 'S12', reason: '下班', openSteps: 1, openPromises: 1, pendingForLead: false }]);
    expect(valueOf(await second.store.promises.open())).toMatchObject([{ id: `${id}-p`, what: '回电' }]);
    expect(await openAt(second)).toEqual([]);
    expect([await waitingAt(lead), valueOf(await lead.store.promises.open())]).toEqual([[], []]);
    expect(valueOf(await second.service.previewFile(file!))).toMatchObject([{ kinds: { waiting: 1 }, known: true }]);
  });

  it('that is pending for a lead is shown to the lead too', async () => {
    const [lead, first] = await team();
    const id = await parks(first, '客户投诉', true);
    await carried(first, [lead]);
    expect(await waitingAt(lead)).toMatchObject([{ id, mine: false, pendingForLead: true }]);
    expect(await lead.service.continueHere(id)).toMatchObject({ failure: { code: 'storage.missing' } });
  });

  it('that a lead saw elsewhere can be closed by its agent', async () => {
    const [lead, first, second] = await team();
    const other = await at('9002');
    await joined(lead, other, ['supervisor'], [first, second]);
    const id = await parks(first, '客户投诉', true);
    await carried(first, [lead, other, second]);
    expect(await second.service.markSeen(id)).toMatchObject({ failure: { code: 'exchange.no-right' } });
    expect(await lead.service.markSeen('nothing')).toMatchObject({ failure: { code: 'storage.missing' } });
    valueOf(await lead.service.markSeen(id));
    expect(await waitingAt(lead)).toEqual([]);
    await carried(lead, [first, other, second]);
    expect(valueOf(await first.store.calls.get(id)).call).toMatchObject({ status: 'parked', pendingForLead: false, lead: { seenBy: lead.store.author } });
    expect([await waitingAt(other), await waitingAt(second)]).toMatchObject([[], [{ id, pendingForLead: false }]]);
    valueOf(await first.store.calls.append(id, [{ type: 'call.resumed' }, { type: 'call.closed', openSteps: [] }]));
    await carried(first, [lead]);
    expect(valueOf(await lead.store.calls.get(id)).call.lead).toMatchObject({ seenBy: lead.store.author });
  });

  it('is gone from the other desk once it was closed where it began, whatever comes first', async () => {
    const [, first, second] = await team();
    const id = await parks(first, '客户问年费');
    const parked = await carried(first, []);
    valueOf(await first.store.calls.append(id, [{ type: 'call.resumed' }, { type: 'promise.kept', promiseId: `${id}-p` }, { type: 'call.closed', openSteps: [] }]));
    const closed = await carried(first, []);
    valueOf(await second.service.importFile(closed!));
    valueOf(await second.service.importFile(parked!));
    expect(await waitingAt(second)).toEqual([]);
    expect(valueOf(await second.store.calls.listClosed({ limit: 9 })).items.map((call) => call.id)).toEqual([id]);
    expect(valueOf(await second.store.promises.open())).toEqual([]);
  });

  it('is continued as a record of the other desk, linked, with the times it had; the first desk then closes its own', async () => {
    const [lead, first, second] = await team();
    const id = await parks(first, '客户投诉费用', false, [{ type: 'complaint.received', jurisdiction: 'CN', timeZone: 'Asia/Shanghai' }, { type: 'step.ticked', stepId: 'greet', evidence: {}, by: 'key' }]);
    const before = valueOf(await first.store.calls.get(id)).call;
    await carried(first, [second, lead]);
    second.clock.advance(3_600_000);
    const { id: next } = valueOf(await second.service.continueHere(id));
    const call = valueOf(await second.store.calls.get(next));
    expect(call).toMatchObject({ author: second.store.author, call: { status: 'parked', links: [{ callId: id, relation: 'continued' }], noteParts: before.noteParts, complaint: before.complaint, steps: before.steps, startedAt: before.startedAt } });
    expect([await waitingAt(second), await openAt(second)]).toEqual([[], [next]]);
    expect(valueOf(await second.store.promises.open())).toMatchObject([{ callId: next }]);
    expect(await second.service.continueHere(id)).toMatchObject({ failure: { code: 'storage.missing' } });
    await carried(second, [first, lead]);
    expect(valueOf(await first.store.calls.get(id)).call).toMatchObject({ status: 'closed', links: [{ callId: next, relation: 'same-matter' }] });
    expect(await openAt(first)).toEqual([]);
    expect(await waitingAt(first)).toMatchObject([{ id: next, mine: true }]);
    valueOf(await second.store.calls.append(next, [{ type: 'call.resumed' }, { type: 'call.closed', openSteps: [] }]));
    for (const one of [first, second]) await carried(one, [lead, ...[first, second].filter((other) => other !== one)]);
    for (const one of [lead, first, second]) {
      expect(valueOf(await one.store.calls.listClosed({ limit: 9 })).items.map((item) => item.id).toSorted()).toEqual([id, next].toSorted());
      expect(await waitingAt(one)).toEqual([]);
    }
  });

  it('that was gone on with at both desks is two records; nothing of either is lost', async () => {
    const [, first, second] = await team();
    const id = await parks(first, '客户问年费');
    await carried(first, [second]);
    valueOf(await second.service.continueHere(id));
    valueOf(await first.store.calls.append(id, [{ type: 'call.resumed' }, { type: 'note.edited', part: 'free', text: '在原处继续' }]));
    await carried(second, [first]);
    expect(valueOf(await first.store.calls.get(id)).call).toMatchObject({ status: 'open', noteParts: { free: '在原处继续' } });
  });

  it('is not ended by another agent who names it', async () => {
    const [lead, first] = await team();
    const thief = await at('8002');
    await joined(lead, thief, ['agent'], [first]);
    const id = await parks(first, '客户问年费', true);
    await carried(first, [lead]);
    const own = await parks(thief, '别人的', true, [{ type: 'call.linked', callId: id, relation: 'continued' }]);
    await carried(thief, [lead, first]);
    expect(await openAt(first)).toEqual([id]);
    expect((await waitingAt(lead)).map((call) => call.id).toSorted()).toEqual([id, own].toSorted());
  });
});

describe('the key of a person', () => {
  /** An agent who wrapped her key, worked, and whose machine is gone; then a new desk of hers that joined since. */
  async function gone(passphrase: string) {
    const [lead, first] = [await at('9001'), await at('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, first);
    const closed = await closes(first, '客户问年费');
    valueOf(await first.service.keepPersonKey(passphrase));
    const parked = await parks(first, '客户问转账');
    const file = (await carried(first, [lead]))!;
    const second = await at('8001');
    await joined(lead, second);
    return { lead, first, second, file, closed, parked };
  }

  it('opens at a new desk what went out before that desk was a member', async () => {
    const { second, file, closed, parked } = await gone('雨后第三个路口往左拐弯');
    expect(valueOf(await second.service.importFile(file))).toMatchObject({ records: 0, passedOver: 2 });
    expect(valueOf(await second.service.state())).toMatchObject({ personKey: 'elsewhere' });
    expect(await second.service.openPersonKey('不是那一个口令对不对呀')).toMatchObject({ failure: { code: 'person.wrong-passphrase' } });
    valueOf(await second.service.openPersonKey('雨后第三个路口往左拐弯'));
    expect(valueOf(await second.service.state())).toMatchObject({ personKey: 'here' });
    expect(valueOf(await second.service.importFile(file))).toMatchObject({ records: 2, passedOver: 0 });
    expect(valueOf(await second.store.calls.get(closed)).call.noteParts.what).toBe('客户问年费');
    expect(await waitingAt(second)).toMatchObject([{ id: parked, mine: true }]);
    expect(valueOf(await second.store.promises.open())).toHaveLength(2);
  });

  it('travels when there is nothing else to send, is wrapped anew, and its passphrase is in no byte', async () => {
    const [lead, first] = [await at('9001'), await at('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, first);
    expect(await first.service.keepPersonKey('短')).toMatchObject({ failure: { code: 'passphrase.short' } });
    valueOf(await first.service.keepPersonKey('雨后第三个路口往左拐弯'));
    const file = valueOf(await first.service.exportFile(false))!;
    expect(valueOf(await lead.service.previewFile(file))).toMatchObject([{ number: 1, kinds: {} }]);
    expect(Buffer.from(file).includes(Buffer.from('雨后第三个路口往左拐弯'))).toBe(false);
    expect(Buffer.from(file).includes(Buffer.from('AGE-SECRET-KEY'))).toBe(false);
    expect(valueOf(await first.service.exportFile(false))).toBeNull();
    valueOf(await first.service.keepPersonKey('另外一个比它更长的口令'));
    const again = valueOf(await first.service.exportFile(false))!;
    const second = await at('8001');
    await joined(lead, second);
    for (const one of [file, again]) valueOf(await second.service.importFile(one));
    expect(await second.service.openPersonKey('雨后第三个路口往左拐弯')).toMatchObject({ failure: { code: 'person.wrong-passphrase' } });
    valueOf(await second.service.openPersonKey('另外一个比它更长的口令'));
  });

  it('opens the supervisor\'s reviews, which are closed to it too', async () => {
    const { lead, second, file, closed } = await gone('雨后第三个路口往左拐弯');
    const review = { callId: closed, state: 'final', kind: 'random', marks: { 1: 4 }, reasons: {}, fatal: [], comment: '核实到位', heard: [] } as const;
    valueOf(await lead.store.reviews.save(review));
    const reviewed = (await carried(lead, []))!;
    valueOf(await second.service.importFile(file));
    valueOf(await second.service.openPersonKey('雨后第三个路口往左拐弯'));
    for (const one of [file, reviewed]) valueOf(await second.service.importFile(one));
    expect(valueOf(await second.store.reviews.ofCall(closed))).toMatchObject([{ comment: '核实到位' }]);
  });

  it('is not there to be opened before it came, and is made anew with renewed keys', async () => {
    const { first, second } = await gone('雨后第三个路口往左拐弯');
    expect(await second.service.openPersonKey('雨后第三个路口往左拐弯')).toMatchObject({ failure: { code: 'person.none' } });
    expect(valueOf(await first.service.state()).personKey).toBe('here');
    valueOf(await first.service.renewKeys());
    expect(valueOf(await first.service.state()).personKey).toBe('none');
  });

  it('is wrapped with the vault\'s own passphrase where one is set', async () => {
    const [lead, first] = [await at('9001'), await at('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, first);
    valueOf(await first.store.keys.create('8001', '雨后第三个路口往左拐弯'));
    expect(await first.service.keepPersonKey('不是那一个口令对不对呀')).toMatchObject({ failure: { code: 'vault.wrong-passphrase' } });
  });
});
