import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

/** Where a browser on Linux looks for the policies of its machine. */
const folderOf = (executable: string): string => {
  const name = basename(realpathSync(executable));
  const home = /edge/u.test(name) ? '/etc/opt/edge' : /chrome/u.test(name) && !/chromium/u.test(realpathSync(executable)) ? '/etc/opt/chrome' : '/etc/chromium';
  return join(home, 'policies', 'managed');
};

/** The id of an unpacked extension: sixteen bytes of the hash of its folder's path, in the letters a to p. */
const idOf = (extension: string): string =>
  createHash('sha256').update(extension).digest('hex').slice(0, 32).replace(/./gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** Whether this process may write the machine's policies: then the browser hands them over itself. */
export const maySetPolicies = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Sets the bank's policy for the extension: in the machine's own policy folder where that may be written, before the browser starts.
 * Returns what takes it away again. Without that right nothing is written; `pretendPolicy` stands in for the browser.
 */
export function setPolicy(executable: string, extension: string, values: object): () => void {
  if (!maySetPolicies) return () => undefined;
  const folder = folderOf(executable);
  const file = join(folder, `aside-test-${process.pid}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [idOf(extension)]: values } } }));
  return () => rmSync(file, { force: true });
}

/** Answers for the browser in pages of the extension; the worker is not reached. Everything but the browser's own delivery is as it is. */
export async function pretendPolicy(context: BrowserContext, values: object): Promise<void> {
  await context.addInitScript((given) => {
    if (location.protocol === 'chrome-extension:') Object.defineProperty(chrome.storage.managed, 'get', { value: async () => given });
  }, values);
}
