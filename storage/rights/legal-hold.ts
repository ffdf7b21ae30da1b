import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { AuditRepository } from '../repositories/audit-repository.ts';
import { caught } from '../repositories/caught.ts';

const HOLDS = 'legal-holds';

/** Calls that nothing deletes until the hold is lifted: a dispute or an authority asked for them. */
export async function heldCalls(database: AsideDatabase): Promise<ReadonlySet<string>> {
  const row = await database.settings.get(HOLDS);
  return new Set(Array.isArray(row?.value) ? row.value.map(String) : []);
}

/** Holds a call or lifts its hold, and enters it in the audit log with its reason. */
export function setHold(database: AsideDatabase, audit: AuditRepository, clock: Clock, callId: string, hold: boolean, reason: string): Promise<Result<true, StorageFailure>> {
  return caught<true, StorageFailure>(async () => {
    const logged = await audit.append({ action: 'legal-hold', subject: callId, details: { state: hold ? 'held' : 'lifted', reason } });
    if (!logged.ok) return logged;
    await database.transaction('rw', database.settings, async () => {
      const held = new Set(await heldCalls(database));
      if (hold) held.add(callId);
      else held.delete(callId);
      await database.settings.put({ key: HOLDS, value: [...held], updatedAt: clock() });
    });
    return succeed(true);
  });
}
