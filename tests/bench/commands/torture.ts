import { killRounds } from '../../torture/rounds.ts';

const KILLS = 200;

/** `npm run torture -- [--kills N] [--seed N]`: kills a browser in the middle of a call, of packing and of a migration, in turn. Exit code 1 when anything was lost. */
export async function main(args: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const [kills, seed] = [option('--kills', KILLS), option('--seed', 1)];
  let turn = 0;
  const rounds = await killRounds(kills, seed, (round) => {
    turn += 1;
    console.log(`${turn}/${kills} ${round.work}: killed after ${round.killedAfterMs} ms, ${round.told} told as saved, ${round.calls} calls${round.faults.length === 0 ? '' : `\n  ${round.faults.join('\n  ')}`}`);
  });
  const lost = rounds.filter((round) => round.faults.length > 0).length;
  if (lost > 0) process.exitCode = 1;
  console.log(JSON.stringify({ kills, told: rounds.at(-1)?.told ?? 0, roundsWithLoss: lost }));
}
