import type { Clock, MakeId } from '../../domain/clock.ts';
import type { Failure, Result } from '../../domain/result.ts';
import type { RetentionKind } from '../../domain/settings.ts';
import type { MemberCard, Role, Team } from '../../domain/team/team.ts';
import type { Store } from '../store.ts';
import type { FolderState } from './kept-folder.ts';
import type { BundlePreview } from './preview.ts';
import type { Problem, ReceiveReport } from './receive.ts';
import type { RoundReport } from './round.ts';
import type { TransitDatabase } from './transit.ts';
import type { WaitingCall } from './waiting-calls.ts';
import type { ExchangeWorker } from './worker-tasks.ts';

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
  /** Own bundles that are not in the folder yet; without a folder, those that went out in no file. */
  readonly toSend: number;
  /** Own closed calls that are in no bundle yet. */
  readonly unsentCalls: number;
  /** Bundles kept here until an earlier number comes, or a team file that knows their author. */
  readonly waiting: readonly Problem[];
  /** The key of this person: not made yet; held here; made at another desk, to be opened with its passphrase (`openPersonKey`). */
  readonly personKey: 'none' | 'here' | 'elsewhere';
}

export type Answer<T> = Promise<Result<T, Failure>>;

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
  /** Makes everything anew with the next numbers, so that nobody waits for a bundle that was lost or refused. Returns how many bundles. */
  sendAnew(): Answer<number>;
  /** Another member signs the team file from now on; this machine's signature counts no longer. Administrator only. */
  handOver(author: string): Answer<Team>;
  /** Forgets the team, so that another can be joined (its administrator's key was lost). Records stay; what was sent is sent anew there. */
  leaveTeam(): Answer<true>;
  /** New keys in place of lost or leaked ones. The administrator's own are in the team file at once; anybody else's with the new card. */
  renewKeys(): Answer<true>;
  /** Makes this person's key if there is none and lets it travel wrapped by the passphrase (the vault's, where one is set). */
  keepPersonKey(passphrase: string): Answer<true>;
  /** Opens the person key that came from another desk. `person.none`: none came; `person.wrong-passphrase`. */
  openPersonKey(passphrase: string): Answer<true>;
  /** Parked calls of other machines that may be read here, oldest first. */
  waitingElsewhere(): Answer<readonly WaitingCall[]>;
  /** A new call of this desk, linked to the one at the other desk, parked as that one was; it is then among the open calls here. */
  continueHere(callId: string): Answer<{ readonly id: string }>;
  /** A supervisor saw a pending call of another machine: its agent, told with the next exchange, can close it then. */
  markSeen(callId: string): Answer<true>;
  /** Longest keeping times for every machine of the team, in days by kind; a shorter one set on a machine stays. Administrator only. */
  setRetention(days: Readonly<Partial<Record<RetentionKind, number>>>): Answer<Team>;
}

export interface ExchangeServiceOptions {
  readonly store: Pick<Store, 'database' | 'vault' | 'author' | 'settings' | 'keys'>;
  readonly clock?: Clock;
  readonly makeId?: MakeId;
  readonly transit?: TransitDatabase;
  /** log2 of the cost of wrapping the person key; lower only in tests. */
  readonly workFactor?: number;
  /** Starts the worker in which bundles are written, opened and applied; `startExchangeWorker` unless said. */
  readonly worker?: () => ExchangeWorker;
}
