import Dexie, { liveQuery, type Observable } from 'dexie';
import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { PromiseRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { caught, readable } from './caught.ts';
import { openPromise, type StoredPromise } from './promise-codec.ts';

/**
 * Promises of all calls by due time, with their reminders. The calls' events remain what counts: `CallRepository.append` writes
 * a promise here in the same transaction as its event. Promises under another agent's key are passed over.
 */
export interface PromiseRepository {
  /** Open promises, soonest first. */
  open(): Promise<Result<readonly StoredPromise[], StorageFailure>>;
  /** Open promises due until `until` (ISO 8601 UTC, included) that nobody was reminded of yet. */
  toRemind(until: string): Promise<Result<readonly StoredPromise[], StorageFailure>>;
  /** Ids of what `toRemind` names, and of those nobody can read now: needs no open vault. */
  dueIds(until: string): Promise<Result<readonly string[], StorageFailure>>;
  reminded(id: string): Promise<Result<true, StorageFailure>>;
  /** When the next reminder is due; null when none is. Needs no open vault: times are in the clear. */
  nextReminderAt(): Promise<Result<string | null, StorageFailure>>;
  live(): Observable<Result<readonly StoredPromise[], StorageFailure>>;
}

export function createPromiseRepository(database: AsideDatabase, vault: Vault, clock: Clock): PromiseRepository {
  const { promises } = database;
  const dueUntil = (until: string | undefined) =>
    promises.where('[state+dueAt]').between(['open', Dexie.minKey], ['open', until ?? Dexie.maxKey], true, true);
  const opened = async (rows: readonly PromiseRow[]): Promise<Result<readonly StoredPromise[], StorageFailure>> => {
    const found = await readable(rows.map((row) => openPromise(vault, row)));
    return found.ok ? succeed(found.value.items) : found;
  };
  const open = () => caught<readonly StoredPromise[], StorageFailure>(async () => opened(await dueUntil(undefined).toArray()));
  return {
    open,
    toRemind: (until) => caught<readonly StoredPromise[], StorageFailure>(async () => opened((await dueUntil(until).toArray()).filter((row) => row.remindedAt === undefined))),
    dueIds: (until) => caught<readonly string[], StorageFailure>(async () => succeed((await dueUntil(until).filter((row) => row.remindedAt === undefined).toArray()).map((row) => row.id))),
    reminded: (id) =>
      caught<true, StorageFailure>(async () => {
        await promises.update(id, { remindedAt: clock() });
        return succeed(true);
      }),
    nextReminderAt: () => caught<string | null, StorageFailure>(async () => succeed((await dueUntil(undefined).filter((row) => row.remindedAt === undefined).first())?.dueAt ?? null)),
    live: () => liveQuery(open),
  };
}
