import type { Changes, EditedIndex } from '../../scripts-library/search/edited-index.ts';
import { fingerprintSteps } from '../../scripts-library/search/fingerprint.ts';
import { buildSteps, type SearchIndex, type SearchRecord } from '../../scripts-library/search/search-index.ts';
import type { FromWorker, ToWorker } from './search-index-keeper.ts';

/** As much of a worker as is needed here. */
export type IndexWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

export interface IndexSource {
  readonly index: EditedIndex;
  /** `edited`: kept for a library that differs in few records. */
  readonly from: 'snapshot' | 'edited' | 'built' | 'slices';
}

/** Records handed to the worker at once: copying them is this thread's work, 200 take about 1 ms. */
const SLICE = 200;

/**
 * The index of these records: the one kept from an earlier opening, with a small one of what was edited since; else built in a worker and
 * kept, else (no worker, or a worker that failed) built here in slices. Gives way to the page between slices.
 */
export async function indexOf(records: readonly SearchRecord[], startWorker: () => IndexWorker): Promise<IndexSource> {
  try {
    return await byWorker(records, startWorker());
  } catch {
    return { index: { base: await inSlices(buildSteps(records, 50)), edits: null }, from: 'slices' };
  }
}

async function byWorker(records: readonly SearchRecord[], worker: IndexWorker): Promise<IndexSource> {
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const told = (): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data);
      worker.onerror = () => reject(new Error('the search worker failed'));
    });
  try {
    const { key, prints } = await inSlices(fingerprintSteps(records));
    const restored = told();
    tell({ kind: 'restore', key, prints });
    const kept = await restored;
    if (kept.kind === 'index') return kept.changes === null ? { index: { base: kept.index, edits: null }, from: 'snapshot' } : { index: await edited(kept.index, kept.changes, records), from: 'edited' };
    const built = told();
    for (let from = 0; from < records.length; from += SLICE) {
      tell({ kind: 'records', records: records.slice(from, from + SLICE) });
      await giveWay();
    }
    tell({ kind: 'build', now: Date.now() });
    const made = await built;
    if (made.kind === 'missing') throw new Error('the search worker built nothing');
    return { index: { base: made.index, edits: null }, from: 'built' };
  } finally {
    worker.terminate();
  }
}

async function edited(base: SearchIndex, changes: Changes, records: readonly SearchRecord[]): Promise<EditedIndex> {
  const fresh = Array.from(changes.fresh, (place) => records[place]!);
  return { base, edits: { ...changes, index: await inSlices(buildSteps(fresh, 50)) } };
}

async function inSlices<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await giveWay();
  }
}

/** A turn of the event loop; a message, because timers are held back to 4 ms when they follow each other. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
