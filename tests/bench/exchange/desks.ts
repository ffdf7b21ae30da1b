import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { withMember, type Team } from '../../../domain/team/team.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import type { ExchangeContext } from '../../../storage/exchange/context.ts';
import type { Identity } from '../../../storage/exchange/identity.ts';
import { startExchangeWorker } from '../../../storage/exchange/start-worker.ts';
import type { ExchangeTasks } from '../../../storage/exchange/tasks.ts';
import { openTransit } from '../../../storage/exchange/transit.ts';
import { createWorkerTasks } from '../../../storage/exchange/worker-tasks.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { toBase64 } from '../../../storage/vault/data-key.ts';

export const clock = () => new Date().toISOString();
export const makeId = () => crypto.randomUUID();
export const AGENT = '8001@agent';
const LEAD = '9001@lead';

export function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } }): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

export interface Desk {
  readonly store: Store;
  readonly context: ExchangeContext;
  /** In a worker, as the product does it. */
  readonly tasks: ExchangeTasks;
}

/** Who exchanges: made on one page, used on others. */
export interface Two {
  readonly agentId: Identity;
  readonly leadId: Identity;
  readonly team: Team;
}

async function identityOf(author: string): Promise<Identity> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const ageIdentity = await generateX25519Identity();
  const signingKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { author, signingKey: pair.privateKey, ageIdentity, card: { author, person: author.split('@')[0]!, name: author, signingKey, recipient: await identityToRecipient(ageIdentity) } };
}

export async function teamOfTwo(): Promise<Two> {
  const [agentId, leadId] = [await identityOf(AGENT), await identityOf(LEAD)];
  const empty: Team = { id: 'team', name: 'team', revision: 1, updatedAt: clock(), administratorKey: leadId.card.signingKey, members: [], exchange: { everyMinutes: 5 }, retentionDays: {} };
  return { agentId, leadId, team: withMember(withMember(empty, agentId.card, ['agent'], clock()), leadId.card, ['supervisor'], clock()) };
}

/** For the pages that are opened later. */
export async function keepTeam(two: Two): Promise<void> {
  const kept = openTransit('bench-team');
  await kept.kept.put({ key: 'team', value: two });
  kept.close();
}

export async function keptTeam(): Promise<Two> {
  const kept = openTransit('bench-team');
  const two = (await kept.kept.get('team'))?.value as Two;
  kept.close();
  return two;
}

export const openNamed = async (name: string): Promise<Store> => must(await openStore({ clock, makeId, name }));

export async function desk(name: string, identity: Identity, team: Team): Promise<Desk> {
  const store = await openNamed(name);
  const { database, vault } = store;
  const context: ExchangeContext = { database, vault, transit: openTransit(`${name}-transit`), blocks: createBlockStore(database, vault, makeId), team, identity, clock, makeId };
  return { store, context, tasks: createWorkerTasks(context, store.keys, startExchangeWorker) };
}

export const folderNamed = async (name: string): Promise<FileSystemDirectoryHandle> => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
