import { indexOf } from '../../../entrypoints/sidepanel/search-index-source.ts';
import { keepSnapshot, readSnapshot } from '../../../entrypoints/sidepanel/search-snapshots.ts';
import { fingerprintsOf } from '../../../scripts-library/search/fingerprint.ts';
import { buildIndex, indexBytes, type SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { createSearcher, type Searcher } from '../../../scripts-library/search/search.ts';
import { makeCorpus } from './corpus.ts';
import { judge, type JudgedQuery } from './judged.ts';
import { flexSearch, fusePlain, fuseTuned, microFuzzy, miniSearch, orama, type Peer } from './peers.ts';
import { longestGap } from '../longest-gap.ts';

export interface Timed {
  readonly name: string;
  readonly buildMs: number;
  /** One time a query, in milliseconds; short ones the mean of twenty calls. */
  readonly queryMs: readonly number[];
  readonly recall5: number;
  readonly mrr: number;
  readonly byClass: Readonly<Record<string, number>>;
}

export interface SearchFigures {
  readonly ours: Timed;
  readonly peers: readonly Timed[];
  readonly indexMb: number;
}

/** A page just opened, the index kept from before. */
export interface OpeningFigures {
  /** Reading the snapshot from IndexedDB. */
  readonly restoreMs: number;
  /** The searcher made and the first query answered. */
  readonly coldMs: number;
}

export interface TypingFigures {
  readonly idleGapMs: number;
  readonly longestGapMs: number;
  readonly latencyMs: readonly number[];
  /** The index built in the worker, the records copied to it in slices; then restored through it. */
  readonly buildMs: number;
  readonly buildGapMs: number;
  readonly restoreMs: number;
  readonly restoreGapMs: number;
}

let records: readonly SearchRecord[] = [];

/** Records as they come from a file: flat strings, so that nobody pays for those of the generator. */
const corpusOf = (size: number): readonly SearchRecord[] => JSON.parse(JSON.stringify(makeCorpus(size))) as readonly SearchRecord[];

const timed = async <T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly ms: number }> => {
  const from = performance.now();
  const value = await work();
  return { value, ms: performance.now() - from };
};

/** A call shorter than this is timed with others: the clock steps by 0.1 ms. */
const SHORT_MS = 2;
const CALLS = 20;

/** Mean of as many calls timed together; ours and peers alike. */
async function together(call: () => unknown): Promise<number> {
  const from = performance.now();
  for (let turn = 0; turn < CALLS; turn += 1) {
    const answer = call();
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - from) / CALLS;
}

async function measure(name: string, buildMs: number, queries: readonly JudgedQuery[], search: (query: string) => readonly string[] | Promise<readonly string[]>): Promise<Timed> {
  const queryMs: number[] = [];
  const judged: { readonly kind: string; readonly recall5: number; readonly reciprocal: number }[] = [];
  for (const query of queries) {
    const { value, ms } = await timed(() => search(query.q));
    queryMs.push(ms < SHORT_MS ? await together(() => search(query.q)) : ms);
    judged.push({ kind: query.class, ...judge(query, value) });
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
  return {
    name, buildMs, queryMs,
    recall5: mean(judged.map((one) => one.recall5)),
    mrr: mean(judged.map((one) => one.reciprocal)),
    byClass: Object.fromEntries([...Map.groupBy(judged, (one) => one.kind)].map(([kind, of]) => [kind, mean(of.map((one) => one.recall5))])),
  };
}

const ids = (searcher: Searcher) => (query: string): readonly string[] => searcher.search(query, { limit: 20 }).map((one) => one.record.id);

/** Ours and its peers over the same records and queries; `slow` queries are the few for peers that scan every record. */
async function measureSearch(size: number, queries: readonly JudgedQuery[], slow: readonly JudgedQuery[], withPeers: boolean): Promise<SearchFigures> {
  if (records.length !== size) records = corpusOf(size);
  const { value: index, ms: buildMs } = await timed(() => buildIndex(records));
  await keepSnapshot(`bench-${size}`, { index, prints: fingerprintsOf(records) }, Date.now());
  const searcher = createSearcher(records, index);
  for (const query of queries) searcher.search(query.q);
  const ours = await measure('ours', buildMs, queries, ids(searcher));
  const peers: Timed[] = [];
  if (withPeers) {
    const makers: readonly (readonly [(of: readonly SearchRecord[]) => Peer | Promise<Peer>, readonly JudgedQuery[]])[] = [[miniSearch, queries], [fusePlain, slow], [fuseTuned, slow], [microFuzzy, queries], [flexSearch, queries], [orama, queries]];
    for (const [make, asked] of makers) {
      const { value: peer, ms } = await timed(() => make(records));
      peers.push(await measure(peer.name, ms, asked, (query) => peer.search(query)));
    }
  }
  return { ours, peers, indexMb: indexBytes(index) / 1e6 };
}

/** In a page of its own after `measureSearch`: nothing is warm but the snapshot. */
async function measureOpening(size: number, query: string): Promise<OpeningFigures> {
  const opened = corpusOf(size);
  const restored = await timed(() => readSnapshot(`bench-${size}`));
  if (restored.value === null) throw new Error('no snapshot was kept');
  const { index } = restored.value;
  const cold = await timed(() => ids(createSearcher(opened, index))(query));
  return { restoreMs: restored.ms, coldMs: cold.ms };
}

/** Builds in the worker, restores, and types a query letter by letter, while the longest gap of the page's thread is watched. */
async function measureTyping(size: number, typed: string, interval: number): Promise<TypingFigures> {
  if (records.length !== size) records = corpusOf(size);
  const startWorker = (): Worker => new Worker('/worker.js');
  const idleGapMs = await longestGap(() => pause(1_000));
  let buildMs = 0;
  const buildGapMs = await longestGap(async () => { buildMs = (await timed(() => indexOf(records, startWorker))).ms; });
  let restored: Awaited<ReturnType<typeof indexOf>> | null = null;
  let restoreMs = 0;
  const restoreGapMs = await longestGap(async () => {
    const { value, ms } = await timed(() => indexOf(records, startWorker));
    restored = value;
    restoreMs = ms;
  });
  const { index, from } = restored!;
  if (from !== 'snapshot') throw new Error(`the index came from ${from}`);
  const searcher = createSearcher(records, index);
  const latencyMs: number[] = [];
  const longestGapMs = await longestGap(async () => {
    for (let length = 1; length <= typed.length; length += 1) {
      const began = performance.now();
      searcher.search(typed.slice(0, length), { limit: 8 });
      latencyMs.push(performance.now() - began);
      await pause(interval);
    }
  });
  return { idleGapMs, longestGapMs, latencyMs, buildMs, buildGapMs, restoreMs, restoreGapMs };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

Object.assign(globalThis, { measureSearch, measureOpening, measureTyping });
