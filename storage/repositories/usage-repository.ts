import { liveQuery, type Observable } from 'dexie';
import type { CallEvent } from '../../domain/call/events.ts';
import type { Clock } from '../../domain/clock.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { UsageRow } from '../rows.ts';
import { caught } from './caught.ts';

/** How often each version of a script was shown, used and rejected; no call and no person in it. */
export interface ScriptUsage {
  readonly scriptId: string;
  readonly version: number;
  readonly counts: Readonly<Record<UsageRow['how'], number>>;
  /** When it was last said, copied or inserted on this machine, ISO 8601; absent where it never was. */
  readonly usedAt?: string;
}

export interface UsageRepository {
  /** Counts the script events among these; call it once for each saved event. */
  count(events: readonly Pick<CallEvent, 'type'>[]): Promise<Result<true, StorageFailure>>;
  ofScript(scriptId: string): Promise<Result<readonly ScriptUsage[], StorageFailure>>;
  /** All, for the trainer's lists and the ranking of suggestions. */
  all(): Promise<Result<readonly ScriptUsage[], StorageFailure>>;
  live(): Observable<readonly ScriptUsage[]>;
}

const NONE: ScriptUsage['counts'] = { shown: 0, said: 0, copied: 0, inserted: 0, edited: 0, rejected: 0 };

export function createUsageRepository(database: AsideDatabase, clock: Clock): UsageRepository {
  const readAll = async () => grouped(await database.usage.toArray());
  return {
    count: (events) =>
      caught<true, StorageFailure>(async () => {
        const uses = (events as readonly CallEvent[]).flatMap(usesOf);
        if (uses.length === 0) return succeed(true);
        await database.transaction('rw', database.usage, async () => {
          for (const { scriptId, version, how } of uses) {
            const known = await database.usage.get([scriptId, version, how]);
            await database.usage.put({ scriptId, version, how, count: (known?.count ?? 0) + 1, updatedAt: clock() });
          }
        });
        return succeed(true);
      }),
    ofScript: (scriptId) => caught<readonly ScriptUsage[], StorageFailure>(async () => succeed(grouped(await database.usage.where('scriptId').equals(scriptId).toArray()))),
    all: () => caught<readonly ScriptUsage[], StorageFailure>(async () => succeed(await readAll())),
    live: () => liveQuery(readAll),
  };
}

function usesOf(event: CallEvent): readonly Pick<UsageRow, 'scriptId' | 'version' | 'how'>[] {
  if (!('script' in event) || event.type === 'insert.refused') return [];
  const { scriptId, version } = event.script;
  const how = event.type.slice('script.'.length) as UsageRow['how'];
  const edited = event.type === 'script.inserted' && event.edited ? [{ scriptId, version, how: 'edited' as const }] : [];
  return [{ scriptId, version, how }, ...edited];
}

function grouped(rows: readonly UsageRow[]): readonly ScriptUsage[] {
  const groups = new Map<string, ScriptUsage>();
  for (const { scriptId, version, how, count, updatedAt } of rows) {
    const key = `${scriptId}/${version}`;
    const known = groups.get(key);
    const counts = known?.counts ?? NONE;
    const used = how === 'said' || how === 'copied' || how === 'inserted' ? updatedAt : '';
    const usedAt = used > (known?.usedAt ?? '') ? used : known?.usedAt;
    groups.set(key, { scriptId, version, counts: { ...counts, [how]: counts[how] + count }, ...(usedAt === undefined ? {} : { usedAt }) });
  }
  return [...groups.values()];
}
