import { systemClock } from '../../domain/clock.ts';
import { fail, succeed, type Failure, type Result } from '../../domain/result.ts';
import { memberOf, withAdministrator, withMember, withoutMember, type Team } from '../../domain/team/team.ts';
import { createBlockStore } from '../blocks/block-store.ts';
import { caught } from '../repositories/caught.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import { resetCursors } from './cursors.ts';
import type { ExchangeContext } from './context.ts';
import { forgetPersonKey, openPersonRow, personKeyState, personOf, unwrapPersonKey, wrapPersonKey } from './person-key.ts';
import { newerTeamFiles, putTeamFile } from './folder-team.ts';
import { openIdentity, type Identity } from './identity.ts';
import { FOLDER, folderState, grantedFolder, keepFolder } from './kept-folder.ts';
import { forgetTeam, handedOverBy, keepTeam, keptTeam } from './kept-team.ts';
import type { RoundReport } from './round.ts';
import type { Answer, ExchangeService, ExchangeServiceOptions, LastExchange } from './service-contract.ts';
import { startExchangeWorker } from './start-worker.ts';
import type { ExchangeTasks } from './tasks.ts';
import { cardFingerprint, readMemberCard, readTeamFile, teamFingerprint, writeMemberCard, writeTeamFile } from './team-file.ts';
import { markSeenByLead } from './seen-by-lead.ts';
import { withTeamRetention } from './team-retention.ts';
import { openTransit, type TransitDatabase } from './transit.ts';
import { countUnsentCalls } from './unsent-calls.ts';
import { waitingHere } from './waiting-here.ts';
import { continueWaiting, forgetWaiting, waitingCalls } from './waiting-calls.ts';
import { createWorkerTasks } from './worker-tasks.ts';

export type { ExchangeService, ExchangeServiceOptions, ExchangeState, LastExchange } from './service-contract.ts';
export type { WaitingCall } from './waiting-calls.ts';

/** A hundred years, as the settings have it. */
const LONGEST_DAYS = 36_525;
/** No exchange within this time after a text was typed. */
const QUIET_MS = 15_000;

/** Undefined where there are no workers: then the page does the work itself. */
const inBrowser = typeof Worker === 'undefined' ? undefined : startExchangeWorker;

/** With a folder: what it has not; without one: what went out in no file. */
const unplaced = async ({ bundles }: TransitDatabase, author: string, folder: boolean): Promise<number> =>
  bundles.where('[author+number]').between([author, 0], [author, Infinity]).filter(({ placed }) => (folder ? !placed.includes(FOLDER) : placed.length === 0)).count();

