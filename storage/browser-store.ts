import { systemClock } from '../domain/clock.ts';
import { succeed, type Result } from '../domain/result.ts';
import type { StorageFailure } from './failures.ts';
import type { AgeFiles } from './backup/age-files.ts';
import { openPolicy, type LocalArea, type ManagedArea } from './kept-policy.ts';
import type { Policy } from './policy.ts';
import { createAuditAnchor } from './repositories/audit-anchor.ts';
import { openStore, type Store } from './store.ts';
import { createSessionKeyStore, type StorageArea } from './vault/session-keys.ts';
import { createVaultDoor, type VaultDoor } from './vault/vault-door.ts';

type Closable = { setAccessLevel(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };

/** As much of `chrome.storage` as is used; handed in, for the browser stays outside this room. */
export interface BrowserAreas {
  readonly session: StorageArea & Closable;
  readonly local: LocalArea & Closable;
  readonly managed: ManagedArea;
}

export interface BrowserStore extends Store {
  /** What this page works under; it begins anew when the bank's policy becomes another one (`door.onChange`). */
  readonly policy: Policy;
  /** What the browser answers itself, seconds later in a browser that has just started. */
  readonly freshPolicy: () => Promise<Policy>;
  readonly door: VaultDoor;
}

/** The store of this browser: the open key in `storage.session`, both areas closed to content scripts, and the bank's policy. */
export async function openBrowserStore({ session, local, managed }: BrowserAreas, ageFiles?: AgeFiles): Promise<Result<BrowserStore, StorageFailure>> {
  const trusted = { accessLevel: 'TRUSTED_CONTEXTS' } as const;
  const [policy] = await Promise.all([openPolicy(managed, local), session.setAccessLevel(trusted), local.setAccessLevel(trusted)]);
  const { current, fresh } = policy;
  const opened = await openStore({
    clock: systemClock,
    makeId: () => crypto.randomUUID(),
    session: createSessionKeyStore(session),
    managed: () => current.settings,
    bankRecipient: async () => (await fresh()).recoveryRecipient,
    exportsAllowed: async () => !(await fresh()).forbidExports,
    auditAnchor: createAuditAnchor(local),
    ...(ageFiles === undefined ? {} : { ageFiles }),
  });
  if (!opened.ok) return opened;
  const { keys, audit, settings, maintenance } = opened.value;
  const door = createVaultDoor({ keys, audit, settings, passphraseRequired: current.requirePassphrase, onPolicyChange: policy.onChange, resealFromDevice: maintenance.resealFromDevice });
  return succeed({ ...opened.value, policy: current, freshPolicy: fresh, door });
}
