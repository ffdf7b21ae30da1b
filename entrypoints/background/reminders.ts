import { systemClock } from '../../domain/clock.ts';
import { openStore } from '../../storage/store.ts';

const ALARM = 'aside.reminders';
/** Chrome's shortest period; a promise is named at most this long after it falls due. In minutes. */
const PERIOD = 0.5;

/**
 * A promise that falls due raises a notification, also after a restart. The notification names no customer: it may be seen by others,
 * and the panel shows whose it is.
 */
export function setupReminders(): void {
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) void remind();
  });
  chrome.runtime.onInstalled.addListener(() => void chrome.alarms.create(ALARM, { periodInMinutes: PERIOD }));
  chrome.runtime.onStartup.addListener(() => void chrome.alarms.create(ALARM, { periodInMinutes: PERIOD }));
  chrome.notifications.onClicked.addListener((id) => void chrome.notifications.clear(id));
}

async function remind(): Promise<void> {
  const opened = await openStore({ clock: systemClock, makeId: () => crypto.randomUUID() });
  if (!opened.ok) return;
  const { promises, close } = opened.value;
  const due = await promises.toRemind(systemClock());
  if (due.ok) {
    for (const promise of due.value) {
      await chrome.notifications.create(`promise.${promise.id}`, {
        type: 'basic',
        iconUrl: chrome.runtime.getURL('icon/128.png'),
        title: chrome.i18n.getMessage('reminderTitle'),
        message: promise.what,
        priority: 2,
        requireInteraction: true,
      });
      await promises.reminded(promise.id);
    }
  }
  close();
}
