import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/find-browser.ts';
import type { StorageBench } from '../storage/page.ts';
import { servePage } from '../storage/serve-page.ts';

const RUNS = 3;
/** In the journal beside the blocks. */
const JOURNAL = 500;
const KEYSTROKES = 300;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * What the vault and its notes cost in Chromium, with 100,000 closed calls (`--calls N` for fewer). Medians of three runs; each
 * opening is that of a page just loaded.
 */
export async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--calls');
  const calls = at === -1 ? 100_000 : Number(args[at + 1]);
  const profile = mkdtempSync(join(tmpdir(), 'storage-bench-'));
  const server = await servePage(new URL('../storage/page.ts', import.meta.url));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    await measure(context, server.origin, calls);
  } finally {
    await context.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function measure(context: BrowserContext, origin: string, calls: number): Promise<void> {
  const run = async <K extends keyof StorageBench>(name: K, ...args: Parameters<StorageBench[K]>): Promise<Awaited<ReturnType<StorageBench[K]>>> => {
    const page = await freshPage(context, origin);
    const result = await page.evaluate(([what, given]) => (globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[what as string]!(...(given as unknown[])), [name, args] as const);
    await page.close();
    return result as Awaited<ReturnType<StorageBench[K]>>;
  };
  console.log(`${calls} closed calls of ${Math.round(await run('bytesOf', 200))} bytes each as JSON`);
  const imports = [];
  for (let turn = 0; turn < RUNS; turn += 1) imports.push(await run('importCalls', calls));
  table('import', imports.map((one) => ({ 'in blocks ms': one.blocks, 'one a row ms': one.rows, ratio: one.rows / one.blocks, 'packing from events ms': one.packing })));
  await run('addJournal', JOURNAL);
  const [opens, loads, saves, unlocks] = [[], [], [], []] as [Awaited<ReturnType<StorageBench['openAndList']>>[], Awaited<ReturnType<StorageBench['loadAll']>>[], Awaited<ReturnType<StorageBench['autosave']>>[], number[]];
  for (let turn = 0; turn < RUNS; turn += 1) {
    opens.push(await run('openAndList'));
    loads.push(await run('loadAll', calls));
    saves.push(await run('autosave', KEYSTROKES));
    unlocks.push(await run('unlock'));
  }
  table('open, first 50, next 50, a page far down (ms)', opens);
  table('all notes in a worker (ms)', loads.map(({ scans, ...one }) => ({ ...one, ...scans })));
  table('autosave (ms)', saves);
  table('unlock (ms)', unlocks.map((ms) => ({ ms })));
  console.log(JSON.stringify({
    autosaveP95Ms: round(median(saves.map((one) => one.p95))),
    openFirst50Ms: round(median(opens.map((one) => one.first))),
    nextPageMs: round(median(opens.map((one) => one.next))),
    loadAllMs: round(median(loads.map((one) => one.load))),
    longestGapMs: round(median(loads.map((one) => one.gap))),
    idleGapMs: round(median(loads.map((one) => one.idle))),
    scanMs: round(median(loads.map((one) => one.scan))),
    importRatio: round(median(imports.map((one) => one.rows / one.blocks))),
    unlockMs: round(median(unlocks)),
  }));
}

function table(title: string, rows: readonly object[]): void {
  console.log(`\n${title}`);
  console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(Number(value))]))));
}

async function freshPage(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}
