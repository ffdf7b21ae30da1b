import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { AuditRow } from '../rows.ts';
import { caught } from './caught.ts';

export const AUDIT_ACTIONS = ['view.unmasked', 'export', 'import', 'purge', 'delete', 'legal-hold', 'policy.changed', 'vault.unlocked', 'vault.refused', 'vault.changed', 'backup', 'restore'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  readonly action: AuditAction;
  /** Id of the record it is about, or a kind of record; never a name or a number of a customer. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** `brokenAt` is the first entry that does not follow from the one before it. */
export type AuditVerdict = { readonly entries: number; readonly intact: true; readonly head: string } | { readonly entries: number; readonly intact: false; readonly brokenAt: number };

/** Append-only log; every entry carries the hash of the one before, so that a changed or missing entry shows. */
export interface AuditRepository {
  append(entry: AuditEntry): Promise<Result<AuditRow, StorageFailure>>;
  /** Newest first. */
  list(page: { readonly beforeSeq?: number; readonly limit: number }): Promise<Result<readonly AuditRow[], StorageFailure>>;
  verify(): Promise<Result<AuditVerdict, StorageFailure>>;
}

const BEGINNING = '0'.repeat(64);

export function createAuditRepository(database: AsideDatabase, clock: Clock, actor: string): AuditRepository {
  const { audit } = database;
  const append = async (entry: AuditEntry): Promise<Result<AuditRow, StorageFailure>> => {
    for (;;) {
      const last = await audit.orderBy('seq').last();
      const content = { seq: (last?.seq ?? 0) + 1, at: clock(), actor, action: entry.action, subject: entry.subject, details: entry.details ?? {}, previousHash: last?.hash ?? BEGINNING };
      const row = { ...content, hash: await hashOf(content) };
      const won = await database.transaction('rw', audit, async () => {
        if ((await audit.orderBy('seq').last())?.hash !== last?.hash) return false;
        await audit.add(row);
        return true;
      });
      if (won) return succeed(row);
    }
  };
  return {
    append: (entry) => caught<AuditRow, StorageFailure>(() => append(entry)),
    list: ({ beforeSeq, limit }) =>
      caught<readonly AuditRow[], StorageFailure>(async () => succeed(await audit.where('seq').below(beforeSeq ?? Infinity).reverse().limit(limit).toArray())),
    verify: () => caught<AuditVerdict, StorageFailure>(async () => succeed(await verifyChain(await audit.orderBy('seq').toArray()))),
  };
}

/** Whether each row follows from the one before. The first kept row is taken as given: retention may have cut what came before it. */
export async function verifyChain(rows: readonly AuditRow[]): Promise<AuditVerdict> {
  let previous = rows[0]?.seq === 1 ? BEGINNING : rows[0]?.previousHash;
  let seq = rows[0]?.seq ?? 1;
  for (const { hash, ...content } of rows) {
    if (content.seq !== seq || content.previousHash !== previous || (await hashOf(content)) !== hash) return { entries: rows.length, intact: false, brokenAt: seq };
    previous = hash;
    seq += 1;
  }
  return { entries: rows.length, intact: true, head: previous ?? BEGINNING };
}

async function hashOf(content: Omit<AuditRow, 'hash'>): Promise<string> {
  const { seq, at, actor, action, subject, details, previousHash } = content;
  const sorted = Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const bytes = new TextEncoder().encode(JSON.stringify([previousHash, seq, at, actor, action, subject, sorted]));
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
