import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';
import { putSealed, rowsOf } from '../support/browser/sealed-rows.ts';

const DAY = 86_400_000;
const at = (fromNow: number): string => new Date(Date.now() + fromNow).toISOString();

describe('what the worker does by itself', () => {
  let profile: string;
  let browser: LaunchedBrowser;
  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'aside-alarms-'));
    await begin();
  });
  afterEach(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  /** `options.html` stands open: a page by whose side the database is looked at. */
  const begin = async (policy?: object): Promise<void> => {
    browser = await launchWithExtension({ profile, ...(policy === undefined ? {} : { policy }) });
    await browser.page.goto(browser.address('options.html'));
    await browser.page.locator('h1').waitFor();
  };
  /** The worker as it runs now: a browser that gets a policy in its first seconds may start it again. */
  const worker = () => browser.context.serviceWorkers().at(-1) ?? browser.worker;
  const alarm = (name: string) => worker().evaluate((one) => chrome.alarms.get(one), name);
  const ring = (name: string) => worker().evaluate((one) => chrome.alarms.create(one, { when: Date.now() + 50 }), name);
  const promise = (id: string, dueAt: string, what: string) =>
    putSealed(browser.page, 'promises', { id, callId: 'c', state: 'open', dueAt, updatedAt: at(-DAY) }, 'body', id, { what, owner: '8001', maskedName: '王*明' });
  /** What the worker shows from now on, beside its being shown. */
  const listen = () => worker().evaluate(() => {
    const create = chrome.notifications.create.bind(chrome.notifications) as (id: string, options: object) => Promise<string>;
    Object.assign(globalThis, { shown: [] });
    Object.defineProperty(chrome.notifications, 'create', { value: (id: string, options: object) => { (globalThis as unknown as { shown: object[] }).shown.push({ id, ...options }); return create(id, options); } });
  });
  const shown = () => worker().evaluate(() => (globalThis as unknown as { shown: { id: string; title: string; message: string }[] }).shown);
  const notified = (id: string) => until(`${id} is shown`, async () => Object.keys(await worker().evaluate(() => chrome.notifications.getAll())).includes(id));

  it('a promise is remembered after a restart, once, without the number that stands in it', async () => {
    const dueAt = at(3 * DAY);
    await promise('later', dueAt, '回电');
    await browser.close();
    await begin();
    await until('the alarm is set', async () => (await alarm('aside.reminders'))?.scheduledTime === Date.parse(dueAt));
    await promise('due', at(-60_000), '回电 13800138000，卡号 6217 0099 0001 2345 671');
    await listen();
    await ring('aside.reminders');
    await notified('promise.due');
    const [notice, ...others] = await shown();
    expect(others).toEqual([]);
    expect(notice!.message).toContain('回电');
    expect(notice!.message).not.toMatch(/\d{6}|王/u);
    await until('it is noted', async () => (await rowsOf(browser.page, 'promises')).find((row) => row['id'] === 'due')?.['remindedAt'] !== undefined);
    await until('the next one is waited for', async () => (await alarm('aside.reminders'))?.scheduledTime === Date.parse(dueAt));
  });

  it('and without any words where the bank forbids them', async () => {
    await browser.close();
    await begin({ hideReminderWords: true });
    await until('the policy is there', () => worker().evaluate(async () => 'hideReminderWords' in (await chrome.storage.managed.get())).catch(() => false));
    await promise('due', at(-60_000), '回电说明退费');
    await listen();
    await ring('aside.reminders');
    await notified('promise.due');
    expect((await shown()).map((one) => one.message).join()).not.toContain('退费');
  });

  it('housekeeping waits on after a restart, and deletes what is over its time, with an entry in the log, when nobody types', async () => {
    await browser.close();
    await begin();
    await until('it is waited for', async () => ((await alarm('aside.housekeeping'))?.scheduledTime ?? 0) > Date.now());
    await putSealed(browser.page, 'typing', { callId: 'closed long ago', part: 'free', at: at(-40 * DAY) }, 'text', 'closed long ago/free', { at: at(-40 * DAY), text: '还没写完' });
    // A headless browser says that somebody is there: then nothing happens, and it is tried again soon.
    await ring('aside.housekeeping');
    await until('it is put off', async () => ((await alarm('aside.housekeeping'))?.scheduledTime ?? 0) > Date.now() + 60_000);
    expect(await rowsOf(browser.page, 'typing')).toHaveLength(1);
    await worker().evaluate(() => Object.defineProperty(chrome.idle, 'queryState', { value: async () => 'idle' }));
    await ring('aside.housekeeping');
    await until('it is deleted', async () => (await rowsOf(browser.page, 'typing')).length === 0);
    await until('it is logged', async () => (await rowsOf(browser.page, 'audit')).some((row) => row['action'] === 'purge' && (row['details'] as Record<string, unknown>)['unfinished-typing'] === 1));
    await until('the next one is in a day', async () => ((await alarm('aside.housekeeping'))?.scheduledTime ?? 0) > Date.now() + DAY - 600_000);
  });
});
