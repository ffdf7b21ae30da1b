import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/find-browser.ts';
import { servePage } from '../bench/storage/serve-page.ts';
import { seeded } from '../bench/storage/made-up-calls.ts';
import { killBrowser } from '../support/browser/processes.ts';
import type { Torture } from './page.ts';
import { browserProcesses, untilGone } from './process-tree.ts';
import { faultsOf, type Found, type Told } from './told.ts';

/** What the page is at when it is killed, in turn. */
const WORK = ['keepCalling', 'keepPacking', 'keepMigrating'] as const satisfies readonly (keyof Torture)[];

export interface Round {
  readonly work: (typeof WORK)[number];
  readonly killedAfterMs: number;
  /** Answers "saved" until then, in all rounds. */
  readonly told: number;
  readonly calls: number;
  /** What is wrong after the restart; empty when nothing is. */
  readonly faults: readonly string[];
}

/** Longest time a scripted call is left running, in milliseconds. */
const LONGEST = 1500;

/**
 * Kills a real browser (SIGKILL) in the middle of writing, `count` times on one profile, at random moments, and compares what is
 * found after each restart with what had been told as saved.
 */
export async function killRounds(count: number, seed: number, each: (round: Round) => void = () => undefined): Promise<readonly Round[]> {
  const random = seeded(seed);
  const profile = mkdtempSync(join(tmpdir(), 'torture-'));
  const server = await servePage(new URL('./page.ts', import.meta.url));
  const told: Told[] = [];
  const rounds: Round[] = [];
  try {
    for (let turn = 0; turn < count; turn += 1) {
      const killedAfterMs = Math.floor(random() * LONGEST);
      const work = WORK[turn % WORK.length]!;
      await workUntilKilled(profile, server.origin, work, killedAfterMs, told);
      const found = await findAfterwards(profile, server.origin);
      const round = { work, killedAfterMs, told: told.length, calls: found.calls.length, faults: faultsOf(told, found) };
      rounds.push(round);
      each(round);
    }
    return rounds;
  } finally {
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function launch(profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: false,
    args: ['--headless=new', '--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

async function workUntilKilled(profile: string, origin: string, work: Round['work'], milliseconds: number, told: Told[]): Promise<void> {
  const { context, page } = await launch(profile);
  let began: () => void = () => undefined;
  const first = new Promise<void>((resolve) => { began = resolve; });
  await page.exposeFunction('told', (one: Told) => {
    told.push(one);
    began();
  });
  await page.goto(origin);
  await page.waitForFunction(() => 'torture' in globalThis);
  let broken: unknown;
  // It ends by the kill alone, which is no fault; what it throws before is.
  const working = page.evaluate((name) => (globalThis as unknown as { torture: Torture }).torture[name]() as Promise<void>, work).catch((error: unknown) => { broken = error; });
  await Promise.race([first, working]);
  if (broken !== undefined) throw broken;
  await new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  const processes = browserProcesses(profile);
  await killBrowser({ context, profile } as Parameters<typeof killBrowser>[0]);
  // The storage service outlives the browser by some milliseconds. Started on the same files meanwhile, Chromium takes the
  // database for damaged and deletes it (seen once in 23 quick restarts on a busy machine, 2026-11-22).
  await untilGone(processes);
}

async function findAfterwards(profile: string, origin: string): Promise<Found> {
  const { context, page } = await launch(profile);
  try {
    await page.goto(origin);
    await page.waitForFunction(() => 'torture' in globalThis);
    return await page.evaluate(() => (globalThis as unknown as { torture: Torture }).torture.find());
  } finally {
    await context.close();
  }
}
