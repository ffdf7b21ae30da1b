import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIndexKeeper, type FromWorker, type ToWorker } from '../../../entrypoints/sidepanel/search-index-keeper.ts';
import { indexOf, type IndexWorker } from '../../../entrypoints/sidepanel/search-index-source.ts';
import { snapshotKeys } from '../../../entrypoints/sidepanel/search-snapshots.ts';
import { createSearcher } from '../../../scripts-library/search/search.ts';
import { makeCorpus } from '../../bench/search/corpus.ts';

const LIBRARY = makeCorpus(450);

/** The worker's part in this thread; messages are copied as between threads. */
function workerHere(): IndexWorker {
  const worker: IndexWorker = { onmessage: null, onerror: null, terminate: () => undefined, postMessage: (message: ToWorker) => void take(structuredClone(message)) };
  const take = createIndexKeeper((message: FromWorker) => worker.onmessage?.call(worker as Worker, { data: structuredClone(message) } as MessageEvent));
  return worker;
}

describe('where the index comes from', () => {
  beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });

  it('is built once and kept for the next opening', async () => {
    expect((await indexOf(LIBRARY, workerHere)).from).toBe('built');
    const again = await indexOf(LIBRARY, workerHere);
    expect(again.from).toBe('snapshot');
    expect(createSearcher(LIBRARY, again.index).search(LIBRARY[7]!.title)[0]?.record.id).toBe(LIBRARY[7]!.id);
  });

  it('is kept for a library that a trainer edited, with the edits beside it', async () => {
    await indexOf(LIBRARY, workerHere);
    const now = LIBRARY.map((record, at) => (at === 7 ? { ...record, title: '古镇客栈经营贷' } : record));
    const { index, from } = await indexOf(now, workerHere);
    expect(from).toBe('edited');
    expect(index.edits?.index.size).toBe(1);
    expect(createSearcher(now, index).search('古镇客栈')[0]?.record.id).toBe(LIBRARY[7]!.id);
  });

  it('is built anew for another library, and two are kept', async () => {
    for (const seed of [1, 2, 3]) expect((await indexOf(makeCorpus(200, seed), workerHere)).from).toBe('built');
    expect(await snapshotKeys()).toHaveLength(2);
  });

  it('is built in the panel where a worker cannot start', async () => {
    const { index, from } = await indexOf(LIBRARY, () => { throw new Error('no workers here'); });
    expect(from).toBe('slices');
    expect(index.base.size).toBe(LIBRARY.length);
  });
});
