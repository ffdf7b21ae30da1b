import { succeed, type Result } from '../../domain/result.ts';
import { mayWrite, readersOf } from '../../domain/team/rights.ts';
import { activeMembers, memberOf } from '../../domain/team/team.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import { breathe, type ExchangeContext } from './context.ts';
import { personOf, personRecipients } from './person-key.ts';
import { kindOf, recordSchema } from './records.ts';
import type { SentState } from './transit.ts';
import { unsentRecords, type Unsent } from './unsent.ts';
import { writeBundle } from './write-bundle.ts';

/** A block's calls: encrypting to each reader costs as much as some fifty calls, so that full bundles are what catching up lives on. */
const RECORDS_IN_BUNDLE = 500;

/** Person keys by person. */
type PersonRecipients = ReadonlyMap<string, readonly string[]>;

/**
 * Makes bundles of everything that is new and keeps them for the carriers. Everything is made anew when a reader joined, who could
 * not open what was made before, when this author lost a role, whose records are refused from now on, when calls in it were deleted, or when `anew` says so, to compact. A person key that is new goes out in a bundle, be it an empty one.
 * Returns how many bundles were made.
 */
export function collectBundles(context: ExchangeContext, anew = false): Promise<Result<number, StorageFailure>> {
  return caught<number, StorageFailure>(async () => {
    const { transit, database, team, identity } = context;
    const { author } = identity;
    const people = await personRecipients(database, team, author, identity.personKey);
    const recipients = [...new Set([...activeMembers(team).map((member) => member.recipient), ...peopleServed(context, people)])].toSorted();
    let state: SentState = (await transit.sent.get(author)) ?? { key: author, number: 0, restart: 0, recipients, records: {}, blocks: [] };
    const roles = memberOf(team, author)?.roles ?? [];
    const lostRole = state.roles?.some((role) => !roles.includes(role)) === true;
    const forgets = await mustForget(context, state);
    let restart = anew || state.number === 0 || lostRole || forgets || recipients.some((recipient) => !state.recipients.includes(recipient));
    state = { ...state, recipients, roles, ...(restart ? { records: {}, blocks: [] } : {}) };
    let made = 0;
    for await (const part of unsentRecords(context, () => state)) {
      if (!part.ok) return part;
      for (const { readers, unsent } of byReaders(context, people, part.value.unsent)) {
        const next = await keepBundle(context, state, readers, unsent, restart);
        // Another page of this author was faster; its bundles hold the same.
        if (next === null) return succeed(made);
        [state, restart, made] = [next, false, made + 1];
        await breathe();
      }
      if (part.value.block !== undefined) state = withBlock(state, part.value.block);
    }
    // With nothing left to send, an empty bundle takes the place of what was deleted.
    if (restart && forgets) {
      const next = await keepBundle(context, state, [identity.card.recipient], [], restart);
      if (next !== null) [state, restart, made] = [next, false, made + 1];
    }
    if (identity.personKey !== undefined && state.announced !== identity.personKey.wrapped) {
      const next = await keepBundle(context, state, [identity.personKey.recipient], [], restart);
      if (next !== null) [state, made] = [next, made + 1];
    }
    await transit.transaction('rw', transit.sent, async () => {
      if (((await transit.sent.get(author))?.number ?? 0) === state.number && state.number > 0) await transit.sent.put(state);
    });
    return succeed(made);
  });
}

/** Calls over their keeping time may lie a week longer in bundles: to send everything anew each day would cost every reader. */
const FORGET_AFTER_DAYS = 7;
const DAY = 86_400_000;

/** Whether bundles that were sent hold calls that were deleted here since, on somebody's wish or a week ago. */
async function mustForget({ database, clock }: ExchangeContext, { restartedAt }: SentState): Promise<boolean> {
  if (restartedAt === undefined) return false;
  const week = new Date(Date.parse(clock()) - FORGET_AFTER_DAYS * DAY).toISOString();
  const deleted = await database.tombstones.where('deletedAt').above(restartedAt).toArray();
  return deleted.some(({ kind, reason, deletedAt }) => kind === 'call' && (reason !== 'retention' || deletedAt < week));
}

/** People whose keys this author encrypts to: the author's own; with reviews to write, everybody's. */
function peopleServed({ team, identity: { author } }: ExchangeContext, people: PersonRecipients): readonly string[] {
  const reviews = memberOf(team, author)?.roles.includes('supervisor') === true;
  return reviews ? [...people.values()].flat() : (people.get(personOf(author)) ?? []);
}

/**
 * Who reads a record: machines, and the people whose record it is. Nobody for a parked call without another desk, nor for what every
 * reader would refuse (no right, no shape): everything behind it would wait.
 */
function readersHere({ team, identity: { author, card } }: ExchangeContext, people: PersonRecipients, { record, callAuthor, pendingForLead }: Unsent): readonly string[] {
  const kind = kindOf(record);
  const self = memberOf(team, author);
  if (self === undefined || !mayWrite(self, kind) || !recordSchema.safeParse(record).success) return [];
  const machines = readersOf(team, author, kind === 'waiting' && pendingForLead === true ? 'call' : kind, callAuthor);
  const whose = kind === 'call' || kind === 'waiting' ? author : kind === 'review' || kind === 'seen' ? callAuthor : undefined;
  const readers = [...new Set([...machines, ...(whose === undefined ? [] : (people.get(personOf(whose)) ?? []))])].toSorted();
  return kind === 'waiting' && readers.every((reader) => reader === card.recipient) ? [] : readers;
}

/** A bundle is for one set of readers: records with the same ones together, at most `RECORDS_IN_BUNDLE`. */
function byReaders(context: ExchangeContext, people: PersonRecipients, unsent: readonly Unsent[]): { readonly readers: readonly string[]; readonly unsent: readonly Unsent[] }[] {
  const groups = Map.groupBy(unsent, (one) => readersHere(context, people, one).join(' '));
  return [...groups].filter(([readers]) => readers !== '').flatMap(([readers, same]) =>
    Array.from({ length: Math.ceil(same.length / RECORDS_IN_BUNDLE) }, (_, index) => ({ readers: readers.split(' '), unsent: same.slice(index * RECORDS_IN_BUNDLE, (index + 1) * RECORDS_IN_BUNDLE) })));
}

async function keepBundle({ transit, team, identity, clock }: ExchangeContext, state: SentState, recipients: readonly string[], unsent: readonly Unsent[], restart: boolean): Promise<SentState | null> {
  const { author, signingKey, personKey } = identity;
  const number = state.number + 1;
  const bytes = await writeBundle({ team: team.id, author, number, createdAt: clock(), records: unsent.map((one) => one.record), recipients, restart, personKey }, signingKey);
  const next: SentState = {
    ...state, number, restart: restart ? number : state.restart, ...(restart ? { restartedAt: clock() } : {}), ...(personKey === undefined ? {} : { announced: personKey.wrapped }),
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
