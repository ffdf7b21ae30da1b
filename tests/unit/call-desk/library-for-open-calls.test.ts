import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, it } from 'vitest';
import { libraryForOpenCalls } from '../../../entrypoints/sidepanel/library-for-open-calls.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import type { Flow } from '../../../scripts-library/schema/index.ts';
import { openTestStore, valueOf, type TestStore } from '../storage/store.ts';

const pack = await loadBuiltInPack('zh-CN', 'CN');
const general = pack.records.find((record): record is Flow => record.kind === 'flow' && record.sop === 'SOP-1')!;
let store: TestStore;
afterEach(() => store.close());

/** The agent takes a call with the general flow; then a trainer publishes it with another title. */
async function publishedDuringCall(): Promise<string> {
  store = await openTestStore(new IDBFactory());
  const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'page', subject: null }));
  valueOf(await store.calls.append(id, [{ type: 'flow.chosen', flowId: general.id, flowVersion: general.version, libraryVersion: pack.manifest.version, by: 'agent' }]));
  valueOf(await store.library.saveDraft(pack.manifest.id, { ...general, title: '新的接待流程' }));
  valueOf(await store.library.publish(pack.manifest.id, general.id, general.version));
  return id;
}
const titled = async (day?: string): Promise<[string, boolean]> => {
  const { library, keepsOlder } = await libraryForOpenCalls(store, pack, day);
  return [(library.byId.get(general.id) as Flow).title, keepsOlder];
};

it('a panel opened again in the middle of a call keeps the flow the call began with', async () => {
  await publishedDuringCall();
  expect(await titled()).toEqual([general.title, true]);
});

it('with the call closed, the published flow is in force', async () => {
  const id = await publishedDuringCall();
  valueOf(await store.calls.append(id, [{ type: 'call.closed', openSteps: [] }]));
  expect(await titled()).toEqual(['新的接待流程', false]);
});

it('a call that began with an older publication keeps that one', async () => {
  const id = await publishedDuringCall();
  valueOf(await store.calls.append(id, [{ type: 'flow.chosen', flowId: general.id, flowVersion: general.version + 1, libraryVersion: '1', by: 'agent' }]));
  valueOf(await store.library.saveDraft(pack.manifest.id, { ...general, version: general.version + 1, title: '更新的接待流程' }));
  valueOf(await store.library.publish(pack.manifest.id, general.id, general.version + 1));
  expect(await titled()).toEqual(['新的接待流程', true]);
});

it('what was published for a later day waits for it, and the version before it goes on', async () => {
  store = await openTestStore(new IDBFactory());
  valueOf(await store.library.saveDraft(pack.manifest.id, { ...general, title: '下周一起的接待流程', effectiveFrom: '2027-03-01' }));
  valueOf(await store.library.publish(pack.manifest.id, general.id, general.version));
  expect(await titled('2027-02-28')).toEqual([general.title, false]);
  expect(await titled('2027-03-01')).toEqual(['下周一起的接待流程', false]);
});

it('a line that has ended is found no more from the day after its last', async () => {
  store = await openTestStore(new IDBFactory());
  const line = pack.records.find((record) => record.kind === 'script')!;
  valueOf(await store.library.saveDraft(pack.manifest.id, { ...line, effectiveTo: '2027-03-01' }));
  valueOf(await store.library.publish(pack.manifest.id, line.id, line.version));
  const has = async (day: string) => (await libraryForOpenCalls(store, pack, day)).library.byId.has(line.id);
  expect([await has('2027-03-01'), await has('2027-03-02')]).toEqual([true, false]);
});
