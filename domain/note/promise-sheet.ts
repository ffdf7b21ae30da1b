import { redact } from '../redaction/index.ts';

/** A promise as lists of them show it. */
export interface OpenPromise {
  readonly id: string;
  readonly callId: string;
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  readonly what: string;
  readonly owner: string;
  readonly maskedName?: string;
}

export interface SheetRow extends OpenPromise {
  readonly overdue: boolean;
}

/**
 * The handover sheet of open promises at an instant (ISO 8601): what is overdue longest comes first, then what is due soonest. It is
 * read aloud, copied and printed, so personal data in what was promised is masked.
 */
export function promiseSheet(promises: readonly OpenPromise[], now: string): readonly SheetRow[] {
  return promises
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt) || a.id.localeCompare(b.id))
    .map((promise) => ({ ...promise, what: redact(promise.what).text, overdue: promise.dueAt <= now }));
}
