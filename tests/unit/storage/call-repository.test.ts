import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from './store.ts';

let store: TestStore;
beforeEach(async () => { store = await openTestStore(); });
afterEach(() => store.close());

const started = { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: { name: '王小明', maskedName: '王*明', fields: { phone: '13800138000' }, page: { origin: 'https://crm.example', title: '客户' } } } as const;

const begin = async (): Promise<string> => {
  const begun = await store.calls.start(started);
  if (!begun.ok) throw new Error(begun.failure.code);
  return begun.value.id;
};

describe('calls in the database', () => {
  it('gives back the state that its events add up to', async () => {
    const id = await begin();
    await store.calls.append(id, [{ type: 'type.set', to: 'impatient' }, { type: 'step.ticked', stepId: 'greet', evidence: {}, by: 'said' }]);
    const stored = await store.calls.get(id);
    expect(stored).toMatchObject({ ok: true, value: { call: { status: 'open', lastSeq: 3, type: { chosen: 'impatient' }, subject: { name: '王小明' }, steps: { greet: { state: 'ticked' } } } } });
  });

  it('lays what is being typed over the events, and drops it when the part is edited', async () => {
    const id = await begin();
    await store.calls.saveTyping(id, 'what', '客户问年');
    expect(await store.calls.get(id)).toMatchObject({ value: { call: { noteParts: { what: '客户问年' }, lastSeq: 1 } } });
    await store.calls.append(id, [{ type: 'note.edited', part: 'what', text: '客户问年费' }]);
    expect(await store.calls.get(id)).toMatchObject({ value: { call: { noteParts: { what: '客户问年费' }, lastSeq: 2 } } });
    expect(await store.database.typing.count()).toBe(0);
  });

  it('refuses a second writer and changes nothing', async () => {
    const id = await begin();
    await store.calls.append(id, [{ type: 'type.set', to: 'silent' }], { expectedSeq: 1 });
    expect(await store.calls.append(id, [{ type: 'type.set', to: 'rational' }], { expectedSeq: 1 })).toMatchObject({ ok: false, failure: { code: 'storage.second-writer' } });
    expect(await store.calls.get(id)).toMatchObject({ value: { call: { type: { chosen: 'silent' }, lastSeq: 2 } } });
  });

  it('lets one of two writers at the same moment through, without a gap', async () => {
    const id = await begin();
    const results = await Promise.all(['a', 'b', 'c'].map((fact) => store.calls.append(id, [{ type: 'fact.set', fact, is: true }])));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const events = await store.calls.events(id);
    expect(events.ok && events.value.map((event) => event.seq)).toEqual([1, 2]);
  });

  it('adds only corrections to a closed call', async () => {
    const id = await begin();
    await store.calls.append(id, [{ type: 'call.closed', openSteps: [] }]);
    expect(await store.calls.append(id, [{ type: 'note.edited', part: 'free', text: 'x' }])).toMatchObject({ failure: { code: 'call.closed' } });
    expect(await store.calls.saveTyping(id, 'free', 'x')).toMatchObject({ failure: { code: 'call.closed' } });
    expect(await store.calls.append(id, [{ type: 'correction.added', text: '金额应为 88 元', author: '8001' }])).toMatchObject({ ok: true });
    expect(await store.calls.get(id)).toMatchObject({ value: { call: { status: 'closed', corrections: [{ text: '金额应为 88 元' }] } } });
  });

  it('pages closed calls by key, newest first, each once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const id = await begin();
      store.clock.advance(count % 2 === 0 ? 0 : 1000);
      await store.calls.append(id, [{ type: 'call.closed', openSteps: [] }]);
      ids.push(id);
    }
    const seen: string[] = [];
    let before: { closedAt: string; id: string } | undefined;
    do {
      const page = await store.calls.listClosed({ ...(before === undefined ? {} : { before }), limit: 3 });
      if (!page.ok) throw new Error(page.failure.code);
      seen.push(...page.value.items.map((item) => item.id));
      before = page.value.next;
    } while (before !== undefined);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen[0]).toBe(ids[6]);
  });

  it('lists open and parked calls with who waits and why', async () => {
    const first = await begin();
    store.clock.advance(1000);
    await begin();
    await store.calls.append(first, [{ type: 'call.parked', reason: 'customer-hung-up', openSteps: ['recap'], pendingForLead: true }]);
    const open = await store.calls.openCalls();
    expect(open.ok && open.value.map(({ id, state, parkedReason, pendingForLead, maskedName }) => ({ first: id === first, state, parkedReason, pendingForLead, maskedName }))).toEqual([
      { first: true, state: 'parked', parkedReason: 'customer-hung-up', pendingForLead: true, maskedName: '王*明' },
      { first: false, state: 'open', parkedReason: undefined, pendingForLead: false, maskedName: '王*明' },
    ]);
  });

  it('never puts an event before the one it follows when the clock is set back', async () => {
    const id = await begin();
    store.clock.advance(-3_600_000);
    await store.calls.append(id, [{ type: 'mark.set', mark: 'hold', source: 'key' }]);
    const events = await store.calls.events(id);
    expect(events.ok && events.value[1]!.at).toBe(events.ok && events.value[0]!.at);
  });

  it('keeps what describes a person out of every row in the clear', async () => {
    const id = await begin();
    await store.calls.saveTyping(id, 'free', '住在中山路');
    await store.calls.append(id, [{ type: 'note.edited', part: 'what', text: '王小明问年费' }]);
    const everything = JSON.stringify(await Promise.all(store.database.tables.filter((table) => table.name !== 'keys').map((table) => table.toArray())), (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value);
    expect(everything).toContain(id);
    for (const text of ['王小明', '13800138000', '中山路', '王*明', '年费']) {
      expect(everything).not.toContain(text);
      expect(everything).not.toContain(Buffer.from(text).toString('latin1'));
    }
  });

  it('recognises the same customer with the same matter, and keeps no identifier', async () => {
    const [first, second, other] = [await begin(), await begin(), await begin()];
    for (const id of [first, second]) await store.calls.append(id, [{ type: 'scenario.set', to: 'S12', by: 'agent' }]);
    await store.calls.append(other, [{ type: 'scenario.set', to: 'S01', by: 'agent' }]);
    const found = await store.calls.get(first);
    const matterKey = found.ok ? found.value.matterKey : undefined;
    expect(matterKey).toMatch(/^[0-9a-f]{64}$/);
    const same = await store.calls.onMatter(matterKey!);
    expect(same.ok && same.value.map((item) => item.id).toSorted()).toEqual([first, second].toSorted());
  });

  it('tells other readers about a change', async () => {
    const id = await begin();
    const seen = await new Promise<readonly number[]>((resolve) => {
      const values: number[] = [];
      const subscription = store.calls.live(() => store.calls.get(id)).subscribe((result) => {
        if (result.ok) values.push(result.value.call.lastSeq);
        if (values.length === 1) void store.calls.append(id, [{ type: 'type.set', to: 'silent' }]);
        if (values.at(-1) === 2) { subscription.unsubscribe(); resolve(values); }
      });
    });
    expect(seen.at(-1)).toBe(2);
  });
});
