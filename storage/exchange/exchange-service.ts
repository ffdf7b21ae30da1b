import { systemClock, type Clock, type MakeId } from '../../domain/clock.ts';
import { fail, succeed, type Failure, type Result } from '../../domain/result.ts';
import { withMember, withoutMember, type MemberCard, type Role, type Team } from '../../domain/team/team.ts';
import { createBlockStore } from '../blocks/block-store.ts';
import type { RetentionKind } from '../../domain/settings.ts';
import type { MessageEnd } from '../note-search/serve-note-search.ts';
import { caught } from '../repositories/caught.ts';
import type { Store } from '../store.ts';
import { collectBundles } from './collect.ts';
import type { ExchangeContext } from './context.ts';
import { createFileCarrier } from './file-carrier.ts';
import { openIdentity, type Identity } from './identity.ts';
import { folderCarrier, folderState, keepFolder, type FolderState } from './kept-folder.ts';
import { keepTeam, keptTeam } from './kept-team.ts';
import { splitBundles } from './open-bundle.ts';
import { previewBundles, type BundlePreview } from './preview.ts';
import { receiveBundles, type Problem, type ReceiveReport } from './receive.ts';
import { exchangeWith, putOwn, type RoundReport } from './round.ts';
import { cardFingerprint, readMemberCard, readTeamFile, teamFingerprint, writeMemberCard, writeTeamFile } from './team-file.ts';
import { openTransit, type TransitDatabase } from './transit.ts';

/** How the last exchange ended. */
export interface LastExchange {
  readonly at: string;
  readonly by: 'file' | 'folder';
  readonly report?: Partial<RoundReport>;
  readonly failure?: Failure;
}

export interface ExchangeState {
  readonly team: Team | null;
  readonly author: string;
  readonly isAdministrator: boolean;
  /** Of this machine's card, to be read aloud. */
  readonly fingerprint: string;
  readonly teamFingerprint: string | null;
  readonly folder: FolderState | null;
  readonly last: LastExchange | null;
  /** Own bundles that no round has put into the folder yet. */
  readonly toSend: number;
  /** Bundles kept here until an earlier number comes, or a team file that knows their author. */
  readonly waiting: readonly Problem[];
  /** The key of this person: not made yet; held here; made at another desk, to be opened with its passphrase (`openPersonKey`). */
  readonly personKey: 'none' | 'here' | 'elsewhere';
}

/** A parked call of another machine: of this person, to be continued here, or pending, for a lead. */
export interface WaitingCall {
  readonly id: string;
  readonly author: string;
  /** As the team file names the author. */
  readonly name: string;
  /** Written by this person at another desk: `continueHere` takes it over. */
  readonly mine: boolean;
  readonly startedAt: string;
  readonly parkedAt?: string;
  readonly reason?: string;
  readonly maskedName?: string;
  readonly scenario?: string;
  readonly openSteps: number;
  readonly openPromises: number;
  readonly pendingForLead: boolean;
}

type Answer<T> = Promise<Result<T, Failure>>;

