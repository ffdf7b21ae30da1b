import { succeed, type Result } from '../../domain/result.ts';
import type { TravellingKind } from '../../domain/team/rights.ts';
import { memberOf } from '../../domain/team/team.ts';
import type { StorageFailure } from '../failures.ts';
import type { ExchangeContext } from './context.ts';
import { readCursors } from './cursors.ts';
import type { BundleFailure } from './failures.ts';
import { inspectBundle, openBundle, splitBundles } from './open-bundle.ts';
import { kindOf } from './records.ts';

/** What a bundle in a file holds, before anything is applied. */
export interface BundlePreview {
  readonly author?: string;
  /** As the team file names the author. */
  readonly name?: string;
  readonly number?: number;
  readonly createdAt?: string;
  readonly kinds: Readonly<Partial<Record<TravellingKind, number>>>;
  /** Applied here already. */
  readonly known: boolean;
  readonly failure?: BundleFailure;
}

export async function previewBundles({ database, team, identity }: ExchangeContext, file: Uint8Array<ArrayBuffer>): Promise<Result<readonly BundlePreview[], StorageFailure>> {
  const { bundles, rest } = splitBundles(file);
  const cursors = await readCursors(database);
  // As far as the bundles before in this file will have brought it.
  const reached = new Map(cursors);
  const previews: BundlePreview[] = [];
  for (const bytes of bundles) {
    const header = inspectBundle(bytes);
    if (!header.ok) continue;
    const { author, number, createdAt, restart } = header.value;
    const opened = await openBundle(bytes, team, identity.ageIdentity);
    const kinds: Partial<Record<TravellingKind, number>> = {};
    if (opened.ok) for (const record of opened.value.records) kinds[kindOf(record)] = (kinds[kindOf(record)] ?? 0) + 1;
    const expected = (reached.get(author) ?? 0) + 1;
    const missing: BundleFailure | null = number > expected && restart !== true ? { code: 'exchange.gap', params: { number, expected } } : null;
    if (missing === null && number >= expected && (opened.ok || opened.failure.code === 'exchange.not-recipient')) reached.set(author, number);
    const failure = opened.ok ? missing : opened.failure;
    const name = memberOf(team, author)?.name;
    previews.push({ author, number, createdAt, kinds, known: number <= (cursors.get(author) ?? 0), ...(name === undefined ? {} : { name }), ...(failure === null ? {} : { failure }) });
  }
  return succeed(rest === null ? previews : [...previews, { kinds: {}, known: false, failure: rest }]);
}
