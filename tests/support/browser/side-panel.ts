import type { Page } from 'playwright-core';
import type { LaunchedBrowser } from './launch.ts';

export const PANEL_SIZE = { width: 360, height: 640 };

/**
 * Opens the real side panel beside `page` and returns the panel as a page. A panel opens only in a person's gesture on a page of
 * the extension, so one is opened for the click and closed again; afterwards `page` is in front, as the panel needs it.
 */
export async function openSidePanel(browser: LaunchedBrowser, page: Page, size: typeof PANEL_SIZE | null = PANEL_SIZE): Promise<Page> {
  const { context } = browser;
  const opener = await context.newPage();
  await opener.goto(browser.address('manifest.json'));
  await opener.evaluate(async () => {
    const { id: windowId } = await chrome.windows.getCurrent();
    if (windowId === undefined) throw new Error('the window has no id');
    document.addEventListener('click', () => void chrome.sidePanel.open({ windowId }), { once: true });
  });
  const appeared = context.waitForEvent('page', { predicate: (each) => each.url().includes('/sidepanel.html'), timeout: 20_000 });
  await opener.mouse.click(20, 20);
  const panel = await appeared;
  await opener.close();
  await page.bringToFront();
  if (size) await panel.setViewportSize(size);
  return panel;
}

/** Closes the panel as the person does with its cross, and returns when it is gone. */
export async function closeSidePanel(panel: Page): Promise<void> {
  const gone = panel.waitForEvent('close');
  await panel.evaluate(() => window.close()).catch(() => undefined);
  await gone;
}
