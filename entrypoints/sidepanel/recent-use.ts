import type { Clock } from '../../domain/clock.ts';
import type { CallEvent } from '../../domain/call/events.ts';
import type { UsageRepository } from '../../storage/repositories/usage-repository.ts';

/** Days after which a use counts half as much. */
const HALF_LIFE_DAYS = 3;
const DAY_MS = 86_400_000;
const USES: readonly string[] = ['script.said', 'script.copied', 'script.inserted'];

export interface RecentUse {
  /** Reads what was used on this machine before; call it once, before the first search. Without counts nothing is preferred. */
  load(): Promise<void>;
  /** Notes a use; being shown or refused is none. */
  note(event: Pick<CallEvent, 'type'>): void;
  /** How lately a script was used on this machine: 1 just now, half after three days, 0 never. */
  of(scriptId: string): number;
}

/** When each script was last used on this machine, for what is found first among equals. */
export function createRecentUse(usage: Pick<UsageRepository, 'all'>, clock: Clock): RecentUse {
  const usedAt = new Map<string, number>();
  const take = (scriptId: string, at: number): void => { usedAt.set(scriptId, Math.max(at, usedAt.get(scriptId) ?? 0)); };
  return {
    async load() {
      const counted = await usage.all();
      if (counted.ok) for (const one of counted.value) if (one.usedAt !== undefined) take(one.scriptId, Date.parse(one.usedAt));
    },
    note(event) {
      const known = event as CallEvent;
      if ('script' in known && USES.includes(known.type)) take(known.script.scriptId, Date.parse(clock()));
    },
    of(scriptId) {
      const at = usedAt.get(scriptId);
      return at === undefined ? 0 : 0.5 ** (Math.max(0, Date.parse(clock()) - at) / (HALF_LIFE_DAYS * DAY_MS));
    },
  };
}
