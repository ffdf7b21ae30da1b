import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withMember } from '../../../../domain/team/team.ts';
import { createFolderCarrier } from '../../../../storage/exchange/folder-carrier.ts';
import { exchangeWith } from '../../../../storage/exchange/round.ts';
import { createCallRepository } from '../../../../storage/repositories/call-repository.ts';
import { machine, type Machine } from '../../../unit/exchange/machine.ts';
import { closedCall, NOW, person, teamOf } from '../../../unit/exchange/team.ts';
import { valueOf } from '../../../unit/storage/store.ts';
import { seeded } from '../../storage/made-up-calls.ts';
import { processCarrier, type ProcessCarrier } from './killed-carrier.ts';
import { nodeFolder } from './node-folder.ts';

export interface MonthPlan {
  readonly agents: number;
  readonly days: number;
  readonly roundsADay: number;
  readonly callsARound: number;
  /** Everything is sent anew beyond so many bundles. */
  readonly compactBeyond: number;
  /** Of a hundred rounds, in how many the writer is killed. */
  readonly killed: number;
  readonly seed: number;
}

export interface MonthReport {
  readonly calls: number;
  readonly rounds: number;
  readonly kills: number;
  /** Calls a lead does not have at the end; calls a lead has more than once; bundles refused. */
  readonly lost: number;
  readonly twice: number;
  readonly refused: number;
  /** Files in which a text of a note or of a customer stands. */
  readonly leaks: number;
  readonly bundlesAtEnd: number;
  /** Longest round of a lead, in milliseconds. */
  readonly longestLeadRoundMs: number;
}

/** No process makes more steps in a round than some twenty to a bundle; beyond the last one nobody is killed. */
const STEPS = 14;
const PROBES = ['探针文字', '王小明', '13800138000'];

/** Agents close calls and exchange through one real folder, by processes that are killed; two leads read along, one of them once a day. */
export async function liveMonth(folder: string, plan: MonthPlan): Promise<MonthReport> {
  const random = seeded(plan.seed);
  const [lead, rare] = [await person('9001@lead'), await person('9002@rare')];
  const people = await Promise.all(Array.from({ length: plan.agents }, (_, index) => person(`81${String(index).padStart(2, '0')}@m${index}`)));
  const leaders = teamOf(lead, [[lead, ['supervisor', 'administrator']], [rare, ['supervisor']]]);
  const team = people.reduce((grown, one) => withMember(grown, one.card, ['agent'], NOW), leaders);
  const desks = await Promise.all(people.map(machine));
  const [always, daily] = [await machine(lead), await machine(rare)];
  const own = createFolderCarrier(nodeFolder(folder));
  const processes = new Map<Machine, ProcessCarrier>();
  const ids: string[] = [];
  const count = { rounds: 0, kills: 0, refused: 0 };
  let longest = 0;
  const read = async (desk: Machine): Promise<void> => {
    const from = performance.now();
    count.refused += valueOf(await exchangeWith(desk.context(team), own)).refused.length;
    longest = Math.max(longest, performance.now() - from);
  };
  const round = async (desk: Machine, dies: number): Promise<void> => {
    const known = processes.get(desk);
    const carrier = known === undefined || known.dead() || dies > 0 ? processCarrier(folder, dies) : known;
    if (carrier !== known) known?.end();
    processes.set(desk, carrier);
    const done = await exchangeWith(desk.context(team), carrier, plan.compactBeyond);
    if (!done.ok && !(carrier.dead() && done.failure.code === 'carrier.unreachable')) throw new Error(done.failure.code);
    count.rounds += 1;
    if (carrier.dead()) count.kills += 1;
  };
  try {
    for (let day = 0; day < plan.days; day += 1) {
      for (let turn = 0; turn < plan.roundsADay; turn += 1) {
        for (const desk of desks) {
          for (let call = 0; call < plan.callsARound; call += 1) ids.push(await closes(desk, ids.length));
          await round(desk, random() * 100 < plan.killed ? 1 + Math.floor(random() * STEPS) : 0);
        }
        await read(always);
      }
      await read(daily);
    }
    for (const desk of desks) await round(desk, 0);
    for (const desk of [always, daily]) await read(desk);
    const lists = await Promise.all([always, daily].map(listed));
    return {
      calls: ids.length, ...count, lost: lists.reduce((sum, list) => sum + ids.filter((id) => !list.has(id)).length, 0),
      twice: lists.reduce((sum, list) => sum + [...list.values()].filter((times) => times > 1).length, 0),
      leaks: leaks(folder), bundlesAtEnd: readdirSync(folder).filter((name) => name.endsWith('.aside')).length, longestLeadRoundMs: Math.round(longest),
    };
  } finally {
    for (const carrier of processes.values()) carrier.end();
    for (const desk of [...desks, always, daily]) desk.close();
  }
}

/** A call through the agent's own repository, closed. */
async function closes({ store, person: { card } }: Machine, count: number): Promise<string> {
  const own = createCallRepository(store.database, store.vault, store.clock, () => `${card.person}-${count}`, card.author);
  const [first, ...rest] = closedCall('call-01', `${PROBES[0]} ${count}`).events;
  const { id } = valueOf(await own.start(first as never));
  valueOf(await own.append(id, rest.filter((event) => event.type !== 'promise.made')));
  return id;
}

/** How often each call is in a lead's list. */
async function listed({ store }: Machine): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (let before: { closedAt: string; id: string } | undefined; ; ) {
    const page = valueOf(await store.calls.listClosed({ limit: 500, ...(before === undefined ? {} : { before }) }));
    for (const item of page.items) times.set(item.id, (times.get(item.id) ?? 0) + 1);
    if (page.next === undefined) return times;
    before = page.next;
  }
}

const leaks = (folder: string): number =>
  readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return PROBES.some((probe) => bytes.includes(Buffer.from(probe)));
  }).length;
