import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../../domain/review/review.ts';
import type { Team } from '../../../domain/team/team.ts';
import { receiveBundles } from '../../../storage/exchange/receive.ts';
import type { ExchangeRecord } from '../../../storage/exchange/records.ts';
import { valueOf } from '../storage/store.ts';
import { machine, stateOf, type Machine } from './machine.ts';
import { bundleBy, closedCall, NOW, person, teamOf, type Person } from './team.ts';

let [agent, other, lead, trainer]: Person[] = [];
let team: Team;
let all: Uint8Array<ArrayBuffer>[];
const opened: Machine[] = [];
const on = async (who: Person): Promise<Machine> => {
  const one = await machine(who);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

const scored = (comment: string): Review => ({ callId: 'call-01', state: 'final', kind: 'random', marks: { 1: 4 }, reasons: {}, fatal: [], comment, heard: [] });
const review = (comment: string, updatedAt: string): ExchangeRecord => ({ kind: 'review', id: 'review-1', callId: 'call-01', createdAt: NOW, updatedAt, review: scored(comment) });
const thanks = (version: number, text: string, updatedAt = NOW): ExchangeRecord => ({
  kind: 'library', packId: 'cn', recordId: 'cn.fragment.thanks', version, updatedAt,
  record: { kind: 'fragment', id: 'cn.fragment.thanks', title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version, text },
});
const corrected = (id: string, text: string) => closedCall(id, text, [{ type: 'correction.added', text: '金额应为 88 元', author: '8001' }]);

beforeAll(async () => {
  [agent, other, lead, trainer] = await Promise.all(['8001@a', '8002@b', '9001@c', '7001@d'].map(person));
  team = teamOf(lead!, [[agent!, ['agent']], [other!, ['agent']], [lead!, ['supervisor', 'administrator']], [trainer!, ['trainer']]]);
  const everyone = [agent!, other!, lead!, trainer!];
  all = await Promise.all([
    bundleBy(agent!, 1, [closedCall('call-01', '年费'), closedCall('call-02', '转账')], [agent!, lead!]),
    bundleBy(agent!, 2, [corrected('call-01', '年费')], [agent!, lead!]),
    bundleBy(agent!, 3, [closedCall('call-03', '投诉')], [agent!, lead!]),
    bundleBy(other!, 1, [closedCall('call-11', '挂失')], [other!, lead!]),
    bundleBy(other!, 2, [closedCall('call-12', '补寄')], [other!, lead!]),
    bundleBy(trainer!, 1, [thanks(4, '谢谢')], everyone),
    bundleBy(trainer!, 2, [thanks(5, '多谢')], everyone),
  ]);
});

describe('bundles from others', () => {
  it('show in the supervisor\'s list with their note, and in no other agent\'s', async () => {
    const [desk, agents] = [await on(lead!), await on(other!)];
    expect(valueOf(await receiveBundles(desk.context(team), all))).toMatchObject({ bundles: 7, records: 8, passedOver: 0, waiting: [], refused: [] });
    const list = valueOf(await desk.store.calls.listClosed({ limit: 10 }));
    expect(list.items.map((item) => [item.id, item.author, item.maskedName, item.corrected])).toEqual([
      ['call-12', '8002@b', '王*明', false], ['call-11', '8002@b', '王*明', false], ['call-03', '8001@a', '王*明', false], ['call-02', '8001@a', '王*明', false], ['call-01', '8001@a', '王*明', true],
    ]);
    expect(valueOf(await desk.store.calls.get('call-01')).call.noteParts.what).toBe('年费');
    expect(valueOf(await desk.store.promises.open())).toEqual([]);
    expect(valueOf(await receiveBundles(agents.context(team), all))).toMatchObject({ bundles: 5, passedOver: 3, records: 2 });
    expect(valueOf(await agents.store.calls.listClosed({ limit: 10 })).items).toEqual([]);
  });

  it('bring a review back to the agent, the newest word of it', async () => {
    const desk = await on(agent!);
    const later = await bundleBy(lead!, 2, [review('核实到位', '2026-02-02T00:00:00.000Z')], [agent!, lead!]);
    await receiveBundles(desk.context(team), [later, await bundleBy(lead!, 1, [review('草', NOW)], [agent!, lead!])]);
    expect(valueOf(await desk.store.reviews.ofCall('call-01'))).toMatchObject([{ comment: '核实到位', author: '9001@c', marks: { 1: 4 } }]);
  });

  it('bring a publication, while a call that runs keeps the version it began with', async () => {
    const desk = await on(agent!);
    await receiveBundles(desk.context(team), [all[5]!]);
    const begunWith = valueOf(await desk.store.library.published('cn'))[0]!;
    await receiveBundles(desk.context(team), [all[6]!]);
    expect(valueOf(await desk.store.library.published('cn'))).toMatchObject([{ version: 5, record: { text: '多谢' }, author: '7001@d' }]);
    expect(valueOf(await desk.store.library.version('cn', 'cn.fragment.thanks', begunWith.version))).toEqual(begunWith);
  });

  it('bring promises to the same person at another desk', async () => {
    const elsewhere = await person('8001@z');
    const both = teamOf(lead!, [[agent!, ['agent']], [elsewhere, ['agent']]]);
    const desk = await on(elsewhere);
    await receiveBundles(desk.context(both), [await bundleBy(agent!, 1, [closedCall('call-01', '年费')], [agent!, elsewhere])]);
    expect(valueOf(await desk.store.promises.open())).toMatchObject([{ callId: 'call-01', what: '回电' }]);
  });

  it('wait behind a missing number, which is said, and go on when it comes', async () => {
    const desk = await on(lead!);
    const without = valueOf(await receiveBundles(desk.context(team), [all[2]!, all[0]!]));
    expect(without).toMatchObject({ bundles: 1, waiting: [{ author: '8001@a', number: 3, failure: { code: 'exchange.gap', params: { number: 3, expected: 2 } } }] });
    expect(valueOf(await receiveBundles(desk.context(team), [all[1]!, all[2]!]))).toMatchObject({ bundles: 2, waiting: [] });
    expect(valueOf(await receiveBundles(desk.context(team), all.slice(0, 3)))).toMatchObject({ bundles: 0, replayed: 3, records: 0 });
  });

  it('never write over another author\'s record, and are then refused whole', async () => {
    const desk = await on(lead!);
    await receiveBundles(desk.context(team), all);
    const before = await stateOf(desk);
    const theft = await bundleBy(other!, 3, [closedCall('call-20', '新的'), corrected('call-02', '改写')], [lead!]);
    const after = await bundleBy(other!, 4, [closedCall('call-21', '新的')], [lead!]);
    expect(valueOf(await receiveBundles(desk.context(team), [theft, after]))).toMatchObject({ bundles: 0, refused: [{ number: 3, failure: { code: 'exchange.other-writer' } }], waiting: [{ number: 4 }] });
    expect(await stateOf(desk)).toEqual(before);
  });

  it('do not bring back what was deleted here', async () => {
    const desk = await on(lead!);
    await desk.store.database.tombstones.put({ kind: 'call', id: 'call-02', deletedAt: NOW, reason: 'asked' });
    await receiveBundles(desk.context(team), all);
    expect(valueOf(await desk.store.calls.listClosed({ limit: 10 })).items.map((item) => item.id)).not.toContain('call-02');
  });

  it('change nothing when they are mutated', async () => {
    const desk = await on(lead!);
    await receiveBundles(desk.context(team), all.slice(0, 1));
    const before = await stateOf(desk);
    await fc.assert(
      fc.asyncProperty(fc.nat(all[1]!.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const mutated = all[1]!.slice();
        mutated[at]! ^= change;
        expect(valueOf(await receiveBundles(desk.context(team), [mutated]))).toMatchObject({ bundles: 0, records: 0 });
      }),
      { numRuns: 60 },
    );
    expect(await stateOf(desk)).toEqual(before);
  });

  it('give the same state in any order, in any rounds, repeated and late', async () => {
    const straight = await on(lead!);
    await receiveBundles(straight.context(team), all);
    const wanted = await stateOf(straight);
    const rounds = fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }).chain((some) => fc.shuffledSubarray([...some, ...some], { minLength: some.length })), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rounds, async (given) => {
        const desk = await machine(lead!);
        for (const round of given) valueOf(await receiveBundles(desk.context(team), round.map((index) => all[index]!)));
        // What was lost is put again by its carrier.
        valueOf(await receiveBundles(desk.context(team), all.toReversed()));
        expect(await stateOf(desk)).toEqual(wanted);
        desk.close();
      }),
      { numRuns: 25 },
    );
  });

  it('go into blocks when they are many, and a later correction finds its call there', async () => {
    const desk = await on(lead!);
    const many = Array.from({ length: 250 }, (_, index) => closedCall(`call-${1000 + index}`, `年费 ${index}`));
    await receiveBundles(desk.context(team), [await bundleBy(agent!, 1, many, [lead!])]);
    expect([await desk.store.database.calls.count(), await desk.store.database.blocks.count()]).toEqual([0, 1]);
    await receiveBundles(desk.context(team), [await bundleBy(agent!, 2, [corrected('call-1007', '年费 7')], [lead!])]);
    expect(await desk.store.database.calls.count()).toBe(1);
    expect(valueOf(await desk.store.calls.get('call-1007')).call.corrections).toHaveLength(1);
    expect(valueOf(await desk.store.calls.listClosed({ limit: 300 })).items).toHaveLength(250);
  });
});
