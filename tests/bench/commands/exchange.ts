import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/find-browser.ts';
import type { ExchangeBench } from '../exchange/page.ts';
import { servePage } from '../storage/serve-page.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** So long the page is idle to tell what it does without the exchange, in milliseconds. */
const IDLE = 20_000;

/**
 * What an agent's closed calls cost on their way through a folder to a lead's desk in Chromium: 100,000 calls (`--calls N` for fewer) out,
 * in, in a worker as in the product, and the longest gap of the page while they come in. `vsPlainJson`: records a second in, of those of plain JSON files without
 * keys or signatures that end in the same blocks, of at most 20,000 calls (1: as fast). `pageWorked`: how long
 * the page's own thread worked while they came in, in milliseconds. `--many N`: rounds beside N bundles of one call each.
 */
export async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--calls');
  const count = at === -1 ? 100_000 : Number(args[at + 1]);
  const profile = mkdtempSync(join(tmpdir(), 'exchange-bench-'));
  const server = await servePage(new URL('../exchange/page.ts', import.meta.url));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction(() => 'bench' in globalThis);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    /** Milliseconds in which the page's own thread was at work since it began. */
    const worked = async (): Promise<number> => ((await cdp.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
    await page.evaluate((calls) => (globalThis as unknown as { bench: ExchangeBench }).bench.prepare(calls), count);
    const sent = await page.evaluate(() => (globalThis as unknown as { bench: ExchangeBench }).bench.send());
    const before = await worked();
    const taken = await page.evaluate(() => (globalThis as unknown as { bench: ExchangeBench }).bench.takeIn());
    const pageWorked = (await worked()) - before;
    const idle = await page.evaluate((rests) => (globalThis as unknown as { bench: ExchangeBench }).bench.rest(rests), Math.min(IDLE, Math.max(1000, taken.in)));
    const figures = { ...sent, ...taken, idle, pageWorked, ...(await page.evaluate(() => (globalThis as unknown as { bench: ExchangeBench }).bench.rival())) };
    console.table(Object.fromEntries(Object.entries({ calls: count, ...figures }).map(([name, value]) => [name, round(value)])));
    const many = args.indexOf('--many');
    if (many !== -1) {
      const bundles = Number(args[many + 1]);
      const rounds = await page.evaluate((number) => (globalThis as unknown as { bench: ExchangeBench }).bench.many(number), bundles);
      console.table(Object.fromEntries(Object.entries({ bundles, ...rounds }).map(([name, value]) => [name, round(value)])));
    }
    const [outPerSecond, inPerSecond] = [(count / figures.out) * 1000, (count / figures.in) * 1000];
    console.log(JSON.stringify({
      inPerSecond: round(inPerSecond), outPerSecond: round(outPerSecond), catchUpMs: round(figures.in),
      longestGapMs: round(figures.gap), idleGapMs: round(figures.idle), vsPlainJson: round(inPerSecond / ((figures.rivals / figures.plainIn) * 1000)),
    }));
  } finally {
    await context.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
