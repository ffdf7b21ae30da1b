import { fail, type Failure } from '../domain/result.ts';

/** What a store may answer instead of doing its work; words under `failure.<code>` in `locales/`. */
export type StorageFailure = Failure & {
  readonly code:
    | 'storage.quota' | 'storage.refused' | 'storage.newer-database' | 'storage.closed' | 'storage.damaged' | 'storage.no-answer'
    | 'storage.second-writer' | 'storage.missing' | 'storage.unknown'
    | 'vault.locked' | 'vault.damaged' | 'vault.other-key';
};

/**
 * The failure behind an error of IndexedDB or Dexie. Names as the standards give them: QuotaExceededError (disk full),
 * SecurityError and InvalidStateError (private mode, site data blocked), VersionError (a newer database), ConstraintError
 * (a second writer took the number).
 */
export function storageFailure(error: unknown): { readonly ok: false; readonly failure: StorageFailure } {
  const names = namesOf(error);
  const is = (...wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name));
  if (is('QuotaExceededError')) return fail({ code: 'storage.quota' });
  if (is('VersionError', 'NewerDatabaseError')) return fail({ code: 'storage.newer-database' });
  if (is('ConstraintError', 'BulkError')) return fail({ code: 'storage.second-writer' });
  if (is('SecurityError', 'InvalidStateError', 'MissingAPIError', 'MissingAPI', 'OpenFailedError')) return fail({ code: 'storage.refused' });
  if (is('DatabaseClosedError')) return fail({ code: 'storage.closed' });
  if (is('NotReadableError', 'DataError', 'UnknownError')) return fail({ code: 'storage.damaged' });
  return fail({ code: 'storage.unknown', params: { name: names[0] ?? 'unknown' } });
}

function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  for (let current = error, depth = 0; current instanceof Object && depth < 5; depth += 1) {
    const { name, inner, cause } = current as { name?: unknown; inner?: unknown; cause?: unknown };
    if (typeof name === 'string') names.push(name);
    current = inner ?? cause;
  }
  return names;
}
