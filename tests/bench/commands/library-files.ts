import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchWithExtension } from '../../support/browser/launch.ts';
import { madeUpScripts, sheetFile } from '../library-files/made-up-sheet.ts';

const SCRIPTS = 10_000;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Starts a heartbeat in the page: `longest` is the longest stall of its main thread, in ms. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    const state = { longest: 0, last: performance.now(), on: true };
    (globalThis as unknown as { heart: typeof state }).heart = state;
    port1.onmessage = () => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
      if (state.on) port2.postMessage(null);
    };
    port2.postMessage(null);
  });
const stop = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { heart } = globalThis as unknown as { heart: { longest: number; on: boolean } };
    heart.on = false;
    return heart.longest;
  });

async function importing(file: string): Promise<{ ms: number; gapMs: number; idleGapMs: number; said: string; steps: number }> {
  const browser = await launchWithExtension();
  try {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(browser.address('trainer.html'));
    await page.getByTestId('import-file').waitFor({ state: 'attached' });
    await watch(page);
    await page.waitForTimeout(1000);
    const idleGapMs = await stop(page);
    await watch(page);
    const before = Date.now();
    await page.getByTestId('import-file').setInputFiles(file);
    const seen = new Set<number>();
    const bar = page.locator('progress');
    for (;;) {
      const take = page.getByTestId('import-take');
      if (await take.isVisible()) await take.click();
      const said = await page.getByTestId('import-said').innerText();
      if (said !== '') return { ms: Date.now() - before, gapMs: await stop(page), idleGapMs, said, steps: seen.size };
      const value = await bar.getAttribute('value', { timeout: 1000 }).catch(() => null);
      if (value !== null) seen.add(Number(value));
      await page.waitForTimeout(50);
    }
  } finally {
    await browser.close();
  }
}

/** A trainer brings 10,000 scripts in by CSV and by XLSX, in the real trainer's desk: how long, and how long the page stands still meanwhile. */
export async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aside-sheet-'));
  try {
    const scripts = madeUpScripts(SCRIPTS);
    const figures: Record<string, number> = {};
    for (const kind of ['csv', 'xlsx'] as const) {
      const file = join(folder, `scripts.${kind}`);
      writeFileSync(file, await sheetFile(kind, scripts));
      const { ms, gapMs, idleGapMs, said, steps } = await importing(file);
      console.log(`${kind}: ${SCRIPTS} scripts in ${round(ms / 1000)} s, longest gap ${round(gapMs)} ms (idle ${round(idleGapMs)}), ${steps} positions of the bar seen; said: ${said}`);
      Object.assign(figures, { [`${kind}Seconds`]: round(ms / 1000), [`${kind}LongestGapMs`]: round(gapMs), [`${kind}IdleGapMs`]: round(idleGapMs) });
    }
    console.log(JSON.stringify(figures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