export function createExchangeService({ store, clock = systemClock, makeId = () => crypto.randomUUID(), transit = openTransit(), workFactor, worker = inBrowser }: ExchangeServiceOptions): ExchangeService {
  const { database, vault, author, settings, keys } = store;
  const person = personOf(author);
  const blocks = createBlockStore(database, vault, makeId);
  const run = <T>(work: () => Promise<Result<T, Failure>>): Answer<T> => caught<T, Failure>(work);

  const identityHere = async (fresh = false): Answer<Identity> => {
    // Without a number all machines would be one person.
    if (author.startsWith('@')) return fail({ code: 'team.no-number' });
    const current = await settings.read();
    if (!current.ok) return current;
    const [identity, held] = [await openIdentity(database, vault, author, current.value.agent.name || person, fresh), await openPersonRow(database, vault, person)];
    if (!identity.ok || !held.ok || held.value === null) return identity.ok && !held.ok ? held : identity;
    return succeed({ ...identity.value, personIdentities: held.value.identities, personKey: held.value.key });
  };
  const contextHere = async (): Answer<ExchangeContext> => {
    const [identity, kept] = [await identityHere(), await keptTeam(database)];
    if (!identity.ok) return identity;
    if (kept === null) return fail({ code: 'team.none' });
    return succeed({ database, transit, vault, blocks, team: kept.team, identity: identity.value, clock, makeId });
  };
  /** The long work: in a worker where there is one. Its code is loaded when it is needed first. */
  const tasksIn = async (context: ExchangeContext): Promise<ExchangeTasks> =>
    worker === undefined ? (await import('./tasks.ts')).createTasks(context) : createWorkerTasks(context, keys, worker);
  /** One exchange at a time, in whichever page. */
  const inContext = <T>(work: (context: ExchangeContext) => Promise<Result<T, Failure>>): Answer<T> =>
    navigator.locks.request('aside-exchange', () => run(async () => {
      const context = await contextHere();
      return context.ok ? work(context.value) : context;
    }));
  /** The context with the newest team file of the folder; one that does not continue the known team is left where it is. */
  const withNewestTeam = async (context: ExchangeContext, folder: FileSystemDirectoryHandle): Answer<ExchangeContext> => {
    const newer = await newerTeamFiles(folder, context.team);
    if (!newer.ok) return newer;
    for (const file of newer.value) if ((await keepTeam(database, file, clock())).ok) break;
    const kept = await keptTeam(database);
    const put = kept === null ? succeed(true) : await putTeamFile(folder, kept.team, kept.file);
    return put.ok ? contextHere() : put;
  };
  const asAdministrator = (change: (team: Team, now: string) => Team): Answer<Team> =>
    inContext(async ({ team, identity }) => {
      if (team.administratorKey !== identity.card.signingKey) return fail({ code: 'team.not-administrator' });
      const kept = await keptTeam(database);
      const before = kept === null ? undefined : await handedOverBy(kept, identity.card.signingKey);
      return keepTeam(database, await writeTeamFile(change(team, clock()), identity.signingKey, before), clock());
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

  /** Where a vault is open, its own passphrase, tried as at unlocking; else one as good as a vault's must be. */
  const checkedPassphrase = async (passphrase: string): Answer<true> => {
    const state = keys.state();
    return state.state === 'open' ? keys.unlock(state.vaultId, passphrase) : checkPassphrase(passphrase);
  };

  return {
    state: () =>
      run(async () => {
        const [identity, kept] = [await identityHere(), await keptTeam(database)];
        if (!identity.ok) return identity;
        const last = (await transit.kept.get('last'))?.value as LastExchange | undefined;
        const [team, folder] = [kept?.team ?? null, await folderState(transit)];
        return succeed({
          team, author, isAdministrator: kept?.team.administratorKey === identity.value.card.signingKey,
          fingerprint: await cardFingerprint(identity.value.card), teamFingerprint: kept === null ? null : await teamFingerprint(kept.team),
          folder, last: last ?? null, toSend: await unplaced(transit, author, folder !== null), unsentCalls: await countUnsentCalls(database, transit, author),
          waiting: await waitingHere({ transit, database, team }), personKey: await personKeyState(database, author),
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
    joinTeam: async (text) => {
      const joined = await run(() => keepTeam(database, text, clock()));
      if (!joined.ok) return joined;
      // What waited for this file. It is no part of joining: what fails in it is tried again with the next round.
      await inContext(async (context) => (await tasksIn(context)).takeKept());
      return joined;
    },
    exportFile: (again) =>
      inContext(async (context) => {
        const written = await (await tasksIn(context)).writeFile(again);
        await remember('file', written.ok ? succeed({ sent: written.value.sent }) : written);
        return written.ok ? succeed(written.value.file) : written;
      }),
    previewFile: (file) => inContext(async (context) => (await tasksIn(context)).previewFile(file)),
    importFile: (file) => inContext(async (context) => remember('file', await (await tasksIn(context)).takeFile(file))),
    chooseFolder: (folder) => run(async () => {
      await keepFolder(transit, folder);
      return succeed(true);
    }),
    exchangeWithFolder: (byPerson) =>
      inContext(async (context) => {
        if (!byPerson && (await isTyping())) return fail({ code: 'exchange.typing' });
        const folder = await grantedFolder(transit, byPerson);
        if (folder === null) return remember('folder', fail({ code: 'carrier.permission' }));
        const current = await withNewestTeam(context, folder);
        return remember('folder', current.ok ? await (await tasksIn(current.value)).round(folder) : current);
      }),
    sendAnew: () => inContext(async (context) => (await tasksIn(context)).makeAnew()),
    handOver: (next) => asAdministrator((team, now) => withAdministrator(team, next, now)),
    leaveTeam: () => navigator.locks.request('aside-exchange', () => run(async () => {
      await forgetTeam(database, transit);
      return succeed<true>(true);
    })),
    renewKeys: () => navigator.locks.request('aside-exchange', () => run(async () => {
      const [before, kept] = [await identityHere(), await keptTeam(database)];
      const identity = await identityHere(true);
      // What lay with the old keys may be in other hands, the person's key with it.
      await forgetPersonKey(database, person);
      if (!identity.ok) return identity;
      // Signed with the old key a last time: nobody else could name the administrator's new one.
      if (before.ok && kept !== null && kept.team.administratorKey === before.value.card.signingKey) {
        const renewed = withAdministrator(withMember(kept.team, identity.value.card, memberOf(kept.team, author)?.roles ?? ['administrator'], clock()), author, clock());
        const named = await writeTeamFile(renewed, before.value.signingKey, await handedOverBy(kept, before.value.card.signingKey));
        const signed = await keepTeam(database, await writeTeamFile({ ...renewed, revision: renewed.revision + 1 }, identity.value.signingKey, named), clock());
        if (!signed.ok) return signed;
      }
      return succeed<true>(true);
    })),
    keepPersonKey: (passphrase) => run(async () => {
      const checked = await checkedPassphrase(passphrase);
      return checked.ok ? wrapPersonKey(database, vault, person, passphrase, workFactor === undefined ? {} : { workFactor }) : checked;
    }),
    openPersonKey: (passphrase) => inContext(async ({ identity }) => {
      const opened = await unwrapPersonKey(database, vault, identity.author, passphrase);
      // What was passed over for want of this key is read again.
      if (opened.ok) await resetCursors(database);
      return opened;
    }),
    waitingElsewhere: () => run(async () => {
      const [kept, current] = [await keptTeam(database), await settings.read()];
      if (!current.ok) return current;
      await forgetWaiting(transit, await withTeamRetention(database, current.value), clock());
      return kept === null ? succeed([]) : waitingCalls({ transit, vault, database }, author, kept.team);
    }),
    markSeen: (callId) => inContext((context) => markSeenByLead(context, callId)),
    continueHere: (callId) => inContext((context) => continueWaiting(context, callId)),
    setRetention: async (days) => {
      if (!Object.values(days).every((one) => Number.isInteger(one) && one >= 1 && one <= LONGEST_DAYS)) return fail({ code: 'settings.invalid', params: { key: 'retentionDays' } });
      return asAdministrator((team, now) => ({ ...team, retentionDays: { ...days }, revision: team.revision + 1, updatedAt: now }));
    },
  };
}
