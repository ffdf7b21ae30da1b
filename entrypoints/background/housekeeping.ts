import { notePolicy } from '../../storage/note-policy.ts';
import type { BrowserStore } from '../../storage/browser-store.ts';
import { withStore } from './with-store.ts';

const ALARM = 'aside.housekeeping';
const DONE_AT = 'aside.housekeeping.done-at';
/** In minutes. */
const [DAY, SOON] = [24 * 60, 5];
/** Nobody typed for a minute: before the vault locks, since what is sealed can be purged only while it is open. */
const QUIET_SECONDS = 60;

/** Once a day, while nobody types: what is over its keeping time is deleted, old calls are packed. */
export function setupHousekeeping(): void {
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) void whenDue();
  });
  chrome.storage.managed.onChanged.addListener(() => void withStore(lookAtPolicy));
  void chrome.alarms.get(ALARM).then((alarm) => (alarm === undefined ? again(SOON) : undefined));
}

/** What the bank's policy changed goes to the audit log. */
export const lookAtPolicy = async (store: BrowserStore): Promise<unknown> => notePolicy(store, await store.freshPolicy());

const again = (minutes: number): Promise<void> => chrome.alarms.create(ALARM, { delayInMinutes: minutes });

async function whenDue(): Promise<void> {
  const done = (await chrome.storage.local.get(DONE_AT))[DONE_AT];
  const age = typeof done === 'number' ? (Date.now() - done) / 60_000 : DAY;
  // A clock set back makes the age negative: better once too often.
  if (age >= 0 && age < DAY) return again(DAY - age);
  if ((await chrome.idle.queryState(QUIET_SECONDS)) === 'active' || (await withStore(keepHouse)) !== true) return again(SOON);
  await chrome.storage.local.set({ [DONE_AT]: Date.now() });
  return again(DAY);
}

async function keepHouse({ maintenance, vault }: BrowserStore): Promise<boolean> {
  if (vault.isLocked()) return false;
  const [purged, packed] = [await maintenance.purge(), await maintenance.pack()];
  return purged.ok && packed.ok;
}
