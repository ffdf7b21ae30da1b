import { succeed, type Result } from '../../domain/result.ts';
import { readersOf } from '../../domain/team/rights.ts';
import { activeMembers } from '../../domain/team/team.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import { breathe, type ExchangeContext } from './context.ts';
import { kindOf } from './records.ts';
import type { SentState } from './transit.ts';
import { unsentRecords, type Unsent } from './unsent.ts';
import { writeBundle } from './write-bundle.ts';

/** Measured: larger bundles hold the page for longer than a frame while they are written and read. */
const RECORDS_IN_BUNDLE = 100;

/**
 * Makes bundles of everything that is new and keeps them for the carriers. Everything is made anew when a reader joined, who could
 * not open what was made before, or when `anew` says so, to compact. Returns how many bundles were made.
 */
export function collectBundles(context: ExchangeContext, anew = false): Promise<Result<number, StorageFailure>> {
  return caught<number, StorageFailure>(async () => {
    const { transit, team, identity: { author } } = context;
    const recipients = activeMembers(team).map((member) => member.recipient).toSorted();
    let state: SentState = (await transit.sent.get(author)) ?? { key: author, number: 0, restart: 0, recipients, records: {}, blocks: [] };
    let restart = anew || state.number === 0 || recipients.some((recipient) => !state.recipients.includes(recipient));
    state = { ...state, recipients, ...(restart ? { records: {}, blocks: [] } : {}) };
    let made = 0;
    for await (const part of unsentRecords(context, () => state)) {
      if (!part.ok) return part;
      for (const { readers, unsent } of byReaders(context, part.value.unsent)) {
        const next = await keepBundle(context, state, readers, unsent, restart);
        // Another page of this author was faster; its bundles hold the same.
        if (next === null) return succeed(made);
        [state, restart, made] = [next, false, made + 1];
        await breathe();
      }
      if (part.value.block !== undefined) state = withBlock(state, part.value.block);
    }
    await transit.transaction('rw', transit.sent, async () => {
      if (((await transit.sent.get(author))?.number ?? 0) === state.number && state.number > 0) await transit.sent.put(state);
    });
    return succeed(made);
  });
}

/** A bundle is for one set of readers: records with the same ones together, at most `RECORDS_IN_BUNDLE`. */
function byReaders({ team, identity: { author } }: ExchangeContext, unsent: readonly Unsent[]): { readonly readers: readonly string[]; readonly unsent: readonly Unsent[] }[] {
  const groups = Map.groupBy(unsent, ({ record, callAuthor }) => readersOf(team, author, kindOf(record), callAuthor).join(' '));
  return [...groups].filter(([readers]) => readers !== '').flatMap(([readers, same]) =>
    Array.from({ length: Math.ceil(same.length / RECORDS_IN_BUNDLE) }, (_, index) => ({ readers: readers.split(' '), unsent: same.slice(index * RECORDS_IN_BUNDLE, (index + 1) * RECORDS_IN_BUNDLE) })));
}

async function keepBundle({ transit, team, identity, clock }: ExchangeContext, state: SentState, recipients: readonly string[], unsent: readonly Unsent[], restart: boolean): Promise<SentState | null> {
  const { author, signingKey } = identity;
  const number = state.number + 1;
  const bytes = await writeBundle({ team: team.id, author, number, createdAt: clock(), records: unsent.map((one) => one.record), recipients, restart }, signingKey);
  const next: SentState = {
    ...state, number, restart: restart ? number : state.restart,
    records: { ...state.records, ...Object.fromEntries(unsent.map(({ key, version }) => [key, version])) },
  };
  return transit.transaction('rw', transit.bundles, transit.sent, async () => {
    if (((await transit.sent.get(author))?.number ?? 0) !== state.number) return null;
    await transit.bundles.add({ author, number, bytes, placed: [] });
    await transit.sent.put(next);
    return next;
  });
}

/** A block is remembered by its name, its calls no longer one by one. */
function withBlock(state: SentState, { id, keys }: { readonly id: string; readonly keys: readonly string[] }): SentState {
  const gone = new Set(keys);
  return { ...state, blocks: [...state.blocks, id], records: Object.fromEntries(Object.entries(state.records).filter(([key]) => !gone.has(key))) };
}
