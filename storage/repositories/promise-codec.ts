import type { CallPromise } from '../../domain/call/call.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import type { PromiseRow } from '../rows.ts';
import { ADDRESS } from '../sealed-fields.ts';
import type { Vault } from '../vault/vault.ts';

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

type Sealed = Pick<StoredPromise, 'what' | 'owner' | 'maskedName'>;

export async function sealPromise(vault: Vault, callId: string, promise: CallPromise, maskedName: string | undefined, now: string): Promise<Result<PromiseRow, StorageFailure>> {
  const body: Sealed = { what: promise.what, owner: promise.owner, ...(maskedName === undefined ? {} : { maskedName }) };
  const sealed = await vault.seal(ADDRESS.promise(promise.id), body);
  if (!sealed.ok) return sealed;
  return succeed({ id: promise.id, callId, state: promise.keptAt === undefined ? 'open' : 'kept', dueAt: promise.dueAt, updatedAt: now, body: sealed.value });
}

export async function openPromise(vault: Vault, row: PromiseRow): Promise<Result<StoredPromise, StorageFailure>> {
  const sealed = await vault.open<Sealed>(ADDRESS.promise(row.id), row.body);
  if (!sealed.ok) return sealed;
  const { body: _body, updatedAt: _updatedAt, ...head } = row;
  return succeed({ ...head, ...sealed.value });
}
