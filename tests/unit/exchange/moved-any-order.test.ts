import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { CallEvent, CallEventBody } from '../../../domain/call/events.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { ExchangeRecord } from '../../../storage/exchange/records.ts';
import { createTasks } from '../../../storage/exchange/tasks.ts';
import { waitingCalls } from '../../../storage/exchange/waiting-calls.ts';
import { joined } from '../../../storage/exchange/write-bundle.ts';
import { valueOf } from '../storage/store.ts';
import { machine, type Machine } from './machine.ts';
import { bundleBy, closedCall, person, teamOf, type Person } from './team.ts';

let [first, second, third, lead]: Person[] = [];
let team: Team;
let bundles: Uint8Array<ArrayBuffer>[];

const at = (events: readonly CallEvent[], minute: number, ...bodies: readonly CallEventBody[]): readonly CallEvent[] =>
  [...events, ...bodies.map((body, index): CallEvent => ({ ...body, seq: events.length + index + 1, at: `2026-02-01T08:${String(minute).padStart(2, '0')}:00.000Z` }))];
const waiting = (id: string, events: readonly CallEvent[]): ExchangeRecord => ({ kind: 'waiting', id, events });

/** A call that is parked at one desk and gone on with at a second, whose promise is kept there; the first desk closes its own after that. */
beforeAll(async () => {
  [first, second, third, lead] = await Promise.all(['8001@a', '8001@b', '8001@c', '9001@d'].map(person));
  team = teamOf(lead!, [[first!, ['agent']], [second!, ['agent']], [third!, ['agent']], [lead!, ['supervisor', 'administrator']]]);
  const readers = [first!, second!, third!, lead!];
  const parked = at(closedCall('call-01', '投诉').events.slice(0, -1), 1, { type: 'call.parked', reason: '下班', openSteps: ['recap'], pendingForLead: true });
  const went = at(parked, 2, { type: 'call.linked', callId: 'call-01', relation: 'continued' });
  const kept = at(went, 3, { type: 'call.resumed' }, { type: 'promise.kept', promiseId: 'call-01-p' }, { type: 'call.parked', reason: '等主管', openSteps: [], pendingForLead: true });
  const closed = at(parked, 9, { type: 'call.linked', callId: 'call-02', relation: 'same-matter' }, { type: 'call.closed', openSteps: [] });
  bundles = await Promise.all([
    bundleBy(first!, 1, [waiting('call-01', parked)], readers),
    bundleBy(first!, 2, [{ kind: 'call', id: 'call-01', events: closed }], readers),
    bundleBy(second!, 1, [waiting('call-02', went)], readers),
    bundleBy(second!, 2, [waiting('call-02', kept)], readers),
  ]);
});

async function seen(desk: Machine) {
  const context = desk.context(team);
  return {
    waiting: valueOf(await waitingCalls(context, desk.person.card.author, team)).map((call) => [call.id, call.reason]),
    closed: valueOf(await desk.store.calls.listClosed({ limit: 9 })).items.map((call) => call.id),
    promises: (await desk.store.database.promises.toArray()).map(({ id, callId, state }) => [id, callId, state]),
    held: await context.transit.held.count(),
  };
}

it('a call that moved comes to the same at a third desk and at the lead\'s, in any order, twice, and late', async () => {
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 4 }), fc.nat(2), async (order, together) => {
    for (const [reader, promises] of [[third!, [['call-01-p', 'call-02', 'kept']]], [lead!, []]] as const) {
      const desk = await machine(reader);
      const given = [...order, 3, 2, 1, 0].map((index) => bundles[index]!);
      for (let start = 0; start < given.length; start += together + 1) valueOf(await createTasks(desk.context(team)).takeFile(joined(given.slice(start, start + together + 1))));
      expect(await seen(desk)).toEqual({ waiting: [['call-02', '等主管']], closed: ['call-01'], promises, held: 0 });
      desk.close();
    }
  }), { numRuns: 12 });
});
