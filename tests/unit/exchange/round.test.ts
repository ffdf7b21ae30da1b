import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withMember, type Team } from '../../../domain/team/team.ts';
import { createFileCarrier } from '../../../storage/exchange/file-carrier.ts';
import { createFolderCarrier } from '../../../storage/exchange/folder-carrier.ts';
import { splitBundles } from '../../../storage/exchange/open-bundle.ts';
import { receiveBundles } from '../../../storage/exchange/receive.ts';
import { exchangeWith, putOwn } from '../../../storage/exchange/round.ts';
import { collectBundles } from '../../../storage/exchange/collect.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { deleteCalls } from '../../../storage/rights/delete-calls.ts';
import { createCallRepository } from '../../../storage/repositories/call-repository.ts';
import { createReviewRepository } from '../../../storage/repositories/review-repository.ts';
import { createLibraryRepository } from '../../../storage/repositories/library-repository.ts';
import type { LibraryRecord } from '../../../scripts-library/schema/index.ts';
import { valueOf } from '../storage/store.ts';
import { machine, type Machine } from './machine.ts';
import { MemoryFolder } from './memory-folder.ts';
import { closedCall, NOW, person, teamOf, type Person } from './team.ts';

let [agent, other, lead, trainer]: Person[] = [];
let team: Team;
beforeAll(async () => {
  [agent, other, lead, trainer] = await Promise.all(['8001@a', '8002@b', '9001@c', '7001@d'].map(person));
  team = teamOf(lead!, [[agent!, ['agent']], [other!, ['agent']], [lead!, ['supervisor', 'administrator']], [trainer!, ['trainer']]]);
});
const opened: Machine[] = [];
const on = async (who: Person): Promise<Machine> => {
  const one = await machine(who);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

let calls = 0;
/** A call through the agent's own repository, closed. */
async function closes({ store, person: { card } }: Machine, text: string): Promise<string> {
  const own = createCallRepository(store.database, store.vault, store.clock, () => `${card.person}-${(calls += 1)}`, card.author);
  const [first, ...rest] = closedCall('call-01', text).events;
  const { id } = valueOf(await own.start(first as never));
  valueOf(await own.append(id, rest));
  return id;
}
const listed = async ({ store }: Machine) => valueOf(await store.calls.listClosed({ limit: 1000 })).items.map((item) => item.id).toSorted();

describe('a round through a folder', () => {
  it('that is gone fails as one that cannot be reached, and goes on when it is back', async () => {
    const files = new MemoryFolder();
    const [folder, desk] = [createFolderCarrier(files.handle), await on(agent!)];
    await closes(desk, '客户问年费');
    files.gone = true;
    expect(await exchangeWith(desk.context(team), folder)).toEqual({ ok: false, failure: { code: 'carrier.unreachable' } });
    expect(await folder.list(new Map())).toEqual({ ok: false, failure: { code: 'carrier.unreachable' } });
    files.gone = false;
    expect(await folder.get({ author: '8001@a', number: 7 })).toEqual({ ok: false, failure: { code: 'carrier.missing' } });
    expect(valueOf(await exchangeWith(desk.context(team), folder))).toMatchObject({ sent: 1 });
  });

  it('brings the call to the supervisor, the review to the agent, the library to all', async () => {
    const folder = createFolderCarrier(new MemoryFolder().handle);
    const [desk, leads, trains] = [await on(agent!), await on(lead!), await on(trainer!)];
    const round = async (one: Machine) => valueOf(await exchangeWith(one.context(team), folder));
    const id = await closes(desk, '客户问年费');
    expect(await round(desk)).toMatchObject({ sent: 1 });
    expect(await round(leads)).toMatchObject({ bundles: 1, records: 1, sent: 0 });
    expect(await listed(leads)).toEqual([id]);
    const reviews = createReviewRepository(leads.store.database, leads.store.vault, leads.store.clock, () => 'review-1', '9001@c');
    const review = { callId: id, kind: 'random', marks: { 1: 4 }, reasons: {}, fatal: [], heard: [] } as const;
    const draft = valueOf(await reviews.save({ ...review, state: 'draft', comment: '待定' }));
    expect(await round(leads)).toMatchObject({ sent: 0 });
    leads.store.clock.advance(1000);
    valueOf(await reviews.save({ ...review, id: draft.id, state: 'final', comment: '核实到位' }));
    expect(await round(leads)).toMatchObject({ sent: 1 });
    const library = createLibraryRepository(trains.store.database, trains.store.clock, '7001@d');
    const record: LibraryRecord = { kind: 'fragment', id: 'cn.fragment.thanks', title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'draft', version: 3, text: '谢谢' };
    valueOf(await library.saveDraft('cn', record));
    valueOf(await library.publish('cn', record.id, 3));
    await round(trains);
    await round(desk);
    expect(valueOf(await desk.store.reviews.ofCall(id))).toMatchObject([{ comment: '核实到位', state: 'final' }]);
    expect(valueOf(await desk.store.library.published('cn'))).toMatchObject([{ version: 4, author: '7001@d' }]);
    expect(valueOf(await trains.store.calls.listClosed({ limit: 9 })).items).toEqual([]);
  });

  it('sends what is new alone, and a corrected call again', async () => {
    const folder = createFolderCarrier(new MemoryFolder().handle);
    const [desk, leads] = [await on(agent!), await on(lead!)];
    const id = await closes(desk, '年费');
    await exchangeWith(desk.context(team), folder);
    expect(valueOf(await exchangeWith(desk.context(team), folder)).sent).toBe(0);
    const own = createCallRepository(desk.store.database, desk.store.vault, desk.store.clock, () => '', '8001@a');
    valueOf(await own.append(id, [{ type: 'correction.added', text: '88 元', author: '8001' }]));
    expect(valueOf(await exchangeWith(desk.context(team), folder)).sent).toBe(1);
    await exchangeWith(leads.context(team), folder);
    expect(valueOf(await leads.store.calls.get(id)).call.corrections).toMatchObject([{ text: '88 元' }]);
  });

  it('gives a supervisor who joins later everything, though the earlier bundles are closed to her', async () => {
    const folder = createFolderCarrier(new MemoryFolder().handle);
    const desk = await on(agent!);
    const ids = [await closes(desk, '一')];
    await exchangeWith(desk.context(team), folder);
    ids.push(await closes(desk, '二'));
    await exchangeWith(desk.context(team), folder);
    const newcomer = await person('9002@n');
    const grown = withMember(team, newcomer.card, ['supervisor'], NOW);
    await exchangeWith(desk.context(grown), folder);
    const [leads, late] = [await on(lead!), await on(newcomer)];
    for (const one of [leads, late]) expect(valueOf(await exchangeWith(one.context(grown), folder))).toMatchObject({ waiting: [], refused: [] });
    expect(await listed(late)).toEqual(ids.toSorted());
    expect(await listed(leads)).toEqual(ids.toSorted());
  });

  it('is made short again when many bundles lie there', async () => {
    const memory = new MemoryFolder();
    const [folder, desk, leads] = [createFolderCarrier(memory.handle), await on(agent!), await on(lead!)];
    const ids: string[] = [];
    for (const text of ['一', '二', '三', '四', '五', '六']) {
      ids.push(await closes(desk, text));
      await exchangeWith(desk.context(team), folder, 4);
    }
    expect(memory.files.size).toBe(1);
    expect(valueOf(await exchangeWith(leads.context(team), folder))).toMatchObject({ waiting: [] });
    expect(await listed(leads)).toEqual(ids.toSorted());
  });

  it('opens none of the thousands that are known', async () => {
    const [memory, leads] = [new MemoryFolder(), await on(lead!)];
    for (let number = 1; number <= 5000; number += 1) memory.files.set(`8001_40a.${String(number).padStart(10, '0')}.aside`, new Uint8Array());
    await leads.store.database.settings.put({ key: 'exchange/applied/8001@a', value: 5000, updatedAt: NOW });
    const asked = vi.spyOn(memory, 'getFileHandle');
    expect(valueOf(await exchangeWith(leads.context(team), createFolderCarrier(memory.handle)))).toMatchObject({ bundles: 0, waiting: [], refused: [] });
    expect(asked).not.toHaveBeenCalled();
  });

  it('forgets with the desk: a call that was deleted on somebody\'s wish lies in no bundle any more', async () => {
    const memory = new MemoryFolder();
    const [folder, desk] = [createFolderCarrier(memory.handle), await on(agent!)];
    const [gone, stays] = [await closes(desk, '要删除的'), await closes(desk, '留下的')];
    const round = async () => valueOf(await exchangeWith(desk.context(team), folder));
    const deletes = async (id: string, reason: string) => {
      desk.store.clock.advance(1000);
      const { database, vault, clock } = desk.store;
      valueOf(await deleteCalls(database, createBlockStore(database, vault, () => ''), [id], reason, clock()));
    };
    await round();
    await deletes(gone, 'asked');
    await round();
    const late = await on(lead!);
    await exchangeWith(late.context(team), folder);
    expect([await listed(late), memory.files.size]).toEqual([[stays], 1]);
    await deletes(stays, 'retention');
    expect((await round()).sent).toBe(0);
    desk.store.clock.advance(8 * 86_400_000);
    expect((await round()).sent).toBe(1);
    expect((await round()).sent).toBe(0);
    const later = await on(lead!);
    await exchangeWith(later.context(team), folder);
    expect([await listed(later), memory.files.size]).toEqual([[], 1]);
  });

  it('says that permission is lost, and loses nothing by it', async () => {
    const [memory, desk] = [new MemoryFolder(), await on(agent!)];
    await closes(desk, '年费');
    const refusing = Object.assign(Object.create(memory) as MemoryFolder, { getFileHandle: async () => { throw new DOMException('', 'NotAllowedError'); } });
    expect(await exchangeWith(desk.context(team), createFolderCarrier(refusing.handle))).toMatchObject({ failure: { code: 'carrier.permission' } });
    expect(valueOf(await exchangeWith(desk.context(team), createFolderCarrier(memory.handle))).sent).toBe(1);
  });

  it('loses nothing and doubles nothing with agents whose writers are killed anywhere', async () => {
    const memory = new MemoryFolder();
    const agents = await Promise.all(Array.from({ length: 8 }, (_, index) => person(`81${String(index).padStart(2, '0')}@m${index}`)));
    const many = agents.reduce((grown, one) => withMember(grown, one.card, ['agent'], NOW), team);
    const [desks, leads] = [await Promise.all(agents.map(on)), await on(lead!)];
    const ids: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      for (const [index, desk] of desks.entries()) {
        ids.push(await closes(desk, `第${turn}轮`));
        // One to four steps: before the half file, in it, after it, before the move; five and more: not at all.
        memory.killAt = 1 + ((turn * 5 + index * 3) % 6);
        await exchangeWith(desk.context(many), createFolderCarrier(memory.handle));
        memory.killAt = Infinity;
      }
      const seen = valueOf(await exchangeWith(leads.context(many), createFolderCarrier(memory.handle)));
      expect(seen.refused).toEqual([]);
    }
    for (const desk of [...desks, leads]) valueOf(await exchangeWith(desk.context(many), createFolderCarrier(memory.handle)));
    expect(await listed(leads)).toEqual(ids.toSorted());
    const bytes = Buffer.concat([...memory.files.values()]);
    for (const probe of ['第2轮', '王小明', '13800138000']) expect(bytes.includes(Buffer.from(probe))).toBe(false);
  });
});

describe('a file carried by hand', () => {
  it('holds everything since the beginning, and is taken in once', async () => {
    const [desk, leads] = [await on(agent!), await on(lead!)];
    const ids = [await closes(desk, '一')];
    valueOf(await collectBundles(desk.context(team)));
    ids.push(await closes(desk, '二'));
    valueOf(await collectBundles(desk.context(team)));
    const carrier = createFileCarrier();
    expect(valueOf(await putOwn(desk.context(team), carrier))).toBe(2);
    const { bundles } = splitBundles(carrier.file()!);
    expect(valueOf(await receiveBundles(leads.context(team), bundles))).toMatchObject({ records: 2 });
    expect(valueOf(await receiveBundles(leads.context(team), bundles))).toMatchObject({ records: 0, replayed: 2 });
    expect(await listed(leads)).toEqual(ids.toSorted());
    const next = createFileCarrier();
    expect(valueOf(await putOwn(desk.context(team), next))).toBe(0);
    expect(next.file()).toBeNull();
    expect(valueOf(await putOwn(desk.context(team), next, true))).toBe(2);
  });
});
