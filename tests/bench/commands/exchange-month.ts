import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { liveMonth } from '../exchange/month/month.ts';

const option = (args: readonly string[], name: string, given: number): number => {
  const at = args.indexOf(`--${name}`);
  return at === -1 ? given : Number(args[at + 1]);
};

/**
 * A month of 20 agents through one folder of the disk, with writers killed (SIGKILL) in a third of their rounds: how many calls are lost
 * or doubled at two leads' desks (none may be), and in how many files a text of a note stands. `--agents`, `--days`, `--seed`.
 */
export async function main(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-month-'));
  try {
    const plan = { agents: option(args, 'agents', 20), days: option(args, 'days', 22), roundsADay: 4, callsARound: 5, compactBeyond: 25, killed: 33, seed: option(args, 'seed', 1) };
    console.table(plan);
    console.log(JSON.stringify(await liveMonth(folder, plan)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
