import { createServer } from 'node:http';
import { startChromium } from '../../evaluate/page-reader/browser.ts';
import { prepareReader } from '../../evaluate/page-reader/reader.ts';
import type { PageReadingFigures } from '../page-reading/in-page.ts';

const SIZES = [10_000, 50_000] as const;
const RUNS = 5;
/** Twenty seconds of a call in which five lines a second are transcribed. */
const BATCHES = 100;

const quantile = (values: readonly number[], q: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const round = (value: number, places = 2): number => Number(value.toFixed(places));

/** Full reads, mutation batches and full rescans, interleaved, on pages of two sizes in Chromium. Medians of five runs. */
export async function main(): Promise<void> {
  const reader = await prepareReader(new URL('../page-reading/in-page.ts', import.meta.url));
  // Isolated, so that the clock steps by 5 µs instead of 100.
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
    response.end('<!doctype html><meta charset="utf-8"><title>bench</title><body></body>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const browser = await startChromium();
  const bySize = new Map<number, PageReadingFigures[]>();
  try {
    for (let run = 0; run < RUNS; run += 1)
      for (const size of SIZES) {
        const page = await browser.newPage();
        await page.goto(`http://127.0.0.1:${port}/`);
        await reader.install(page);
        const figures = (await page.evaluate(`measurePageReading(${size}, ${BATCHES})`)) as PageReadingFigures;
        bySize.set(size, [...(bySize.get(size) ?? []), figures]);
        await page.close();
      }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  const of = (size: number, take: (figures: PageReadingFigures) => number): number => median((bySize.get(size) ?? []).map(take));
  for (const size of SIZES)
    console.log(`${size} nodes (${of(size, (f) => f.nodes)} with text): full ${round(of(size, (f) => f.fullMs))} ms in ${of(size, (f) => f.slices)} slices, longest ${round(of(size, (f) => f.maxSliceMs))} ms (of as many empty ones ${round(of(size, (f) => f.idleSliceMs))} ms); batch p50 ${round(of(size, (f) => median(f.batchMs)), 3)} p95 ${round(of(size, (f) => quantile(f.batchMs, 0.95)), 3)} ms; rescan p50 ${round(of(size, (f) => median(f.rescanMs)))} p95 ${round(of(size, (f) => quantile(f.rescanMs, 0.95)))} ms; turns ${of(size, (f) => f.turns)}; heap over ${BATCHES} batches ${round(of(size, (f) => f.heapMb), 1)} MB`);
  const large = SIZES[1];
  console.log(JSON.stringify({
    fullMs10k: round(of(SIZES[0], (f) => f.fullMs)), fullMs50k: round(of(large, (f) => f.fullMs)),
    maxSliceMs: round(Math.max(...SIZES.map((size) => of(size, (f) => f.maxSliceMs)))),
    batchP95Ms: round(Math.max(...SIZES.map((size) => of(size, (f) => quantile(f.batchMs, 0.95)))), 3),
    vsRescanP50: round(of(large, (f) => median(f.rescanMs) / median(f.batchMs)), 1),
    vsRescanP95: round(of(large, (f) => quantile(f.rescanMs, 0.95) / quantile(f.batchMs, 0.95)), 1),
  }));
}
