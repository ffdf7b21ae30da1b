import { IDBFactory } from 'fake-indexeddb';
import type { CallEventBody } from '../../../domain/call/events.ts';
import type { Role } from '../../../domain/team/team.ts';
import { createExchangeService, type ExchangeService } from '../../../storage/exchange/exchange-service.ts';
import { openTransit, type TransitDatabase } from '../../../storage/exchange/transit.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { dexieOn, testClock, valueOf, type TestClock } from '../storage/store.ts';
import { closedCall } from './team.ts';

export interface Desk {
  readonly store: Store;
  readonly clock: TestClock;
  readonly transit: TransitDatabase;
  readonly service: ExchangeService;
  /** The same profile after the browser was closed. */
  restarted(): Promise<Desk>;
  close(): void;
}

/** scrypt at its cheapest: what it costs is age's to show. */
const WORK_FACTOR = 2;

/** A desk of its own, its agent named before its store opens, as the options page does it. */
export async function desk(number: string, indexedDB = new IDBFactory(), clock: TestClock = testClock()): Promise<Desk> {
  const dexie = dexieOn(indexedDB);
  const open = async (): Promise<Store> => valueOf(await openStore({ clock, makeId: () => crypto.randomUUID(), dexie }));
  const first = await open();
  if (number !== '') valueOf(await first.settings.change('agent', { name: `坐席${number}`, number, role: 'agent' }));
  first.close();
  const store = await open();
  const transit = openTransit(undefined, dexie);
  const close = (): void => { transit.close(); store.close(); };
  return {
    store, clock, transit, close,
    service: createExchangeService({ store, clock, makeId: () => crypto.randomUUID(), transit, workFactor: WORK_FACTOR }),
    restarted: () => {
      close();
      return desk(number, indexedDB, clock);
    },
  };
}

/** A call through the desk's own repository; closed unless its last word is another. */
export async function closes({ store }: Desk, text: string): Promise<string> {
  const [first, ...rest] = closedCall('call-01', text).events;
  const { id } = valueOf(await store.calls.start(first as never));
  valueOf(await store.calls.append(id, rest));
  return id;
}

export async function parks({ store }: Desk, text: string, pendingForLead = false, more: readonly CallEventBody[] = []): Promise<string> {
  const [first, ...rest] = closedCall('call-01', text).events;
  const { id } = valueOf(await store.calls.start(first as never));
  // A promise of its own: two calls do not share one.
  const bodies = rest.slice(0, -1).map((body) => (body.type === 'promise.made' ? { ...body, promiseId: `${id}-p` } : body));
  valueOf(await store.calls.append(id, [...bodies, ...more, { type: 'call.parked', reason: '下班', openSteps: ['recap'], pendingForLead }]));
  return id;
}

/** The agent joins the lead's team as people do it: card, fingerprint compared, team file. Members get the newest file. */
export async function joined(lead: Desk, agent: Desk, roles: readonly Role[] = ['agent'], others: readonly Desk[] = []): Promise<void> {
  const card = valueOf(await lead.service.previewCard(valueOf(await agent.service.memberCard())));
  if (card.fingerprint !== valueOf(await agent.service.state()).fingerprint) throw new Error('the digits differ');
  valueOf(await lead.service.addMember(card.card, roles));
  const file = valueOf(await lead.service.teamFile());
  for (const one of [agent, ...others]) valueOf(await one.service.joinTeam(file));
}

/** What is new goes by file from one to others; null when nothing was new. */
export async function carried(from: Desk, to: readonly Desk[], again = false): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = valueOf(await from.service.exportFile(again));
  if (file !== null) for (const one of to) {
    const report = valueOf(await one.service.importFile(file));
    if (report.refused.length > 0) throw new Error(JSON.stringify(report.refused));
  }
  return file;
}
