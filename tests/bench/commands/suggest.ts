import { createServer } from 'node:http';
import { bundle, startChromium } from '../../evaluate/page-reader/browser.ts';
import type { SuggestFigures } from '../suggest/in-page.tsx';

const SCRIPTS = 10_000;
const SAMPLES = 200;
const RUNS = 3;

const quantile = (values: readonly number[], q: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const round = (value: number, places = 2): number => Number(value.toFixed(places));

/** A new customer turn to three rendered lines, `suggest` alone, and both after 10, 100 and 1,000 turns, in Chromium. Medians of three runs. */
export async function main(): Promise<void> {
  const script = await bundle(new URL('../suggest/in-page.tsx', import.meta.url));
  // Isolated, so that the clock steps by 5 µs instead of 100.
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
    response.end('<!doctype html><meta charset="utf-8"><title>bench</title><body></body>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const browser = await startChromium();
  const runs: SuggestFigures[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.evaluate(`globalThis.process = { env: { NODE_ENV: 'production' } }; ${script}`);
      runs.push((await page.evaluate(`measureSuggest(${SCRIPTS}, ${SAMPLES})`)) as SuggestFigures);
      await page.close();
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  if (runs.some((run) => run.lines !== 3)) throw new Error('three lines were not rendered');
  const of = (take: (run: SuggestFigures) => number) => median(runs.map(take));
  console.log(`${SCRIPTS} scripts; index once ${round(of((run) => run.indexMs), 1)} ms, models decoded once ${round(of((run) => run.modelMs), 1)} ms\nturns so far\tturn to lines p50\tp95 ms`);
  for (const length of ['10', '100', '1000']) console.log(`${length}\t${round(of((run) => median(run.turnToLinesMs[length]!)))}\t${round(of((run) => quantile(run.turnToLinesMs[length]!, 0.95)))}`);
  console.log(`suggest alone\tp50 ${round(of((run) => median(run.suggestMs)), 3)}\tp95 ${round(of((run) => quantile(run.suggestMs, 0.95)), 3)} ms`);
  console.log(JSON.stringify({
    turnToLinesP95Ms: round(Math.max(...['10', '100', '1000'].map((length) => of((run) => quantile(run.turnToLinesMs[length]!, 0.95))))),
    suggestP95Ms: round(of((run) => quantile(run.suggestMs, 0.95)), 3),
    growth1000vs10: round(of((run) => median(run.turnToLinesMs['1000']!) / median(run.turnToLinesMs['10']!))),
  }));
}
