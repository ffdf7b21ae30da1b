import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Process ids of the browser on a profile and of everything it started (Linux: read from /proc). */
export function browserProcesses(profile: string): readonly number[] {
  const lock = readlinkSync(join(profile, 'SingletonLock'));
  const found = [Number(lock.slice(lock.lastIndexOf('-') + 1))];
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), parentOf(name)]));
  for (let index = 0; index < found.length; index += 1) for (const [id, parent] of parents) if (parent === found[index]) found.push(id);
  return found;
}

/** Waits until all of them are gone; throws after ten seconds. */
export async function untilGone(processes: readonly number[]): Promise<void> {
  for (const end = Date.now() + 10_000; processes.some(isRunning); ) {
    if (Date.now() > end) throw new Error(`still running: ${processes.filter(isRunning).join(' ')}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

const statOf = (id: number | string): string[] => {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};
const parentOf = (id: string): number => Number(statOf(id)[1] ?? -1);
/** A zombie has let go of its files. */
const isRunning = (id: number): boolean => existsSync(`/proc/${id}`) && statOf(id)[0] !== 'Z';
