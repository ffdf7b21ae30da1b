import { systemClock } from '../domain/clock.ts';
import { succeed, type Result } from '../domain/result.ts';
import type { StorageFailure } from './failures.ts';
import { readPolicy, type Policy } from './policy.ts';
import { openStore, type Store } from './store.ts';
import { createSessionKeyStore, type StorageArea } from './vault/session-keys.ts';
import { createVaultDoor, type VaultDoor } from './vault/vault-door.ts';

/** As much of `chrome.storage` as is used; handed in, for the browser stays outside this room. */
export interface BrowserAreas {
  readonly session: StorageArea & { setAccessLevel(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };
  readonly managed: { get(): Promise<Record<string, unknown>> };
}

export interface BrowserStore extends Store {
  readonly policy: Policy;
  readonly door: VaultDoor;
}

/** The store of this browser: the open key in `storage.session`, closed to content scripts, and the bank's policy. */
export async function openBrowserStore({ session, managed }: BrowserAreas): Promise<Result<BrowserStore, StorageFailure>> {
  // No policy reads as an empty one; a browser without managed storage throws.
  const [policy] = await Promise.all([managed.get().then(readPolicy, () => readPolicy({})), session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })]);
  const opened = await openStore({
    clock: systemClock,
    makeId: () => crypto.randomUUID(),
    session: createSessionKeyStore(session),
    managed: () => policy.settings,
    bankRecipient: () => policy.recoveryRecipient,
    exportsAllowed: () => !policy.forbidExports,
  });
  if (!opened.ok) return opened;
  const { keys, audit, settings, maintenance } = opened.value;
  const door = createVaultDoor({ keys, audit, settings, passphraseRequired: policy.requirePassphrase, resealFromDevice: maintenance.resealFromDevice });
  return succeed({ ...opened.value, policy, door });
}
