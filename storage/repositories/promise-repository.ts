import Dexie, { liveQuery, type Observable } from 'dexie';
import type { CallPromise } from '../../domain/call/call.ts';
import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import { ADDRESS } from '../sealed-fields.ts';
import type { StorageFailure } from '../failures.ts';
import type { PromiseRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { all, caught } from './caught.ts';

/** A promise to a customer, as the list of open promises shows it. */
export interface StoredPromise {
  readonly id: string;
  readonly callId: string;
  readonly state: 'open' | 'kept';
  readonly dueAt: string;
  readonly remindedAt?: string;
  readonly what: string;
  readonly owner: string;
  readonly maskedName?: string;
}

/** Promises of all calls with their reminders. The calls' events remain what counts; this is their index by due time. */
export interface PromiseRepository {
  /** Writes the promises of a call as the call has them now. Call it after `append` brought `promise.made` or `promise.kept`. */
  follow(callId: string, promises: readonly CallPromise[], maskedName?: string): Promise<Result<true, StorageFailure>>;
  /** Open promises, soonest first. */
  open(): Promise<Result<readonly StoredPromise[], StorageFailure>>;
  /** Open promises due until `until` that nobody was reminded of yet. */
  toRemind(until: string): Promise<Result<readonly StoredPromise[], StorageFailure>>;
  reminded(id: string): Promise<Result<true, StorageFailure>>;
  live(): Observable<Result<readonly StoredPromise[], StorageFailure>>;
}

type Sealed = { readonly what: string; readonly owner: string; readonly maskedName?: string };

export function createPromiseRepository(database: AsideDatabase, vault: Vault, clock: Clock): PromiseRepository {
  const { promises } = database;
  const unsealed = async (row: PromiseRow): Promise<Result<StoredPromise, StorageFailure>> => {
    const body = await vault.open<Sealed>(ADDRESS.promise(row.id), row.body);
    if (!body.ok) return body;
    const { body: _sealed, updatedAt: _updatedAt, ...head } = row;
    return succeed({ ...head, ...body.value });
  };
  const dueUntil = (until: string | undefined) =>
    promises.where('[state+dueAt]').between(['open', Dexie.minKey], ['open', until ?? Dexie.maxKey], true, true).toArray();
  const open = () => caught<readonly StoredPromise[], StorageFailure>(async () => all((await dueUntil(undefined)).map(unsealed)));

  return {
    follow: (callId, current, maskedName) =>
      caught<true, StorageFailure>(async () => {
        const rows = await all(current.map(async (one): Promise<Result<PromiseRow, StorageFailure>> => {
          const body: Sealed = { what: one.what, owner: one.owner, ...(maskedName === undefined ? {} : { maskedName }) };
          const sealed = await vault.seal(ADDRESS.promise(one.id), body);
          if (!sealed.ok) return sealed;
          return succeed({ id: one.id, callId, state: one.keptAt === undefined ? 'open' : 'kept', dueAt: one.dueAt, updatedAt: clock(), body: sealed.value });
        }));
        if (!rows.ok) return rows;
        await database.transaction('rw', promises, async () => {
          for (const row of rows.value) {
            const known = await promises.get(row.id);
            const reminded = known?.remindedAt !== undefined && known.dueAt === row.dueAt ? { remindedAt: known.remindedAt } : {};
            await promises.put({ ...row, ...reminded });
          }
        });
        return succeed(true);
      }),
    open,
    toRemind: (until) =>
      caught<readonly StoredPromise[], StorageFailure>(async () => all((await dueUntil(until)).filter((row) => row.remindedAt === undefined).map(unsealed))),
    reminded: (id) =>
      caught<true, StorageFailure>(async () => {
        await promises.update(id, { remindedAt: clock() });
        return succeed(true);
      }),
    live: () => liveQuery(open),
  };
}