/** What the views of the exchange need. Every failure has words under `failure.<code>`. */
export interface ExchangeService {
  state(): Answer<ExchangeState>;
  createTeam(name: string, roles: readonly Role[]): Answer<Team>;
  /** This machine's card, for the administrator. */
  memberCard(): Answer<string>;
  previewCard(text: string): Answer<{ readonly card: MemberCard; readonly fingerprint: string }>;
  addMember(card: MemberCard, roles: readonly Role[]): Answer<Team>;
  removeMember(author: string): Answer<Team>;
  teamFile(): Answer<string>;
  previewTeam(text: string): Answer<{ readonly team: Team; readonly fingerprint: string }>;
  joinTeam(text: string): Answer<Team>;
  /** What is new as a file; null when nothing is. `again`: everything since the beginning, for a file that was lost. */
  exportFile(again: boolean): Answer<Uint8Array<ArrayBuffer> | null>;
  previewFile(file: Uint8Array<ArrayBuffer>): Answer<readonly BundlePreview[]>;
  importFile(file: Uint8Array<ArrayBuffer>): Answer<ReceiveReport>;
  chooseFolder(folder: FileSystemDirectoryHandle): Answer<true>;
  /** `byPerson`: in a click, when the browser may be asked for permission. Otherwise it waits while a text is being typed (`exchange.typing`). */
  exchangeWithFolder(byPerson: boolean): Answer<RoundReport>;
  /** New keys in place of lost or leaked ones. */
  renewKeys(): Answer<true>;
  /** Makes this person's key if there is none and lets it travel wrapped by the passphrase (the vault's, where one is set). */
  keepPersonKey(passphrase: string): Answer<true>;
  /** Opens the person key that came from another desk. `person.none`: none came; `person.wrong-passphrase`. */
  openPersonKey(passphrase: string): Answer<true>;
  /** Parked calls of other machines that may be read here, oldest first. */
  waitingElsewhere(): Answer<readonly WaitingCall[]>;
  /** A new call of this desk, linked to the one at the other desk, parked as that one was; it is then among the open calls here. */
  continueHere(callId: string): Answer<{ readonly id: string }>;
  /** Longest keeping times for every machine of the team, in days by kind; a shorter one set on a machine stays. Administrator only. */
  setRetention(days: Readonly<Partial<Record<RetentionKind, number>>>): Answer<Team>;
}

export interface ExchangeServiceOptions {
  readonly store: Pick<Store, 'database' | 'vault' | 'author' | 'settings'>;
  readonly clock?: Clock;
  readonly makeId?: MakeId;
  readonly transit?: TransitDatabase;
  /** Starts the worker in which bundles are written, opened and applied (`startExchangeWorker`); without it that is done in the page. */
  readonly worker?: () => MessageEnd;
}

/** No exchange within this time after a text was typed. */
const QUIET_MS = 15_000;

