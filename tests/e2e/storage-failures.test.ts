import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { desk as deskOf } from '../support/browser/desk.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';
import { stopServiceWorker } from '../support/browser/processes.ts';
import { eventsOf, readCalls } from '../support/browser/records.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const PAGES = ['sidepanel.html', 'options.html', 'trainer.html', 'supervisor.html'];

describe('a page that gets no database', () => {
  let browser: LaunchedBrowser;
  beforeEach(async () => { browser = await launchWithExtension(); });
  afterEach(() => browser?.close());

  const opensWith = async (code: string, words: RegExp): Promise<void> => {
    for (const name of PAGES) {
      await browser.page.goto(browser.address(name));
      const failure = browser.page.getByTestId('launch-failure');
      await failure.waitFor();
      expect([name, await failure.getAttribute('data-code')]).toEqual([name, code]);
      expect(await failure.innerText()).toMatch(words);
    }
  };

  it('says so when the browser refuses one, as in a private window or with site data blocked', async () => {
    await browser.page.addInitScript(() => {
      Object.defineProperty(IDBFactory.prototype, 'open', { value: () => { throw new DOMException('denied', 'SecurityError'); } });
      Object.defineProperty(IDBFactory.prototype, 'databases', { value: () => Promise.reject(new DOMException('denied', 'SecurityError')) });
    });
    await opensWith('storage.refused', /无痕|隐私|不允许/u);
  });

  it('says so when newer code wrote it, saves it to a file, and changes nothing in it', async () => {
    const { page } = browser;
    await page.goto(browser.address('options.html'));
    await page.locator('h1').waitFor();
    // No page of ours holds it open; the worker opens it for a moment alone.
    await page.goto(browser.address('manifest.json'));
    const raised = () => page.evaluate(() => new Promise<number>((resolve, reject) => {
      const request = indexedDB.open('aside', 990);
      request.addEventListener('success', () => { resolve(request.result.version); request.result.close(); });
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    }));
    expect(await raised()).toBe(990);
    await opensWith('storage.newer-database', /新|更新/u);
    await page.goto(browser.address('sidepanel.html'));
    const [options] = await Promise.all([browser.context.waitForEvent('page'), page.getByTestId('to-rescue').click()]);
    for (const field of ['backup-passphrase', 'backup-again']) await options.getByTestId(field).fill('三月的河水还是凉的呀');
    const [download] = await Promise.all([options.waitForEvent('download', { timeout: 60_000 }), options.getByTestId('backup-write').click()]);
    expect(readFileSync(await download.path()).subarray(0, 18).toString()).toBe('age-encryption.org');
    await options.close();
    await page.goto(browser.address('manifest.json'));
    expect(await raised()).toBe(990);
  });
});

describe('in the middle of a call', () => {
  let session: AgentSession;
  beforeEach(async () => {
    session = await startSession();
    await session.desk.start();
  });
  afterEach(() => session?.close());

  const saved = (page: Page) => until('it is saved', async () => (await deskOf(page).savedAt.getAttribute('data-state')) === 'saved');
  const refused = (page: Page) => until('the panel says that it is not saved', async () => (await deskOf(page).savedAt.getAttribute('data-state')) === 'failed');

  it('a full disk is told, the text stays on the screen, and is saved once there is room', async () => {
    const { panel, desk, browser } = session;
    await desk.notePart('free').fill('客户说周三');
    await saved(panel);
    const protocol: CDPSession = await browser.context.newCDPSession(panel);
    const origin = new URL(panel.url());
    const quota = (quotaSize?: number): Promise<unknown> => protocol.send('Storage.overrideQuotaForOrigin', { origin: `chrome-extension://${origin.host}`, ...(quotaSize === undefined ? {} : { quotaSize }) });
    let typed = '';
    // The browser counts anew only some seconds after it last did.
    const typeUntil = async (state: 'saved' | 'failed'): Promise<void> => {
      for (let turn = 0; turn < 60; turn += 1) {
        typed += `第${turn}句。`;
        await desk.notePart('free').fill(typed);
        await until('the write is over', async () => (await desk.savedAt.getAttribute('data-state')) !== 'saving');
        if ((await desk.savedAt.getAttribute('data-state')) === state) return;
        await new Promise((resolve) => { setTimeout(resolve, 500); });
      }
      throw new Error(`never ${state}`);
    };
    await quota(1);
    await typeUntil('failed');
    expect(await desk.savedAt.innerText()).toMatch(/满/u);
    expect(await desk.notePart('free').inputValue()).toBe(typed);
    await quota();
    // Nothing is typed or pressed: what could not be saved is tried again.
    await until('it is saved by itself', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved', 60_000);
    const [call] = await readCalls(panel);
    expect(call!.typing['free'] ?? eventsOf(call!, 'note.edited').at(-1)!['text']).toBe(typed);
  });

  it('a second panel on the same call is told that another one writes, and overwrites nothing', async () => {
    const { panel, desk, browser } = session;
    const second = await browser.context.newPage();
    await second.goto(browser.address('sidepanel.html'));
    const other = deskOf(second);
    await other.start();
    await desk.press('2');
    await until('the type is set', async () => (await desk.type(2).getAttribute('aria-checked')) === 'true');
    await saved(panel);
    await other.press('3');
    await refused(second);
    expect(await other.savedAt.innerText()).toMatch(/另一/u);
    const [call, ...others] = await readCalls(panel);
    expect(others).toEqual([]);
    expect(eventsOf(call!, 'type.set').map((event) => event['to'])).toHaveLength(1);
    // Begun anew it reads what the other wrote, and writes on.
    await second.reload();
    await other.start();
    await until('the second panel shows what the first wrote', async () => (await other.type(2).getAttribute('aria-checked')) === 'true');
    await other.press('3');
    await until('and writes on', async () => (await other.type(3).getAttribute('aria-checked')) === 'true');
    await saved(second);
  });

  it('a service worker stopped every second loses nothing', async () => {
    const { panel, desk, browser } = session;
    const over = new AbortController();
    let stopped = 0;
    const stopping = (async () => {
      for (; !over.signal.aborted; await new Promise((resolve) => { setTimeout(resolve, 1000); })) if (await stopServiceWorker(browser.context).then(() => true, () => false)) stopped += 1;
    })();
    const field = desk.notePart('free');
    const words = Array.from({ length: 12 }, (_, index) => `第${index + 1}句。`);
    try {
      for (const [index, word] of words.entries()) {
        await field.pressSequentially(word, { delay: 60 });
        if (index % 4 === 3) {
          const due = await desk.dueStep.getAttribute('data-step');
          await desk.press('Space');
          await until('the next step is due', async () => (await desk.dueStep.getAttribute('data-step')) !== due);
        }
        // The page tells the worker of a change, which has to start for it.
        await session.crm.say('customer', `我想问一下年费，第${index}次`);
      }
      await saved(panel);
    } finally {
      over.abort();
      await stopping;
    }
    expect(stopped).toBeGreaterThan(2);
    const [call, ...others] = await readCalls(panel);
    expect(others).toEqual([]);
    expect(call!.typing['free'] ?? eventsOf(call!, 'note.edited').at(-1)!['text']).toBe(words.join(''));
    expect(eventsOf(call!, 'step.ticked')).toHaveLength(3);
    expect(call!.events.map((event) => event.seq)).toEqual(call!.events.map((_, index) => index + 1));
  });
});
