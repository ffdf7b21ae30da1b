import { systemClock } from '../../domain/clock.ts';
import { redact } from '../../domain/redaction/index.ts';
import type { BrowserStore } from '../../storage/browser-store.ts';
import type { Store } from '../../storage/store.ts';
import { REMINDER_ALARM, setReminderAlarm } from '../../storage/reminder-alarm.ts';
import { openPanel } from './commands.ts';
import { withStore } from './with-store.ts';

/**
 * A promise that falls due raises a notification, also after a restart. The notification names no customer, and numbers in what was
 * promised are masked: it may be seen by others, and the panel shows whose it is. A bank may forbid its words altogether. The panel sets the alarm anew whenever a promise is written, the worker when it starts.
 */
export function setupReminders(): void {
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === REMINDER_ALARM) void withStore(remind);
  });
  chrome.notifications.onClicked.addListener((id) => {
    void chrome.notifications.clear(id);
    void showPromises();
  });
}

/** To the open promises, in the window last used. Where the browser lets no click on a notification open the panel, an open one shows them. */
async function showPromises(): Promise<void> {
  const { id } = await chrome.windows.getLastFocused({ windowTypes: ['normal'] });
  if (id === undefined) return;
  openPanel(id, 'promises');
  await chrome.windows.update(id, { focused: true, drawAttention: true });
}

export const armReminder = ({ promises }: Store): Promise<void> => setReminderAlarm(promises, chrome.alarms, systemClock());

async function remind({ promises, freshPolicy }: BrowserStore): Promise<void> {
  const now = systemClock();
  const [ids, readable, policy] = await Promise.all([promises.dueIds(now), promises.toRemind(now), freshPolicy()]);
  // Locked, or another agent's: that something is due is said, not what.
  const words = new Map(readable.ok && !policy.hideReminderWords ? readable.value.map((promise) => [promise.id, redact(promise.what).text]) : []);
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
