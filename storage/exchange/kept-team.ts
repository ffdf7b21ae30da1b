import { succeed, type Result } from '../../domain/result.ts';
import type { Team } from '../../domain/team/team.ts';
import type { AsideDatabase } from '../database.ts';
import { resetCursors } from './cursors.ts';
import type { TeamFailure } from './failures.ts';
import { forgetAnnounced } from './person-key.ts';
import { beforeOf, readTeamFile, signerOf } from './team-file.ts';
import type { TransitDatabase } from './transit.ts';

const KEY = 'exchange/team';
/** The key the kept file is signed with: that of the one who handed over, until the next has signed. */
const SIGNER = 'exchange/team-signer';

export interface KeptTeam {
  readonly team: Team;
  /** The file as the administrator signed it, to be handed on. */
  readonly file: string;
}

/** The team this machine belongs to; null before it joined one. A kept file that was changed does not read. */
export async function keptTeam({ settings }: AsideDatabase): Promise<KeptTeam | null> {
  const [row, signer] = await settings.bulkGet([KEY, SIGNER]);
  if (row === undefined) return null;
  const file = String(row.value);
  const team = await readTeamFile(file, null, signer === undefined ? undefined : String(signer.value));
  return team.ok ? { team: team.value, file } : null;
}

/** Takes a team file that continues the known one. */
export async function keepTeam(database: AsideDatabase, file: string, now: string): Promise<Result<Team, TeamFailure>> {
  const known = await keptTeam(database);
  const team = await readTeamFile(file, known?.team ?? null);
  if (!team.ok) return team;
  const signer = await signerOf(file, known?.team.administratorKey ?? team.value.administratorKey);
  await database.settings.bulkPut([{ key: KEY, value: file, updatedAt: now }, { key: SIGNER, value: signer, updatedAt: now }]);
  return succeed(team.value);
}

/** What the next file of this administrator says came before: the file that named this key, be it the kept one or one it carries. */
export const handedOverBy = ({ team, file }: KeptTeam, signedWith: string): Promise<string | undefined> =>
  signerOf(file, team.administratorKey).then((signer) => (signer === signedWith ? beforeOf(file) : file));

/** The team and everything that counts bundles of it. Numbers begin at 1 in the next team. */
export async function forgetTeam(database: AsideDatabase, { bundles, sent, held }: TransitDatabase): Promise<void> {
  await Promise.all([bundles.clear(), sent.clear(), held.clear()]);
  await database.transaction('rw', database.settings, async () => {
    await resetCursors(database);
    await forgetAnnounced(database);
    await database.settings.bulkDelete([KEY, SIGNER]);
  });
}
