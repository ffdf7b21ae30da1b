import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallEventBody, CallSubject } from '../../../domain/call/events.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { packClosedCalls } from '../../../storage/blocks/pack-closed.ts';
import { openTestStore, valueOf, type TestStore } from './store.ts';

const DAY = 86_400_000;
const LOCK = { passphrase: 'a passphrase for the file', workFactor: 8 };
let store: TestStore;
beforeEach(async () => { store = await openTestStore(); });
afterEach(() => store.close());

const person = (phone: string): CallSubject => ({ name: '王小明', maskedName: '王*明', fields: { phone }, page: { origin: 'https://crm.example', title: '' } });
const WANG = person('138 0013 8000');
const LI = person('13900139000');
const closed = async (subject: CallSubject | null, ...bodies: readonly CallEventBody[]): Promise<string> => {
  const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject }));
  store.clock.advance(1000);
  valueOf(await store.calls.append(id, [...bodies, { type: 'call.closed', openSteps: [] }]));
  return id;
};
const packAll = async (size: number) => valueOf(await packClosedCalls(store.database, store.vault, createBlockStore(store.database, store.vault, () => 'u'), '2030-01-01T00:00:00.000Z', size));
const listed = async () => valueOf(await store.calls.listClosed({ limit: 50 })).items.map((item) => item.id);

describe('retention', () => {
  it('deletes calls over their time, keeps complaints longer, held calls until the hold is lifted; packed or not', async () => {
    const plain = await closed(WANG);
    const complaint = await closed(WANG, { type: 'complaint.received', jurisdiction: 'CN', timeZone: 'Asia/Shanghai' });
    const held = await closed(LI);
    await packAll(3);
    const hot = await closed(LI);
    valueOf(await store.maintenance.hold(held, '仲裁'));
    store.clock.advance(179 * DAY);
    expect(valueOf(await store.maintenance.purge()).deleted).toMatchObject({ call: 0 });
    store.clock.advance(2 * DAY);
    expect(valueOf(await store.maintenance.purge())).toMatchObject({ deleted: { call: 2, 'complaint-call': 0 }, held: 1, hidden: 0 });
    expect(await listed()).toEqual([held, complaint]);
    expect((await store.database.tombstones.toArray()).map((row) => row.id).toSorted()).toEqual([plain, hot].toSorted());
    valueOf(await store.maintenance.liftHold(held, '结案'));
    store.clock.advance(5 * 366 * DAY);
    expect(valueOf(await store.maintenance.purge()).deleted).toMatchObject({ call: 1, 'complaint-call': 1 });
    expect(await listed()).toEqual([]);
    expect(valueOf(await store.audit.list({ limit: 9 })).map((row) => row.action)).toEqual(['purge', 'legal-hold', 'purge', 'legal-hold']);
    expect(valueOf(await store.audit.verify()).intact).toBe(true);
  });

  it('leaves nothing of a deleted call', async () => {
    const id = await closed(WANG, { type: 'promise.made', promiseId: 'p', what: '回电', dueAt: '2026-02-01T00:00:00.000Z', owner: '' });
    expect(await store.database.promises.count()).toBe(1);
    valueOf(await store.reviews.save({ callId: id, state: 'draft', kind: 'random', marks: {}, reasons: {}, fatal: [], comment: '', heard: [] }));
    store.clock.advance(200 * DAY);
    valueOf(await store.maintenance.purge());
    for (const table of ['calls', 'callEvents', 'typing', 'reviews', 'promises', 'blocks', 'blockIds', 'blockNotes', 'blockEvents']) expect([table, await store.database.table(table).count()]).toEqual([table, 0]);
  });

  it('never deletes what waits in an open call, only what a closed one left behind', async () => {
    const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
    const other = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null })).id;
    for (const one of [id, other]) valueOf(await store.calls.saveTyping(one, 'free', '还没写完'));
    valueOf(await store.calls.append(other, [{ type: 'call.closed', openSteps: [] }]));
    store.clock.advance(40 * DAY);
    expect(valueOf(await store.maintenance.purge()).deleted).toMatchObject({ 'unfinished-typing': 1 });
    expect(valueOf(await store.calls.get(id)).call.noteParts.free).toBe('还没写完');
  });

  it('keeps a shortened audit log verifiable', async () => {
    valueOf(await store.audit.append({ action: 'export', subject: 'a' }));
    store.clock.advance(7 * 366 * DAY);
    valueOf(await store.audit.append({ action: 'export', subject: 'b' }));
    valueOf(await store.maintenance.purge());
    expect(valueOf(await store.audit.list({ limit: 9 })).map((row) => row.subject)).toEqual(['retention', 'b']);
    expect(valueOf(await store.audit.verify()).intact).toBe(true);
  });

  it('shortens the audit log from its beginning alone, and never to nothing: a wrong clock makes no hole, the numbers go on', async () => {
    const YEARS = 7 * 366 * DAY;
    store.clock.advance(YEARS);
    valueOf(await store.audit.append({ action: 'export', subject: 'dated too late' }));
    store.clock.advance(-YEARS);
    valueOf(await store.audit.append({ action: 'export', subject: 'dated rightly' }));
    store.clock.advance(YEARS - DAY);
    valueOf(await store.maintenance.purge());
    expect(valueOf(await store.audit.verify())).toMatchObject({ entries: 2, intact: true });
    store.clock.advance(2 * YEARS);
    expect(valueOf(await store.maintenance.purge()).deleted.audit).toBe(1);
    expect(valueOf(await store.audit.list({ limit: 9 })).map((row) => row.seq)).toEqual([3, 2]);
    expect(valueOf(await store.audit.verify()).intact).toBe(true);
  });
});

