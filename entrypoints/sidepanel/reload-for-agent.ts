import type { Desk } from '../../components/call/desk-store.ts';
import type { Store } from '../../storage/store.ts';

/**
 * Who writes is settled when the panel opens. Another number in the options opens it anew, between calls: what a nameless author
 * closed would reach nobody.
 */
export function reloadForAgent({ settings }: Pick<Store, 'settings'>, desk: Desk): void {
  const { number } = desk.services.settings.agent;
  let changed = false;
  const whenFree = (): void => {
    if (changed && desk.store.getState().call === null) location.reload();
  };
  settings.live().subscribe((now) => {
    changed = now.agent.number !== number;
    whenFree();
  });
  desk.store.subscribe(whenFree);
}
