import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { AuditRow } from '../rows.ts';
import type { AuditAnchor, AuditEnd } from './audit-anchor.ts';
import { caught } from './caught.ts';

export const AUDIT_ACTIONS = ['view.unmasked', 'export', 'import', 'purge', 'delete', 'legal-hold', 'policy.changed', 'vault.unlocked', 'vault.refused', 'vault.changed', 'backup', 'restore'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  readonly action: AuditAction;
  /** Id of the record it is about, or a kind of record; never a name or a number of a customer. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * `brokenAt`: the first entry that does not follow from the one before it, or that is not the one the anchor knew. `missing`: that
 * many were cut off the end.
 */
export type AuditVerdict = { readonly entries: number; readonly intact: true; readonly head: string } | { readonly entries: number; readonly intact: false; readonly brokenAt: number; readonly missing?: number };

/** Append-only log; every entry carries the hash of the one before, so that a changed or missing entry shows. */
export interface AuditRepository {
  append(entry: AuditEntry): Promise<Result<AuditRow, StorageFailure>>;
  /** Newest first. */
  list(page: { readonly beforeSeq?: number; readonly limit: number }): Promise<Result<readonly AuditRow[], StorageFailure>>;
  verify(): Promise<Result<AuditVerdict, StorageFailure>>;
}

const BEGINNING = '0'.repeat(64);

export function createAuditRepository(database: AsideDatabase, clock: Clock, actor: string, anchor?: AuditAnchor): AuditRepository {
  const { audit } = database;
  /** Moves the anchor on. One that the chain no longer holds stays: it is what tells of the cut. */
  const moveAnchor = async ({ seq, hash }: AuditEnd): Promise<void> => {
    const known = await anchor?.get();
    const holds = known === null || known === undefined || (known.seq < seq && ((await audit.get(known.seq))?.hash ?? known.hash) === known.hash);
    if (holds) await anchor?.set({ seq, hash });
  };
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
      if (!won) continue;
      // An entry is an entry though its anchor could not be moved; the next one moves it.
      await moveAnchor(row).catch(() => undefined);
      return succeed(row);
    }
  };
  return {
    append: (entry) => caught<AuditRow, StorageFailure>(() => append(entry)),
    list: ({ beforeSeq, limit }) =>
      caught<readonly AuditRow[], StorageFailure>(async () => succeed(await audit.where('seq').below(beforeSeq ?? Infinity).reverse().limit(limit).toArray())),
    verify: () =>
      caught<AuditVerdict, StorageFailure>(async () => {
        // The anchor first: entries that come meanwhile are beyond it.
        const end = (await anchor?.get().catch(() => null)) ?? null;
        return succeed(await verifyChain(await audit.orderBy('seq').toArray(), end));
      }),
  };
}

/**
 * Whether each row follows from the one before, up to the end that was kept elsewhere. The first kept row is taken as given:
 * retention may have cut what came before it.
 */
export async function verifyChain(rows: readonly AuditRow[], end: AuditEnd | null = null): Promise<AuditVerdict> {
  let previous = rows[0]?.seq === 1 ? BEGINNING : rows[0]?.previousHash;
  let seq = rows[0]?.seq ?? 1;
  for (const { hash, ...content } of rows) {
    if (content.seq !== seq || content.previousHash !== previous || (await hashOf(content)) !== hash) return { entries: rows.length, intact: false, brokenAt: seq };
    previous = hash;
    seq += 1;
  }
  const last = rows.at(-1)?.seq ?? 0;
  if (end !== null && end.seq > last) return { entries: rows.length, intact: false, brokenAt: last + 1, missing: end.seq - last };
  const known = rows.find((row) => row.seq === end?.seq);
  if (end !== null && known !== undefined && known.hash !== end.hash) return { entries: rows.length, intact: false, brokenAt: end.seq };
  return { entries: rows.length, intact: true, head: previous ?? BEGINNING };
}

async function hashOf(content: Omit<AuditRow, 'hash'>): Promise<string> {
  const { seq, at, actor, action, subject, details, previousHash } = content;
  const sorted = Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const bytes = new TextEncoder().encode(JSON.stringify([previousHash, seq, at, actor, action, subject, sorted]));
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
