import type { DexieOptions } from 'dexie';
import { systemClock } from '../../domain/clock.ts';
import { fail, type Failure, type Result } from '../../domain/result.ts';
import type { Team } from '../../domain/team/team.ts';
import { createBlockStore } from '../blocks/block-store.ts';
import { storageFailure } from '../failures.ts';
import { openDatabase } from '../open-database.ts';
import { createVault, type OpenKeys } from '../vault/vault.ts';
import type { Identity } from './identity.ts';
import { createTasks, type ExchangeTasks } from './tasks.ts';
import { openTransit } from './transit.ts';

/** One piece of work for a worker. Keys travel as `CryptoKey`s, which no script can read. */
export interface ExchangeRequest {
  readonly task: keyof ExchangeTasks;
  readonly given: readonly unknown[];
  readonly database: string;
  readonly transit: string;
  readonly keys: OpenKeys;
  readonly team: Team;
  readonly identity: Identity;
}

export type ExchangeAnswer = Result<unknown, Failure>;

/** As much of a worker's global scope as is used. */
export interface WorkerScope {
  postMessage(answer: ExchangeAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ExchangeRequest }) => void): void;
}

/** Does one piece of work inside a worker and answers it; the page then ends the worker. `dexie`: another IndexedDB in tests. */
export function serveExchange(scope: WorkerScope, dexie?: DexieOptions): void {
  scope.addEventListener('message', ({ data }) => {
    void work(data, dexie).catch(storageFailure).then((answer) => scope.postMessage(answer));
  });
}

async function work(request: ExchangeRequest, dexie: DexieOptions | undefined): Promise<ExchangeAnswer> {
  const opened = await openDatabase(request.database, dexie);
  if (!opened.ok) return opened;
  const [database, transit, makeId] = [opened.value, openTransit(request.transit, dexie), () => crypto.randomUUID()];
  const vault = createVault(() => request.keys);
  const { team, identity } = request;
  const tasks = createTasks({ database, transit, vault, blocks: createBlockStore(database, vault, makeId), team, identity, clock: systemClock, makeId });
  const task = tasks[request.task] as ((...given: readonly unknown[]) => Promise<ExchangeAnswer>) | undefined;
  try {
    return task === undefined ? fail({ code: 'storage.unknown', params: { name: request.task } }) : await task(...request.given);
  } finally {
    transit.close();
    database.close();
  }
}
