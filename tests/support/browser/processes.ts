import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { LaunchedBrowser } from './launch.ts';

/**
 * Kills the browser process without warning, as a crash or a power cut does. Its id stands in the profile's lock
 * ("host-1234"; Linux and macOS). Returns when the connection is gone; the profile stays for the next launch.
 */
export async function killBrowser(browser: LaunchedBrowser): Promise<void> {
  const lock = readlinkSync(join(browser.profile, 'SingletonLock'));
  const processId = Number(lock.slice(lock.lastIndexOf('-') + 1));
  const gone = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  process.kill(processId, 'SIGKILL');
  await gone;
}

/** Stops the service worker as the browser does after half a minute of idleness. */
export async function stopServiceWorker(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find((each) => each.type === 'service_worker');
  if (worker === undefined) throw new Error('no service worker is running');
  await session.send('Target.closeTarget', { targetId: worker.targetId });
  await session.detach();
}
