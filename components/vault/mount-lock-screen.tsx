import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { mount } from '../ui/mount.tsx';
import { LockScreen } from './lock-screen.tsx';

/** The lock screen as the whole page; the page begins anew once a vault is open. Imported only when it is needed. */
export function mountLockScreen(door: VaultDoor, label: string): void {
  mount(<LockScreen door={door} label={label} onOpen={() => location.reload()} />);
}
