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

/** Runs work on the database; what IndexedDB throws becomes a failure with a code. */
export async function caught<T, F extends Failure>(work: () => Promise<Result<T, F | StorageFailure>>): Promise<Result<T, F | StorageFailure>> {
  try {
    return await work();
  } catch (error) {
    return storageFailure(error);
  }
}