describe('a customer’s rights', () => {
  it('give every contact of that customer and of no other, and not the customer type', async () => {
    const first = await closed(WANG, { type: 'type.set', to: 'impatient' }, { type: 'step.ticked', stepId: 'need', evidence: { need: '年费' }, by: 'key' }, { type: 'step.ticked', stepId: 'sop5.aml', evidence: { measure: '可疑' }, by: 'key' });
    await closed(LI);
    await packAll(2);
    const second = await closed(person('13800138000'));
    await closed(person('138****8000'));
    const records = valueOf(await store.maintenance.exportSubject(WANG));
    expect(records.map((record) => record.callId)).toEqual([first, second]);
    expect(records[0]!.evidence).toEqual({ need: { need: '年费' } });
    expect(JSON.stringify(records)).not.toMatch(/impatient|可疑/);
    const [logged] = valueOf(await store.audit.list({ limit: 1 }));
    expect(logged).toMatchObject({ action: 'export', details: { calls: 2 } });
    expect(JSON.stringify(logged)).not.toContain('138');
  });

  it('refuse a customer whom only masked values name', async () => {
    expect(await store.maintenance.exportSubject(person('138****8000'))).toMatchObject({ failure: { code: 'rights.nobody-identified' } });
  });

  it('delete on demand, except what is held; a backup does not bring it back', async () => {
    const [gone, held, other] = [await closed(WANG), await closed(WANG), await closed(LI)];
    await packAll(3);
    const { file } = valueOf(await store.maintenance.backup(LOCK));
    valueOf(await store.maintenance.hold(held, '仲裁'));
    expect(valueOf(await store.maintenance.deleteSubject(WANG, 'PIPL-47'))).toEqual({ deleted: 1, held: 1 });
    expect(await listed()).toEqual([other, held]);
    valueOf(await store.maintenance.restore(file, LOCK));
    expect(await listed()).toEqual([other, held]);
    expect(await store.calls.get(gone)).toMatchObject({ failure: { code: 'storage.missing' } });
  });

  it('and backups are off where the bank’s policy says so', async () => {
    const { createMaintenance } = await import('../../../storage/maintenance.ts');
    const maintenance = createMaintenance({ ...store, makeId: () => 'x', exportsAllowed: async () => false });
    expect(await maintenance.exportSubject(WANG)).toMatchObject({ failure: { code: 'rights.exports-forbidden' } });
    expect(await maintenance.backup(LOCK)).toMatchObject({ failure: { code: 'rights.exports-forbidden' } });
  });
});
