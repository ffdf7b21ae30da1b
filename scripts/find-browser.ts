import { pathToFileURL } from 'node:url';
import { ensureChineseFont, installChromium } from './browser/install.ts';
import { findInstalledBrowser, thisMachine } from './browser/known-browsers.ts';

export const NO_BROWSER =
  'No Chromium, Chrome or Edge found and none could be installed: install Chromium (or set CHROMIUM_PATH to a browser) and run again.';

/**
 * The path of a browser that can load the extension; installs one when there is none. Throws `NO_BROWSER` when the system
 * does not let us. Also sees to a font for Chinese.
 */
export function ensureBrowser(): string {
  const found = findInstalledBrowser(thisMachine()) ?? (installChromium() ? findInstalledBrowser(thisMachine()) : null);
  if (found === null) throw new Error(NO_BROWSER);
  ensureChineseFont();
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 3;
  }
}
