import { createServer } from 'node:http';
import { bundle, startChromium } from '../../evaluate/page-reader/browser.ts';
import { makeCorpus } from '../search/corpus.ts';
import type { OpeningFigures, SearchFigures, Timed, TypingFigures } from '../search/in-page.ts';
import { makeQueries } from '../search/queries.ts';

const RUNS = 3;
const QUERIES = 200;
/** Fuse scans every record: a few queries, every class among them. */
const SLOW_QUERIES = 60;

const quantile = (values: readonly number[], q: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const round = (value: number, places = 3): number => Number(value.toFixed(places));

/**
 * Ours against its peers in the same run, in Chromium: recall, time a keystroke, building, restoring, memory, and typing at 50,000
 * scripts. `--quick` makes one run with half as many queries.
 */
export async function main(args: readonly string[]): Promise<void> {
  const quick = args.includes('--quick');
  const script = await bundle(new URL('../search/in-page.ts', import.meta.url));
  const worker = await bundle(new URL('../../../entrypoints/sidepanel/search-worker.ts', import.meta.url));
  const server = createServer((request, response) => {
    if (request.url === '/worker.js') return void response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cross-origin-embedder-policy': 'require-corp' }).end(worker);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
    response.end('<!doctype html><meta charset="utf-8"><title>bench</title><body></body>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const browser = await startChromium();
  const context = await browser.newContext();
  const inPage = async <T>(call: string): Promise<T> => {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(`globalThis.process = { env: { NODE_ENV: 'production' } }; ${script}`);
    const result = (await page.evaluate(call)) as T;
    await page.close();
    return result;
  };
  const measure = (size: number, peers: boolean): Promise<SearchFigures> => {
    const queries = makeQueries(makeCorpus(size), quick ? QUERIES / 2 : QUERIES);
    return inPage(`measureSearch(${size}, ${JSON.stringify(queries)}, ${JSON.stringify(queries.slice(0, quick ? 12 : SLOW_QUERIES))}, ${peers})`);
  };
  const opening = (size: number): Promise<OpeningFigures> => inPage(`measureOpening(${size}, ${JSON.stringify(makeQueries(makeCorpus(size), 1)[0]!.q)})`);
  try {
    const small = await measure(1_000, true);
    table('1,000 scripts', small);
    const runs: SearchFigures[] = [];
    const openings: OpeningFigures[] = [];
    for (let run = 0; run < (quick ? 1 : RUNS); run += 1) {
      runs.push(await measure(10_000, true));
      openings.push(await opening(10_000));
    }
    table('10,000 scripts (first run)', runs[0]!);
    const large: SearchFigures[] = [];
    for (let run = 0; run < (quick ? 1 : RUNS); run += 1) large.push(await measure(50_000, false));
    table('50,000 scripts (first run)', large[0]!);
    console.log(`\nopened anew: restored in ${round(median(openings.map((one) => one.restoreMs)), 1)} ms, first query ${round(median(openings.map((one) => one.coldMs)), 2)} ms at 10,000; ${Object.values(await opening(50_000)).map((ms) => round(ms, 1)).join(' and ')} ms at 50,000`);
    const typing = await inPage<TypingFigures>(`measureTyping(50000, ${JSON.stringify('信用卡盗刷争议怎么处理的')}, 80)`);
    console.log(`\ntyping at 50,000: longest gap ${round(typing.longestGapMs, 1)} ms (idle ${round(typing.idleGapMs, 1)} ms), letter to results p50 ${round(median(typing.latencyMs), 2)} ms, p95 ${round(quantile(typing.latencyMs, 0.95), 2)} ms`);
    console.log(`the index of 50,000 by the worker: built in ${round(typing.buildMs, 0)} ms (longest gap ${round(typing.buildGapMs, 1)} ms), restored in ${round(typing.restoreMs, 0)} ms (longest gap ${round(typing.restoreGapMs, 1)} ms)`);
    const peer = (run: SearchFigures, name: string): Timed => run.peers.find((one) => one.name === name)!;
    const of = (take: (run: SearchFigures) => number): number => median(runs.map(take));
    console.log(JSON.stringify({
      vsFuse: round(of((run) => median(peer(run, 'fuse as shipped').queryMs) / median(run.ours.queryMs)), 1),
      vsMiniSearch: round(of((run) => median(peer(run, 'MiniSearch').queryMs) / median(run.ours.queryMs)), 2),
      vsMiniSearchP95: round(of((run) => quantile(peer(run, 'MiniSearch').queryMs, 0.95) / quantile(run.ours.queryMs, 0.95)), 2),
      recall5: round(of((run) => run.ours.recall5)),
      bestPeerRecall5: round(of((run) => Math.max(...run.peers.map((one) => one.recall5)))),
      p95Ms10k: round(of((run) => quantile(run.ours.queryMs, 0.95)), 2),
      p95Ms50k: round(median(large.map((run) => quantile(run.ours.queryMs, 0.95))), 2),
      coldMs10k: round(median(openings.map((one) => one.coldMs)), 2),
      buildVsMiniSearch: round(of((run) => peer(run, 'MiniSearch').buildMs / run.ours.buildMs), 2),
      heapMb10k: round(of((run) => run.indexMb), 2),
    }));
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

function table(title: string, { ours, peers, indexMb }: SearchFigures): void {
  console.log(`\n${title}: index ${round(indexMb, 2)} MB`);
  for (const one of [ours, ...peers]) {
    console.log(`  ${one.name.padEnd(16)} build ${String(round(one.buildMs, 0)).padStart(6)} ms   query p50 ${String(round(median(one.queryMs), 2)).padStart(8)}  p95 ${String(round(quantile(one.queryMs, 0.95), 2)).padStart(8)} ms   recall@5 ${one.recall5.toFixed(3)}  mrr ${one.mrr.toFixed(3)}`);
  }
  console.log(`  ours by class: ${Object.entries(ours.byClass).map(([kind, value]) => `${kind} ${value.toFixed(2)}`).join(', ')}`);
}
