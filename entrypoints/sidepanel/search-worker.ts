import { buildIndex, buffersOf, type SearchIndex, type SearchRecord } from '../../scripts-library/search/search-index.ts';
import type { FromWorker, ToWorker } from './search-index-source.ts';
import { keepSnapshot, readSnapshot } from './search-snapshots.ts';

/** Reads the kept index of a library, or builds it from the records that come in slices and keeps it. The buffers are handed over. */
let records: SearchRecord[] = [];

const answer = (message: FromWorker, transfer: Transferable[] = []): void => postMessage(message, { transfer });
const handOver = (index: SearchIndex, from: 'snapshot' | 'built'): void => answer({ kind: 'index', index, from }, buffersOf(index));

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'records') records.push(...data.records);
  else if (data.kind === 'restore') void readSnapshot(data.key).then((kept) => (kept === null ? answer({ kind: 'missing' }) : handOver(kept, 'snapshot')));
  else {
    const index = buildIndex(records);
    records = [];
    void keepSnapshot(data.key, index, data.now).catch(() => undefined).then(() => handOver(index, 'built'));
  }
});
