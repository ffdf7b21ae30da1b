import { foldCall } from '../../domain/call/fold.ts';
import { identityOf } from '../../domain/call/matter.ts';
import type { Call } from '../../domain/call/call.ts';
import type { CallSubject } from '../../domain/call/events.ts';
import type { Clock } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { BlockStore } from '../blocks/block-store.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { AuditRepository } from '../repositories/audit-repository.ts';
import { caught } from '../repositories/caught.ts';
import type { CallQueries } from '../repositories/call-queries.ts';
import { deleteCalls } from './delete-calls.ts';
import { heldCalls } from './legal-hold.ts';

export type RightsFailure = StorageFailure | { readonly code: 'rights.nobody-identified' } | { readonly code: 'rights.exports-forbidden' };

/** One contact as the customer gets it. Which way of talking was chosen and lines never said are the bank's, not the customer's. */
export interface SubjectRecord {
  readonly callId: string;
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly channel: string;
  readonly subject: CallSubject;
  readonly note: Call['noteParts'];
  readonly evidence: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly promises: Call['promises'];
  readonly complaint?: Call['complaint'];
  readonly corrections: Call['corrections'];
}

/** Steps about money laundering: that there is a report is confidential (REG-AML 35), also in a copy for the customer. */
const WITHHELD = /(^|[._-])aml([._-]|$)/i;

export interface RightsServices {
  readonly database: AsideDatabase;
  readonly blocks: BlockStore;
  readonly queries: CallQueries;
  readonly audit: AuditRepository;
  readonly clock: Clock;
  /** False when the bank's policy switches exports off. */
  readonly exportsAllowed: () => Promise<boolean>;
}

/**
 * All contacts of one customer on this machine that the open vault can read (PIPL art. 45), oldest first. Who it is, is told by
 * an unmasked identifying field; the audit log keeps the number of records, never the identifier.
 */
export function exportSubject(services: RightsServices, subject: CallSubject): Promise<Result<readonly SubjectRecord[], RightsFailure>> {
  return caught<readonly SubjectRecord[], RightsFailure>(async () => {
    if (!(await services.exportsAllowed())) return fail({ code: 'rights.exports-forbidden' });
    const found = await callsOf(services, subject);
    if (!found.ok) return found;
    const records = found.value.map(({ id, call }): SubjectRecord => ({
      callId: id,
      startedAt: call.startedAt,
      ...(call.closedAt === undefined ? {} : { closedAt: call.closedAt }),
      channel: call.channel,
      subject: call.subject!,
      note: call.noteParts,
      evidence: Object.fromEntries(Object.entries(call.steps).flatMap(([step, state]) => (state.state === 'ticked' && !WITHHELD.test(step) && Object.keys(state.evidence).length > 0 ? [[step, state.evidence]] : []))),
      promises: call.promises,
      ...(call.complaint === undefined ? {} : { complaint: call.complaint }),
      corrections: call.corrections,
    }));
    const logged = await services.audit.append({ action: 'export', subject: 'customer', details: { calls: records.length } });
    return logged.ok ? succeed(records.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))) : logged;
  });
}

/** Deletes a customer's contacts (PIPL art. 47), held ones excepted; tombstones stay. Returns how many went and how many are held. */
export function deleteSubject(services: RightsServices, subject: CallSubject, reason: string): Promise<Result<{ readonly deleted: number; readonly held: number }, RightsFailure>> {
  return caught<{ readonly deleted: number; readonly held: number }, RightsFailure>(async () => {
    const found = await callsOf(services, subject);
    if (!found.ok) return found;
    const holds = await heldCalls(services.database);
    const free = found.value.filter(({ id }) => !holds.has(id));
    const logged = await services.audit.append({ action: 'delete', subject: 'customer', details: { calls: free.length, held: found.value.length - free.length, reason } });
    if (!logged.ok) return logged;
    const deleted = await deleteCalls(services.database, services.blocks, free.map(({ id }) => id), reason, services.clock());
    return deleted.ok ? succeed({ deleted: deleted.value, held: found.value.length - free.length }) : deleted;
  });
}

async function callsOf({ database, blocks, queries }: RightsServices, subject: CallSubject): Promise<Result<readonly { readonly id: string; readonly call: Call }[], RightsFailure>> {
  const wanted = identityOf(subject);
  if (wanted === null) return fail({ code: 'rights.nobody-identified' });
  const found: { readonly id: string; readonly call: Call }[] = [];
  const consider = (id: string, call: Call): void => {
    if (identityOf(call.subject) === wanted) found.push({ id, call });
  };
  for (const id of await database.calls.toCollection().primaryKeys()) {
    const stored = await queries.get(id);
    if (stored.ok) consider(id, stored.value.call);
    else if (stored.failure.code !== 'vault.other-key') return stored;
  }
  for (const blockId of await blocks.ids()) {
    const packed = await blocks.calls(blockId);
    if (packed.ok) for (const { head, events } of packed.value) consider(head.id, foldCall(events));
    else if (packed.failure.code !== 'vault.other-key') return packed;
  }
  return succeed(found);
}
