import type { RetentionKind, Settings } from '../../domain/settings.ts';
import type { AsideDatabase } from '../database.ts';
import { keptTeam } from './kept-team.ts';

/**
 * The team file shortens keeping times and never lengthens them: the shorter of machine and team counts. The audit log is not the
 * team's to shorten, for it says what was deleted.
 */
const SHORTENED: readonly RetentionKind[] = ['call', 'complaint-call', 'review', 'unfinished-typing'];

/** Settings with the team's keeping times, where those are shorter. Without a team they are as they were. */
export async function withTeamRetention(database: AsideDatabase, settings: Settings): Promise<Settings> {
  const days = (await keptTeam(database))?.team.retentionDays;
  if (days === undefined) return settings;
  const shorter = SHORTENED.flatMap((kind) => (days[kind] === undefined || days[kind] >= settings.retentionDays[kind] ? [] : [[kind, days[kind]] as const]));
  return { ...settings, retentionDays: { ...settings.retentionDays, ...Object.fromEntries(shorter) } };
}
