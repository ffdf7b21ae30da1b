import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/find-browser.ts';
import { longestTasks, type LongTask } from '../exchange/longest-tasks.ts';
import type { ExchangeBench } from '../exchange/page.ts';
import { servePage } from '../storage/serve-page.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const numberAfter = (args: readonly string[], name: string, otherwise: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);

/** So long the page is idle, and so long beside a worker that only counts, in milliseconds. */
const IDLE = 10_000;
const TASKS_SHOWN = 5;

/**
 * What an agent's closed calls cost on their way through a folder to a lead's desk in Chromium: 100,000 calls (`--calls N`) out and in, in a
 * worker as in the product. The page that takes them in is one that was opened for it: what it took to make the calls up is another page's.
 * Gaps are medians of three runs (`--runs N`), each into an empty desk, of a page that beats without pause and reads its list again as the lead's
 * desk does; `busy` is the gap beside a worker that only counts. Rates are those of a page that does nothing beside; `vsPlainJson`: records a
 * second in, of those of plain JSON files without keys or signatures that end in the same blocks, of at most 20,000 calls (1: as fast).
 * `--tasks`: what the longest tasks of the page's own thread were, in a run that is traced. `--many N`: rounds beside N bundles of one call each.
 */
export async function main(args: readonly string[]): Promise<void> {
  const [count, runs] = [numberAfter(args, '--calls', 100_000), numberAfter(args, '--runs', 3)];
  const profile = mkdtempSync(join(tmpdir(), 'exchange-bench-'));
  const server = await servePage(new URL('../exchange/page.ts', import.meta.url));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const onNewPage = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction(() => 'bench' in globalThis);
    const done = await work(page);
    await page.close();
    return done;
  };
  try {
    const sent = await onNewPage((page) => page.evaluate((calls) => (globalThis as unknown as { bench: ExchangeBench }).bench.send(calls), count));
    const taken = await onNewPage(async (page) => ({
      in: await page.evaluate((calls) => (globalThis as unknown as { bench: ExchangeBench }).bench.takeIn(calls, 'rate', false), count),
      ...(await page.evaluate((calls) => (globalThis as unknown as { bench: ExchangeBench }).bench.nothingNew(calls, 'rate'), count)),
      ...(await page.evaluate((calls) => (globalThis as unknown as { bench: ExchangeBench }).bench.rival(calls, 'rate'), count)),
    }));
    const gaps = [];
    for (let run = 0; run < runs; run += 1) {
      gaps.push(await onNewPage((page) => page.evaluate(([calls, name, idle]) => (globalThis as unknown as { bench: ExchangeBench }).bench.gaps(calls, name, idle), [count, String(run), IDLE] as const)));
    }
    console.table(Object.fromEntries(Object.entries({ calls: count, ...sent, ...taken }).map(([name, value]) => [name, round(value)])));
    console.table(gaps.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, round(value)]))));
    if (args.includes('--tasks')) console.table((await onNewPage((page) => tasksOf(page, count))).map(({ ms, cpuMs, what }) => ({ ms: round(ms), cpuMs: round(cpuMs), what })));
    const bundles = numberAfter(args, '--many', 0);
    if (bundles > 0) {
      const rounds = await onNewPage((page) => page.evaluate((number) => (globalThis as unknown as { bench: ExchangeBench }).bench.many(number), bundles));
      console.table(Object.fromEntries(Object.entries({ bundles, ...rounds }).map(([name, value]) => [name, round(value)])));
    }
    const [outPerSecond, inPerSecond] = [(count / sent.out) * 1000, (count / taken.in) * 1000];
    console.log(JSON.stringify({
      inPerSecond: round(inPerSecond), outPerSecond: round(outPerSecond), catchUpMs: round(taken.in),
      longestGapMs: round(median(gaps.map((one) => one.gap))), idleGapMs: round(median(gaps.map((one) => one.idle))), vsPlainJson: round(inPerSecond / ((taken.rivals / taken.plainIn) * 1000)),
    }));
  } finally {
    await context.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function tasksOf(page: Page, count: number): Promise<readonly LongTask[]> {
  const cdp = await page.context().newCDPSession(page);
  return longestTasks(cdp, ['catch-up', 'caught-up'], TASKS_SHOWN, () => page.evaluate((calls) => (globalThis as unknown as { bench: ExchangeBench }).bench.takeIn(calls, 'traced', true), count));
}
