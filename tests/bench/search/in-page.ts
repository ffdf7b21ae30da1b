import { buildIndex, buildSteps, indexBytes, type SearchIndex, type SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { createSearcher, type Searcher } from '../../../scripts-library/search/search.ts';
import { makeCorpus } from './corpus.ts';
import { judge, type JudgedQuery } from './judged.ts';
import { flexSearch, fusePlain, fuseTuned, microFuzzy, miniSearch, orama, type Peer } from './peers.ts';

export interface Timed {
  readonly name: string;
  readonly buildMs: number;
  /** One time a query, in milliseconds. */
  readonly queryMs: readonly number[];
  readonly recall5: number;
  readonly mrr: number;
  readonly byClass: Readonly<Record<string, number>>;
}

export interface SearchFigures {
  readonly ours: Timed;
  readonly peers: readonly Timed[];
  /** First query after the index has come. */
  readonly coldMs: number;
  readonly indexMb: number;
  readonly restoreMs: number;
}

let records: readonly SearchRecord[] = [];

const timed = async <T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly ms: number }> => {
  const from = performance.now();
  const value = await work();
  return { value, ms: performance.now() - from };
};

async function measure(name: string, buildMs: number, queries: readonly JudgedQuery[], search: (query: string) => readonly string[] | Promise<readonly string[]>): Promise<Timed> {
  const queryMs: number[] = [];
  const judged: { readonly kind: string; readonly recall5: number; readonly reciprocal: number }[] = [];
  for (const query of queries) {
    const { value, ms } = await timed(() => search(query.q));
    queryMs.push(ms);
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

/** Restoring is reading the snapshot's buffers back from IndexedDB. */
async function restore(index: SearchIndex): Promise<number> {
  const open = indexedDB.open('search-bench', 1);
  open.addEventListener('upgradeneeded', () => open.result.createObjectStore('snapshots'));
  await new Promise((done) => open.addEventListener('success', done));
  const run = (mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> =>
    new Promise((done) => {
      const request = work(open.result.transaction('snapshots', mode).objectStore('snapshots'));
      request.addEventListener('success', () => done(request.result));
    });
  await run('readwrite', (store) => store.put(index, 'one'));
  const { ms } = await timed(() => run('readonly', (store) => store.get('one')));
  open.result.close();
  return ms;
}

/** Ours and its peers over the same records and queries; `slow` queries are the few for peers that scan every record. */
async function measureSearch(size: number, queries: readonly JudgedQuery[], slow: readonly JudgedQuery[], withPeers: boolean): Promise<SearchFigures> {
  if (records.length !== size) records = makeCorpus(size);
  const { value: index, ms: buildMs } = await timed(() => buildIndex(records));
  const restoreMs = await restore(index);
  const cold = await timed(() => ids(createSearcher(records, index))(queries[0]!.q));
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
  return { ours, peers, coldMs: cold.ms, indexMb: indexBytes(index) / 1e6, restoreMs };
}

/** Types a query letter by letter while a heartbeat watches the thread; the index is built in slices meanwhile. */
async function measureTyping(size: number, typed: string): Promise<{ readonly idleGapMs: number; readonly longestGapMs: number; readonly latencyMs: readonly number[] }> {
  if (records.length !== size) records = makeCorpus(size);
  const steps = buildSteps(records);
  let index: SearchIndex | null = null;
  for (let step = steps.next(); ; step = steps.next()) if (step.done) { index = step.value; break; }
  const searcher = createSearcher(records, index);
  searcher.search(typed);
  const idleGapMs = await heartbeat(async () => { await pause(500); });
  const latencyMs: number[] = [];
  const longestGapMs = await heartbeat(async () => {
    for (let length = 1; length <= typed.length; length += 1) {
      const from = performance.now();
      searcher.search(typed.slice(0, length), { limit: 8 });
      latencyMs.push(performance.now() - from);
      await pause(80);
    }
  });
  return { idleGapMs, longestGapMs, latencyMs };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The longest time between two beats of a message channel while the work runs. */
async function heartbeat(work: () => Promise<void>): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  let running = true;
  port1.addEventListener('message', () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) port2.postMessage(0);
  });
  port1.start();
  port2.postMessage(0);
  await work();
  running = false;
  return longest;
}

Object.assign(globalThis, { measureSearch, measureTyping });
