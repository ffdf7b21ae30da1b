import type { Result } from '../../domain/result.ts';
import type { Team } from '../../domain/team/team.ts';
import type { CarrierFailure } from './carrier.ts';
import { encodedName, tried, writeWhole, type ListableFolder } from './folder-carrier.ts';

const TEAM_FILE = /^team\.([A-Za-z0-9_-]+)\.(\d{10})\.json$/;
const fileOf = (id: string, revision: number): string => `team.${encodedName(id)}.${String(revision).padStart(10, '0')}.json`;

async function revisionsIn(folder: FileSystemDirectoryHandle, id: string): Promise<readonly number[]> {
  const found: number[] = [];
  for await (const name of (folder as ListableFolder).keys()) {
    const [, team, revision] = TEAM_FILE.exec(name) ?? [];
    if (team === encodedName(id)) found.push(Number(revision));
  }
  return found;
}

/**
 * Team files in the folder whose names say that they are newer, newest first, so that a member more or fewer reaches every machine
 * without a file carried. Anybody can write into a folder: which of them may be kept is `keepTeam`'s to judge.
 */
export const newerTeamFiles = (folder: FileSystemDirectoryHandle, { id, revision }: Team): Promise<Result<readonly string[], CarrierFailure>> =>
  tried(async () => {
    const newer = (await revisionsIn(folder, id)).filter((one) => one > revision).toSorted((a, b) => b - a);
    const read = await Promise.all(newer.map((one) => tried(async () => (await (await folder.getFileHandle(fileOf(id, one))).getFile()).text())));
    // Taken away meanwhile: what replaces it is found in the next round.
    return read.flatMap((text) => (text.ok ? [text.value] : []));
  });

/** Puts this machine's team file there unless it is, and takes older ones away. */
export const putTeamFile = (folder: FileSystemDirectoryHandle, { id, revision }: Team, file: string): Promise<Result<true, CarrierFailure>> =>
  tried(async () => {
    const found = await revisionsIn(folder, id);
    if (!found.includes(revision)) await writeWhole(folder, fileOf(id, revision), new TextEncoder().encode(file));
    // Another machine may be faster.
    for (const old of found.filter((one) => one < revision)) await tried(() => folder.removeEntry(fileOf(id, old)));
    return true as const;
  });
