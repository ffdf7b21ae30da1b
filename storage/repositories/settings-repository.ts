import { liveQuery, type Observable } from 'dexie';
import type { Clock } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { readSetting, readSettings } from '../settings.ts';
import { caught } from './caught.ts';

export type SettingsFailure = StorageFailure | { readonly code: 'settings.invalid'; readonly params: { readonly key: string } } | { readonly code: 'settings.managed'; readonly params: { readonly key: string } };

export interface SettingsRepository {
  read(): Promise<Result<Settings, StorageFailure>>;
  /** Fails with `settings.managed` for a key that the bank's policy sets, `settings.invalid` for a value out of range. */
  change<K extends keyof Settings>(key: K, value: Settings[K]): Promise<Result<Settings[K], SettingsFailure>>;
  live(): Observable<Settings>;
}

/**
 * `managed`: values set by the browser's managed policy; they win over what a person sets. `vaultId`: whose vault is open. Who
 * the agent is, is kept for each vault: on a shared machine nobody greets under a colleague's name.
 */
export function createSettingsRepository(database: AsideDatabase, clock: Clock, managed: () => Readonly<Record<string, unknown>> = () => ({}), vaultId: () => string | null = () => null): SettingsRepository {
  const keyOf = (key: keyof Settings): string => (key === 'agent' && vaultId() !== null ? `agent.${vaultId()}` : key);
  const readAll = async (): Promise<Settings> => {
    const rows = await database.settings.toArray();
    const stored: Record<string, unknown> = Object.fromEntries(rows.map((row) => [row.key, row.value]));
    return readSettings({ ...stored, agent: stored[keyOf('agent')] ?? stored['agent'], ...managed() });
  };
  return {
    read: () => caught<Settings, StorageFailure>(async () => succeed(await readAll())),
    change: (key, value) =>
      caught<typeof value, SettingsFailure>(async () => {
        if (Object.hasOwn(managed(), key)) return fail({ code: 'settings.managed', params: { key } });
        const read = readSetting(key, value);
        if (read === undefined) return fail({ code: 'settings.invalid', params: { key } });
        await database.settings.put({ key: keyOf(key), value: read, updatedAt: clock() });
        return succeed(read as typeof value);
      }),
    live: () => liveQuery(readAll),
  };
}
