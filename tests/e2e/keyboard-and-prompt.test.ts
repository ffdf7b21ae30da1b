import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveDemo, type DemoServer } from '../../scripts/serve-demo.ts';
import { until } from '../../scripts/walk/expectations.ts';
import { desk as deskOf } from '../support/browser/desk.ts';
import { startDisplay, type VirtualDisplay } from '../support/browser/display.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';

/** The product itself, without the end-to-end build's granted host: here the prompt is answered. */
const PRODUCT = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

let display: VirtualDisplay;
let server: DemoServer;
let browser: LaunchedBrowser;
beforeEach(async () => {
  if (!existsSync(join(PRODUCT, 'manifest.json'))) throw new Error(`no built extension in ${PRODUCT}: npm run build`);
  display = await startDisplay();
  server = await serveDemo();
  browser = await launchWithExtension({ headless: false, extension: PRODUCT, display: display.name });
});
afterEach(async () => {
  await browser?.close();
  await server?.close();
  display?.close();
});

/** Presses a shortcut until it worked: a window that has just come up has no focus yet. */
async function pressUntil<T>(key: string, worked: Promise<T>): Promise<T> {
  let result: { readonly value: T } | null = null;
  const waiting = worked.then((value) => { result = { value }; });
  await until(`${key} works`, async () => {
    if (result === null) display.press(key);
    await Promise.race([waiting, new Promise((resolve) => { setTimeout(resolve, 700); })]);
    return result !== null;
  });
  return result!.value;
}
const openedPanel = (): Promise<Page> => browser.context.waitForEvent('page', { predicate: (page) => page.url().includes('/sidepanel.html'), timeout: 20_000 });

it('the real shortcut opens the panel and lets it read the page in front; the browser\'s own prompt lets it read the site from then on', async () => {
  const { page } = browser;
  await page.goto(`${server.origin}/customers/1001`);
  await page.locator('html[data-ready=true]').waitFor();
  await page.bringToFront();
  display.moveTo(400, 500);
  const panel = await pressUntil('alt+q', openedPanel());
  const desk = deskOf(panel);
  await until('the page is read', async () => (await desk.readingState.getAttribute('data-state')) === 'read');
  const readable = () => panel.evaluate(async (origins) => chrome.permissions.contains({ origins }), [`${server.origin}/*`]);
  expect(await readable()).toBe(false);

  const asks = panel.getByTestId('grant-always');
  await asks.click();
  // The prompt is a window of the browser that no page reaches; the keyboard does: one step from where it begins stands "Allow".
  await until('the prompt is answered', async () => {
    display.press('Tab', 'Return');
    await new Promise((resolve) => { setTimeout(resolve, 700); });
    return readable();
  });
  await asks.waitFor({ state: 'detached' });
  const second = await browser.context.newPage();
  await second.goto(`${server.origin}/customers/1005`);
  await until('another tab of the site is read without a gesture', async () => (await desk.readingState.getAttribute('data-state')) === 'read');
});

it('a panel that stands open reads a page it was not allowed to, once the shortcut is pressed on it; the note\'s shortcut leads into the note', async () => {
  const { page } = browser;
  await page.bringToFront();
  display.moveTo(400, 500);
  const panel = await pressUntil('alt+q', openedPanel());
  await page.goto(`${server.origin}/customers/1001`);
  await panel.getByTestId('wake').waitFor();
  const desk = deskOf(panel);
  await pressUntil('alt+q', until('the page is read', async () => (await desk.readingState.getAttribute('data-state')) === 'read'));
  await pressUntil('alt+n', until('the note has the focus', () => desk.notePart('free').evaluate((field) => field === document.activeElement)));
});