export function createExchangeService({ store, clock = systemClock, makeId = () => crypto.randomUUID(), transit = openTransit() }: ExchangeServiceOptions): ExchangeService {
  const { database, vault, author, settings } = store;
  const blocks = createBlockStore(database, vault, makeId);
  const run = <T>(work: () => Promise<Result<T, Failure>>): Answer<T> => caught<T, Failure>(work);

  const identityHere = async (fresh = false): Answer<Identity> => {
    // Without a number all machines would be one person.
    if (author.startsWith('@')) return fail({ code: 'team.no-number' });
    const current = await settings.read();
    return current.ok ? openIdentity(database, vault, author, current.value.agent.name || author.split('@')[0]!, fresh) : current;
  };
  const contextHere = async (): Answer<ExchangeContext> => {
    const [identity, kept] = [await identityHere(), await keptTeam(database)];
    if (!identity.ok) return identity;
    if (kept === null) return fail({ code: 'team.none' });
    return succeed({ database, transit, vault, blocks, team: kept.team, identity: identity.value, clock, makeId });
  };
  /** One exchange at a time, in whichever page. */
  const inContext = <T>(work: (context: ExchangeContext) => Promise<Result<T, Failure>>): Answer<T> =>
    navigator.locks.request('aside-exchange', () => run(async () => {
      const context = await contextHere();
      return context.ok ? work(context.value) : context;
    }));
  const asAdministrator = (change: (team: Team, now: string) => Team): Answer<Team> =>
    inContext(async ({ team, identity }) => {
      if (team.administratorKey !== identity.card.signingKey) return fail({ code: 'team.not-administrator' });
      return keepTeam(database, await writeTeamFile(change(team, clock()), identity.signingKey), clock());
    });
  const remember = async <T extends Partial<RoundReport>>(by: LastExchange['by'], result: Result<T, Failure>): Answer<T> => {
    const last: LastExchange = { at: clock(), by, ...(result.ok ? { report: result.value } : { failure: result.failure }) };
    await transit.kept.put({ key: 'last', value: last });
    return result;
  };
  const isTyping = async (): Promise<boolean> => {
    const since = new Date(Date.parse(clock()) - QUIET_MS).toISOString();
    return (await database.typing.toArray()).some((row) => row.at > since);
  };

  return {
    state: () =>
      run(async () => {
        const [identity, kept] = [await identityHere(), await keptTeam(database)];
        if (!identity.ok) return identity;
        const last = (await transit.kept.get('last'))?.value as LastExchange | undefined;
        return succeed({
          team: kept?.team ?? null, author, isAdministrator: kept?.team.administratorKey === identity.value.card.signingKey,
          fingerprint: await cardFingerprint(identity.value.card), teamFingerprint: kept === null ? null : await teamFingerprint(kept.team),
          folder: await folderState(transit), last: last ?? null, toSend: 0, waiting: [], personKey: 'none',
        });
      }),
    createTeam: (name, roles) =>
      run(async () => {
        const identity = await identityHere();
        if (!identity.ok) return identity;
        const { card, signingKey } = identity.value;
        const team: Team = { id: makeId(), name, revision: 1, updatedAt: clock(), administratorKey: card.signingKey, members: [], exchange: { everyMinutes: 5 }, retentionDays: {} };
        return keepTeam(database, await writeTeamFile(withMember(team, card, [...roles, 'administrator'], clock()), signingKey), clock());
      }),
    memberCard: () => run(async () => {
      const identity = await identityHere();
      return identity.ok ? succeed(writeMemberCard(identity.value.card)) : identity;
    }),
    previewCard: (text) => run(async () => {
      const card = readMemberCard(text);
      return card.ok ? succeed({ card: card.value, fingerprint: await cardFingerprint(card.value) }) : card;
    }),
    addMember: (card, roles) => asAdministrator((team, now) => withMember(team, card, roles, now)),
    removeMember: (gone) => asAdministrator((team, now) => withoutMember(team, gone, now)),
    teamFile: () => run(async () => {
      const kept = await keptTeam(database);
      return kept === null ? fail({ code: 'team.none' }) : succeed(kept.file);
    }),
    previewTeam: (text) => run(async () => {
      const team = await readTeamFile(text, (await keptTeam(database))?.team ?? null);
      return team.ok ? succeed({ team: team.value, fingerprint: await teamFingerprint(team.value) }) : team;
    }),
    joinTeam: (text) => run(() => keepTeam(database, text, clock())),
    exportFile: (again) =>
      inContext(async (context) => {
        const made = await collectBundles(context);
        if (!made.ok) return made;
        const carrier = createFileCarrier();
        const sent = await remember('file', await putOwn(context, carrier, again).then((put) => (put.ok ? succeed({ sent: put.value }) : put)));
        return sent.ok ? succeed(carrier.file()) : sent;
      }),
    previewFile: (file) => inContext((context) => previewBundles(context, file)),
    importFile: (file) => inContext(async (context) => {
      const { bundles, rest } = splitBundles(file);
      const received = await receiveBundles(context, bundles);
      if (!received.ok) return remember('file', received);
      return remember('file', succeed(rest === null ? received.value : { ...received.value, refused: [...received.value.refused, { failure: rest }] }));
    }),
    chooseFolder: (folder) => run(async () => {
      await keepFolder(transit, folder);
      return succeed(true);
    }),
    exchangeWithFolder: (byPerson) =>
      inContext(async (context) => {
        if (!byPerson && (await isTyping())) return fail({ code: 'exchange.typing' });
        const carrier = await folderCarrier(transit, byPerson);
        return remember('folder', carrier === null ? fail({ code: 'carrier.permission' }) : await exchangeWith(context, carrier));
      }),
    renewKeys: () => run(async () => {
      const identity = await identityHere(true);
      return identity.ok ? succeed(true) : identity;
    }),
    // 2026-11-22: announced; filled in the next commits.
    keepPersonKey: async () => fail({ code: 'person.none' }),
    openPersonKey: async () => fail({ code: 'person.none' }),
    waitingElsewhere: async () => succeed([]),
    continueHere: async (id) => fail({ code: 'storage.missing', params: { id } }),
    setRetention: (days) => asAdministrator((team, now) => ({ ...team, retentionDays: { ...days }, revision: team.revision + 1, updatedAt: now })),
  };
}
