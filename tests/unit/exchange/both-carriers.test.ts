import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withMember, type Team } from '../../../domain/team/team.ts';
import type { LibraryRecord } from '../../../scripts-library/schema/index.ts';
import type { ReceiveReport } from '../../../storage/exchange/receive.ts';
import { createTasks } from '../../../storage/exchange/tasks.ts';
import { createCallRepository } from '../../../storage/repositories/call-repository.ts';
import { createLibraryRepository } from '../../../storage/repositories/library-repository.ts';
import { createReviewRepository } from '../../../storage/repositories/review-repository.ts';
import { valueOf } from '../storage/store.ts';
import { machine, type Machine } from './machine.ts';
import { MemoryFolder } from './memory-folder.ts';
import { bundleBy, closedCall, NOW, person, teamOf, type Person } from './team.ts';

let [agent, lead, trainer]: Person[] = [];
let team: Team;
beforeAll(async () => {
  [agent, lead, trainer] = await Promise.all(['8001@a', '9001@c', '7001@d'].map(person));
  team = teamOf(lead!, [[agent!, ['agent']], [lead!, ['supervisor', 'administrator']], [trainer!, ['trainer']]]);
});
const opened: Machine[] = [];
const on = async (who: Person): Promise<Machine> => {
  const one = await machine(who);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

type Carry = (from: Machine, to: readonly Machine[], of?: Team) => Promise<readonly ReceiveReport[]>;

/** Each way of carrying: what is new at one desk comes to others. */
const WAYS: Readonly<Record<string, () => Carry>> = {
  'a file': () => async (from, to, of = team) => {
    const { file } = valueOf(await createTasks(from.context(of)).writeFile(false));
    return file === null ? [] : Promise.all(to.map(async (one) => valueOf(await createTasks(one.context(of)).takeFile(file))));
  },
  'a folder': () => {
    const folder = new MemoryFolder();
    return async (from, to, of = team) => {
      valueOf(await createTasks(from.context(of)).round(folder.handle));
      return Promise.all(to.map(async (one) => valueOf(await createTasks(one.context(of)).round(folder.handle))));
    };
  },
};

const library = ({ store, person: { card } }: Machine) => createLibraryRepository(store.database, store.clock, card.author);
const reviews = ({ store, person: { card } }: Machine) => createReviewRepository(store.database, store.vault, store.clock, () => 'review-1', card.author);
async function closes({ store, person: { card } }: Machine): Promise<string> {
  const own = createCallRepository(store.database, store.vault, store.clock, () => `${card.person}-1`, card.author);
  const [first, ...rest] = closedCall('call-01', '客户问年费').events;
  const { id } = valueOf(await own.start(first as never));
  valueOf(await own.append(id, rest));
  return id;
}
const common = { title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'draft', version: 1 } as const;
const thanks = (text: string): LibraryRecord => ({ ...common, kind: 'fragment', id: 'cn.fragment.thanks', text });
const banner = (text: string): LibraryRecord => ({ ...common, kind: 'banner', id: 'cn.banner.outage', level: 'II', scenarios: ['S12'], text, sources: [{ register: 'BANK-NOTICE', checkedOn: '2026-01-02' }] });
async function publishes(desk: Machine, record: LibraryRecord, inForce = 0): Promise<void> {
  valueOf(await library(desk).saveDraft('cn', record));
  valueOf(await library(desk).publish('cn', record.id, inForce));
}

describe.each(Object.entries(WAYS))('by %s', (_name, way) => {
  it('a review with its marks and comment comes back to the agent, and so does what becomes of it', async () => {
    const carry = way();
    const [desk, leads] = [await on(agent!), await on(lead!)];
    const id = await closes(desk);
    await carry(desk, [leads]);
    const review = { callId: id, kind: 'random', marks: { 1: 4, 2: 2 }, reasons: { 2: '未核对' }, fatal: [], comment: '下次先核对证件', heard: [] } as const;
    valueOf(await reviews(leads).save({ ...review, state: 'draft' }));
    expect(await carry(leads, [desk])).not.toContainEqual(expect.objectContaining({ records: 1 }));
    leads.store.clock.advance(1000);
    const saved = valueOf(await reviews(leads).save({ ...review, id: 'review-1', state: 'final' }));
    await carry(leads, [desk]);
    expect(valueOf(await desk.store.reviews.ofCall(id))).toEqual([saved]);
    for (const [state, comment] of [['appealed', '坐席申诉'], ['settled', '改判']] as const) {
      leads.store.clock.advance(1000);
      valueOf(await reviews(leads).save({ ...review, id: 'review-1', state, comment }));
      await carry(leads, [desk]);
      expect(valueOf(await desk.store.reviews.ofCall(id))).toMatchObject([{ state, comment }]);
    }
  });

  it('a publication comes to everybody, its retirement too, and the version a call began with stays to be had', async () => {
    const carry = way();
    const [desk, leads, trains] = [await on(agent!), await on(lead!), await on(trainer!)];
    await publishes(trains, thanks('谢谢'));
    await carry(trains, [desk, leads]);
    const begunWith = valueOf(await desk.store.library.published('cn'))[0]!;
    await publishes(trains, thanks('多谢'), 1);
    await carry(trains, [desk, leads]);
    for (const one of [desk, leads]) expect(valueOf(await one.store.library.published('cn'))).toMatchObject([{ version: 2, record: { text: '多谢' }, author: '7001@d' }]);
    expect(valueOf(await desk.store.library.version('cn', 'cn.fragment.thanks', 1))).toEqual(begunWith);
    expect(valueOf(await desk.store.library.versionInForce('cn', '1.0.0'))).toBe('1.0.0+2');
  });

  it('a banner of a supervisor comes to everybody', async () => {
    const carry = way();
    const [desk, leads] = [await on(agent!), await on(lead!)];
    await publishes(leads, banner('手机银行 14:00 恢复'));
    const [report] = await carry(leads, [desk]);
    expect(report).toMatchObject({ refused: [] });
    expect(valueOf(await desk.store.library.published('cn'))).toMatchObject([{ record: { kind: 'banner', text: '手机银行 14:00 恢复' }, author: '9001@c' }]);
  });

  it('what an author may not write does not leave the desk, and holds up nothing', async () => {
    const carry = way();
    const [desk, leads] = [await on(agent!), await on(lead!)];
    await publishes(desk, thanks('坐席自己写的'));
    await publishes(leads, thanks('组长自己写的'));
    await publishes(leads, { ...banner('缺少出处'), id: 'cn.banner.bare', sources: [] } as never);
    const id = await closes(desk);
    expect(await carry(desk, [leads])).toMatchObject([{ records: 1, refused: [], waiting: [] }]);
    await carry(leads, [desk]);
    expect(valueOf(await leads.store.calls.get(id)).author).toBe('8001@a');
    expect(valueOf(await desk.store.library.published('cn'))).toMatchObject([{ author: '8001@a' }]);
  });

  it('an author who loses a role begins anew without its records, so that newcomers do not stop at them', async () => {
    const carry = way();
    const both = withMember(team, agent!.card, ['agent', 'trainer'], NOW);
    const [desk, leads, late] = [await on(agent!), await on(lead!), await on(lead!)];
    await publishes(desk, thanks('谢谢'));
    const id = await closes(desk);
    await carry(desk, [leads], both);
    expect(valueOf(await leads.store.library.published('cn'))).toHaveLength(1);
    const after = withMember(both, agent!.card, ['agent'], NOW);
    expect((await carry(desk, [late], after)).at(-1)).toMatchObject({ refused: [], waiting: [] });
    expect(valueOf(await late.store.calls.get(id)).author).toBe('8001@a');
  });
});

describe('a forged library', () => {
  const record = (text: string) => ({ kind: 'library', packId: 'cn', recordId: 'cn.fragment.thanks', version: 1, updatedAt: NOW, record: { ...thanks(text), status: 'published' } }) as never;

  it('is refused with the reason: written by somebody without the right, signed by another, changed on the way', async () => {
    const desk = await on(agent!);
    const other = await person('8002@b');
    const known = withMember(team, other.card, ['agent'], NOW);
    const everyone = [agent!, lead!, trainer!, other];
    const byAgent = await bundleBy(other, 1, [record('请点此链接')], everyone);
    const inHerName = await bundleBy({ ...other, card: trainer!.card }, 1, [record('请点此链接')], everyone);
    const changed = (await bundleBy(trainer!, 1, [record('谢谢')], everyone)).slice();
    changed[changed.length - 100]! ^= 4;
    const report = valueOf(await createTasks(desk.context(known)).takeFile(byAgent));
    expect(report).toMatchObject({ records: 0, refused: [{ author: '8002@b', failure: { code: 'exchange.no-right', params: { author: '8002@b', kind: 'library' } } }] });
    for (const [file, code] of [[inHerName, 'exchange.wrong-signature'], [changed, 'exchange.altered']] as const)
      expect(valueOf(await createTasks(desk.context(known)).takeFile(file))).toMatchObject({ records: 0, refused: [{ author: '7001@d', failure: { code } }] });
    expect(valueOf(await desk.store.library.published('cn'))).toEqual([]);
  });
});
