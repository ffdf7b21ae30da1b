import type { BrowserContext, Worker } from 'playwright-core';

/**
 * Loads the extension over the debugging pipe: the way that is left in branded Chrome and Edge, which ignore
 * `--load-extension` since 137. Throws when the browser does not take it.
 */
export async function loadOverThePipe(context: BrowserContext, extension: string): Promise<Worker> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser closed before the extension was loaded');
  const session = await browser.newBrowserCDPSession();
  const started = context.waitForEvent('serviceworker', { timeout: 15_000 });
  // Playwright's typings end before this method of the protocol.
  await (session as unknown as { send(method: string, params: object): Promise<unknown> }).send('Extensions.loadUnpacked', { path: extension });
  return started;
}
