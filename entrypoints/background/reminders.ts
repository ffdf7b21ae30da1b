import { systemClock } from '../../domain/clock.ts';
import type { Store } from '../../storage/store.ts';
import { REMINDER_ALARM, setReminderAlarm } from '../../storage/reminder-alarm.ts';
import { withStore } from './with-store.ts';

/**
 * A promise that falls due raises a notification, also after a restart. The notification names no customer: it may be seen by others,
 * and the panel shows whose it is. The panel sets the alarm anew whenever a promise is written, the worker when it starts.
 */
export function setupReminders(): void {
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === REMINDER_ALARM) void withStore(remind);
  });
  chrome.notifications.onClicked.addListener((id) => void chrome.notifications.clear(id));
}

export const armReminder = ({ promises }: Store): Promise<void> => setReminderAlarm(promises, chrome.alarms, systemClock());

async function remind({ promises }: Store): Promise<void> {
  const now = systemClock();
  const [ids, readable] = await Promise.all([promises.dueIds(now), promises.toRemind(now)]);
  // Locked, or another agent's: that something is due is said, not what.
  const words = new Map(readable.ok ? readable.value.map((promise) => [promise.id, promise.what]) : []);
  for (const id of ids.ok ? ids.value : []) {
    await chrome.notifications.create(`promise.${id}`, {
      type: 'basic',
      iconUrl: chrome.runtime.getURL('icon/128.png'),
      title: chrome.i18n.getMessage('reminderTitle'),
      message: words.get(id) ?? chrome.i18n.getMessage('reminderLocked'),
      priority: 2,
      requireInteraction: true,
    });
    await promises.reminded(id);
  }
  await setReminderAlarm(promises, chrome.alarms, now);
}
