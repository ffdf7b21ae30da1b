import { succeed, type Result } from '../../domain/result.ts';
import type { Team } from '../../domain/team/team.ts';
import type { AsideDatabase } from '../database.ts';
import type { TeamFailure } from './failures.ts';
import { readTeamFile } from './team-file.ts';

const KEY = 'exchange/team';

export interface KeptTeam {
  readonly team: Team;
  /** The file as the administrator signed it, to be handed on. */
  readonly file: string;
}

/** The team this machine belongs to; null before it joined one. A kept file that was changed does not read. */
export async function keptTeam({ settings }: AsideDatabase): Promise<KeptTeam | null> {
  const row = await settings.get(KEY);
  if (row === undefined) return null;
  const file = String(row.value);
  const team = await readTeamFile(file, null);
  return team.ok ? { team: team.value, file } : null;
}

/** Takes a team file that continues the known one. */
export async function keepTeam(database: AsideDatabase, file: string, now: string): Promise<Result<Team, TeamFailure>> {
  const known = await keptTeam(database);
  const team = await readTeamFile(file, known?.team ?? null);
  if (!team.ok) return team;
  await database.settings.put({ key: KEY, value: file, updatedAt: now });
  return succeed(team.value);
}
