import type { Call } from '../../domain/call/call.ts';
import { memberOf } from '../../domain/team/team.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { all } from '../repositories/caught.ts';
import { sealPromise } from '../repositories/promise-codec.ts';
import type { PromiseRow } from '../rows.ts';
import { continuedKey } from './continued.ts';
import type { ExchangeContext } from './context.ts';
import { personOf } from './person-key.ts';

/** Whether somebody went on with a call, by `continuedKey`. */
export type IsContinued = (key: string) => Promise<boolean>;

/**
 * Promises go along for the person who made them, at another desk: nobody else is reminded of them. Two calls tell of one promise
 * when one goes on with the other: then the one that goes on knows, whichever came first.
 */
export async function ownPromises({ database, vault, team, identity }: ExchangeContext, continued: IsContinued, id: string, author: string, call: Call): Promise<Result<readonly PromiseRow[], StorageFailure>> {
  const person = personOf(author);
  if (memberOf(team, author)?.person !== identity.card.person || (await continued(continuedKey(id, person)))) return succeed([]);
  const promises = await all(call.promises.map((promise) => sealPromise(vault, id, promise, call.subject?.maskedName, call.lastAt)));
  if (!promises.ok) return promises;
  const rows: PromiseRow[] = [];
  for (const promise of promises.value) {
    const here = await database.promises.get(promise.id);
    if (here !== undefined && here.callId !== id && isNewer(here, promise) && !(await continued(continuedKey(here.callId, person)))) continue;
    rows.push({ ...promise, ...(here?.remindedAt === undefined ? {} : { remindedAt: here.remindedAt }) });
  }
  return succeed(rows);
}

const isNewer = (a: PromiseRow, b: PromiseRow): boolean => a.updatedAt > b.updatedAt || (a.updatedAt === b.updatedAt && a.callId > b.callId);
