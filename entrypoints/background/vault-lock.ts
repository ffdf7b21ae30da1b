import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { Store } from '../../storage/store.ts';
import { createSessionKeyStore } from '../../storage/vault/session-keys.ts';
import { lockWhenIdle, watchIdle } from '../../storage/vault/lock-when-idle.ts';
import { withStore } from './with-store.ts';

/** Locks every page when nobody is there. The key leaves the session here; each page seals what is typed and follows. */
export function setupVaultLock(): void {
  lockWhenIdle(() => createSessionKeyStore(chrome.storage.session).set(null), chrome.idle, async () => (await withStore(idleMinutes)) ?? DEFAULT_SETTINGS.lockAfterIdleMinutes);
}

export const armIdle = async (store: Store): Promise<void> => watchIdle(chrome.idle, await idleMinutes(store));

async function idleMinutes({ settings }: Store): Promise<number> {
  const read = await settings.read();
  return (read.ok ? read.value : DEFAULT_SETTINGS).lockAfterIdleMinutes;
}
