import type { Clock, MakeId } from '../../domain/clock.ts';
import type { Team } from '../../domain/team/team.ts';
import type { BlockStore } from '../blocks/block-store.ts';
import type { AsideDatabase } from '../database.ts';
import type { Vault } from '../vault/vault.ts';
import type { Identity } from './identity.ts';
import type { TransitDatabase } from './transit.ts';

/** What sending and applying work with. */
export interface ExchangeContext {
  readonly database: AsideDatabase;
  readonly transit: TransitDatabase;
  readonly vault: Vault;
  readonly blocks: BlockStore;
  readonly team: Team;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** Lets waiting events of the page run. A message arrives at once, where a timer waits 4 ms. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => { port1.close(); resolve(); });
    port1.start();
    port2.postMessage(null);
  });
}
