import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Team } from '../../../domain/team/team.ts';
import type { ExchangeRecord } from '../../../storage/exchange/records.ts';
import { createTasks } from '../../../storage/exchange/tasks.ts';
import { waitingCalls } from '../../../storage/exchange/waiting-calls.ts';
import { valueOf } from '../storage/store.ts';
import { machine, stateOf, type Machine } from './machine.ts';
import { bundleBy, closedCall, NOW, person, teamOf, type Person } from './team.ts';

let [agent, lead, trainer]: Person[] = [];
let team: Team;
beforeAll(async () => {
  [agent, lead, trainer] = await Promise.all(['8001@a', '9001@c', '7001@d'].map(person));
  team = teamOf(lead!, [[agent!, ['agent']], [lead!, ['supervisor', 'administrator']], [trainer!, ['trainer', 'supervisor']]]);
});

const call = closedCall('call-01', '年费', [{ type: 'correction.added', text: '88 元', author: '8001' }, { type: 'call.linked', callId: 'call-00', relation: 'continued' }]);
const waiting: ExchangeRecord = { kind: 'waiting', id: 'call-02', events: [...closedCall('call-02', '转账').events.slice(0, -1), { type: 'call.parked', reason: '下班', openSteps: [], pendingForLead: true, seq: 5, at: '2026-02-01T07:30:00.000Z' }] };
const review: ExchangeRecord = { kind: 'review', id: 'review-1', callId: 'call-01', createdAt: NOW, updatedAt: NOW, review: { callId: 'call-01', state: 'final', kind: 'random', marks: { 1: 4 }, reasons: {}, fatal: [], comment: '好', heard: [] } };
const seen: ExchangeRecord = { kind: 'seen', id: 'call-02', callAuthor: '8001@a', at: NOW };
const fragment: ExchangeRecord = {
  kind: 'library', packId: 'cn', recordId: 'cn.fragment.thanks', version: 1, updatedAt: NOW,
  record: { kind: 'fragment', id: 'cn.fragment.thanks', title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version: 1, text: '谢谢' },
};

type Path = readonly (string | number)[];
const pathsIn = (value: unknown, path: Path = []): readonly Path[] =>
  value !== null && typeof value === 'object' ? [path, ...Object.entries(value).flatMap(([name, field]) => pathsIn(field, [...path, name]))] : [path];

/** The value with something else at a path; `undefined` takes it away. */
function changedAt(value: unknown, [name, ...rest]: Path, to: unknown): unknown {
  if (name === undefined) return to;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[name] = changedAt((value as Record<string | number, unknown>)[name], rest, to);
  return copy;
}

/** What views do with what came. */
async function everyView(desk: Machine): Promise<void> {
  const { calls } = await stateOf(desk);
  for (const [item] of calls) {
    valueOf(await desk.store.calls.get((item as { id: string }).id));
    valueOf(await desk.store.reviews.ofCall((item as { id: string }).id));
  }
  valueOf(await waitingCalls(desk.context(team), '9001@c', team));
  valueOf(await desk.store.library.published('cn'));
}

describe('a bundle by a member who means harm, signed and encrypted as it should be', () => {
  it('is refused whole and changes nothing, or reads in every view', async () => {
    const own = fc.constantFrom<readonly [() => Person, ExchangeRecord]>([() => agent!, call], [() => agent!, waiting], [() => trainer!, review], [() => trainer!, seen], [() => trainer!, fragment]);
    const changed = own.chain(([author, record]) => fc.tuple(fc.constant(author), fc.constantFrom(...pathsIn(record)).chain((path) =>
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', '../..', '__proto__', 'x'.repeat(200_000), -1, 1e99, null)).map((to) => changedAt(record, path, to)))));
    await fc.assert(fc.asyncProperty(changed, async ([author, record]) => {
      const desk = await machine(lead!);
      const before = await stateOf(desk);
      const file = await bundleBy(author(), 1, [record as ExchangeRecord], [lead!]);
      const report = valueOf(await createTasks(desk.context(team)).takeFile(file));
      if (report.refused.length > 0) expect([report.records, await stateOf(desk)]).toEqual([0, before]);
      else await everyView(desk);
      desk.close();
    }), { numRuns: 150 });
  });
});
