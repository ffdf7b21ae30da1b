import { succeed, type Result } from '../../domain/result.ts';
import { memberOf } from '../../domain/team/team.ts';
import type { StorageFailure } from '../failures.ts';
import type { ExchangeContext } from './context.ts';
import { readCursors } from './cursors.ts';
import { inspectBundle } from './open-bundle.ts';
import { receiveBundles, type Problem, type ReceiveReport } from './receive.ts';
import { added, NOTHING_RECEIVED } from './round.ts';
import type { HeldBundle } from './transit.ts';

/** Keeps what waits of a file: nobody brings the file a second time. (A folder keeps its own.) */
export async function keepWaiting({ transit }: Pick<ExchangeContext, 'transit'>, given: readonly Uint8Array<ArrayBuffer>[], waiting: readonly Problem[]): Promise<void> {
  const wanted = new Set(waiting.map(({ author, number }) => `${number}/${author}`));
  const held = given.flatMap((bytes): HeldBundle[] => {
    const header = inspectBundle(bytes);
    if (!header.ok || !wanted.has(`${header.value.number}/${header.value.author}`)) return [];
    const { author, number, restart } = header.value;
    return [{ author, number, bytes, ...(restart === true ? { restart } : {}) }];
  });
  await transit.held.bulkPut(held);
}

/** Applies what was kept, as far as the numbers before it have come meanwhile. What is settled, one way or the other, is kept no longer. */
export async function receiveKept(context: ExchangeContext): Promise<Result<ReceiveReport, StorageFailure>> {
  const { transit, team, database } = context;
  let report = NOTHING_RECEIVED;
  for (;;) {
    const cursors = await readCursors(database);
    const held = await transit.held.toArray();
    const ready = held.filter(({ author, number, restart }) => memberOf(team, author) !== undefined && (restart === true || number <= (cursors.get(author) ?? 0) + 1));
    if (ready.length === 0) return succeed(report);
    const authors = new Set(ready.map((one) => one.author));
    const together = held.filter((one) => authors.has(one.author));
    const received = await receiveBundles(context, together.map((one) => one.bytes));
    if (!received.ok) return received;
    const still = new Set(received.value.waiting.map(({ author, number }) => `${number}/${author}`));
    const settled = together.filter(({ author, number }) => !still.has(`${number}/${author}`));
    await transit.held.bulkDelete(settled.map(({ author, number }): [string, number] => [author, number]));
    report = added(report, { ...received.value, waiting: [] });
    if (settled.length === 0) return succeed(report);
  }
}
