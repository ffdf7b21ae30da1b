import { memberOf, type Team } from '../../domain/team/team.ts';
import type { ExchangeContext } from './context.ts';
import { readCursors } from './cursors.ts';
import type { Problem } from './receive.ts';

/** What is kept and why, by author and number. */
export async function waitingHere({ transit, team, database }: Pick<ExchangeContext, 'transit' | 'database'> & { readonly team: Team | null }): Promise<readonly Problem[]> {
  const cursors = await readCursors(database);
  return (await transit.held.toCollection().primaryKeys()).map(([author, number]) => {
    const known = team !== null && memberOf(team, author) !== undefined;
    return { author, number, failure: known ? { code: 'exchange.gap', params: { number, expected: (cursors.get(author) ?? 0) + 1 } } : { code: 'exchange.unknown-author', params: { author } } };
  });
}
