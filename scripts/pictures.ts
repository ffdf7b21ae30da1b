import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startSession } from '../tests/support/browser/session.ts';
import { buildForEndToEnd } from './build-extension.ts';
import { ensureBrowser } from './find-browser.ts';
import { takePicture, writeSideBySide } from './walk/pictures.ts';
import { DEMO_AGENT } from './walk/run-walk.ts';
import { STAGES } from './walk/stages.ts';

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url));
const PANEL = { width: 360, height: 720 };
const DESK = { width: 1180, height: 760 };

/** Pictures of the panel alone, each taken after the stage of this name. */
const OF_STAGE: Readonly<Record<string, string>> = { 'note-written': 'call', 'wrap-up': 'wrap-up' };

const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
};

/** What floats fades in; a picture is taken of what stands still. */
const still = (page: Page): Promise<void> => page.evaluate(async () => { await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))); });

ensureBrowser();
buildForEndToEnd();
mkdirSync(FOLDER, { recursive: true });
const session = await startSession({ agent: DEMO_AGENT, size: { width: 1006, height: 720 }, panelSize: PANEL });
try {
  const { panel, desk, browser } = session;
  for (const stage of STAGES) {
    await stage.run(session);
    const name = OF_STAGE[stage.name];
    if (name !== undefined) {
      await still(panel);
      await picture(panel, name);
    }
    if (stage.name !== 'note-written') continue;
    // Beside the page for the README, dark, and the search over it.
    await writeSideBySide([{ ...(await takePicture('', session)), file: join(FOLDER, 'panel-beside-crm.png') }]);
    await panel.emulateMedia({ colorScheme: 'dark' });
    await picture(panel, 'call-dark');
    await panel.emulateMedia({ colorScheme: 'light' });
    await desk.press('Escape');
    await desk.press('/');
    await desk.part('search').fill('zdhk');
    await desk.part('search-hit-0').waitFor();
    await picture(panel, 'search');
    await desk.press('Escape');
  }
  const open = async (name: string, ready: (page: Page) => Promise<void>): Promise<void> => {
    const page = await browser.context.newPage();
    await page.setViewportSize(DESK);
    await page.goto(browser.address(`${name}.html`));
    await ready(page);
    await still(page);
    await picture(page, name);
    await page.close();
  };
  await open('trainer', async (page) => {
    await page.locator('[data-testid^=record-]').first().click();
    await page.getByTestId('publish').waitFor();
  });
  await open('supervisor', async (page) => {
    await page.locator('[data-testid^=call-] button').first().click();
    await page.getByTestId('review-final').waitFor();
  });
  await open('options', (page) => page.getByTestId('bank-name').waitFor());
} finally {
  await session.close();
}
