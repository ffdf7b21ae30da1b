import { IDBFactory } from 'fake-indexeddb';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { ExchangeContext } from '../../../storage/exchange/context.ts';
import { openTransit } from '../../../storage/exchange/transit.ts';
import { openTestStore, testIds, dexieOn, type TestStore } from '../storage/store.ts';
import type { Person } from './team.ts';

export interface Machine {
  readonly store: TestStore;
  readonly person: Person;
  context(team: Team): ExchangeContext;
  close(): void;
}

let made = 0;

/** A machine with a database of its own; `person` is who sends and reads on it. */
export async function machine(person: Person): Promise<Machine> {
  const indexedDB = new IDBFactory();
  const store = await openTestStore(indexedDB);
  const transit = openTransit(undefined, dexieOn(indexedDB));
  const makeId = testIds(`blocks-${(made += 1)}-`);
  const { database, vault, clock } = store;
  return {
    store, person,
    context: (team) => ({ database, transit, vault, blocks: createBlockStore(database, vault, makeId), team, identity: { author: person.card.author, signingKey: person.signingKey, ageIdentity: person.ageIdentity, card: person.card }, clock, makeId }),
    close: () => { transit.close(); store.close(); },
  };
}

/** Everything the exchange writes, opened, in an order of its own: equal states are equal values. */
export async function stateOf({ store }: Machine) {
  const closed = await store.calls.listClosed({ limit: 10_000 });
  if (!closed.ok) throw new Error(closed.failure.code);
  const calls = await Promise.all(closed.value.items.map(async ({ matterKey: _keyedByMachine, ...item }) => [item, await store.calls.events(item.id), await store.reviews.ofCall(item.id)]));
  const settings = (await store.database.settings.toArray()).filter((row) => row.key.startsWith('exchange/applied/')).map(({ key, value }) => [key, value]);
  return { calls, settings, library: await store.database.libraryRecords.toArray(), promises: await store.database.promises.count() };
}
