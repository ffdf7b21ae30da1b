import type { PromiseRepository } from './repositories/promise-repository.ts';

/** The part of `browser.alarms` that is used. */
interface Alarms {
  create(name: string, when: { when: number }): Promise<void>;
  clear(name: string): Promise<boolean>;
}

export const REMINDER_ALARM = 'aside.reminders';
/** Chrome's shortest delay, in milliseconds; also keeps a reminder that cannot be shown from being tried without a pause. */
const SHORTEST = 30_000;

/** One alarm at the moment the next promise falls due; none when none does. Called whenever promises changed, and when the worker starts. */
export async function setReminderAlarm(promises: Pick<PromiseRepository, 'nextReminderAt'>, alarms: Alarms, now: string): Promise<void> {
  const next = await promises.nextReminderAt();
  if (!next.ok) return;
  if (next.value === null) await alarms.clear(REMINDER_ALARM);
  else await alarms.create(REMINDER_ALARM, { when: Math.max(Date.parse(next.value), Date.parse(now) + SHORTEST) });
}
