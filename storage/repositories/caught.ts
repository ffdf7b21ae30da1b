import { succeed, type Failure, type Result } from '../../domain/result.ts';
import { storageFailure, type StorageFailure } from '../failures.ts';

/** The values of all results in order, or the first failure. */
export async function all<T, F extends Failure>(results: readonly Promise<Result<T, F>>[]): Promise<Result<readonly T[], F>> {
  const values: T[] = [];
  for (const result of await Promise.all(results)) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return succeed(values);
}

/** As `all`, without what lies under another agent's key, which is counted. */
export async function readable<T>(results: readonly Promise<Result<T, StorageFailure>>[]): Promise<Result<{ readonly items: readonly T[]; readonly hidden: number }, StorageFailure>> {
  const items: T[] = [];
  let hidden = 0;
  for (const result of await Promise.all(results)) {
    if (result.ok) items.push(result.value);
    else if (result.failure.code === 'vault.other-key') hidden += 1;
    else return result;
  }
  return succeed({ items, hidden });
}

/** Runs work on the database; what IndexedDB throws becomes a failure with a code. */
export async function caught<T, F extends Failure>(work: () => Promise<Result<T, F | StorageFailure>>): Promise<Result<T, F | StorageFailure>> {
  try {
    return await work();
  } catch (error) {
    return storageFailure(error);
  }
}
