import { fingerprintSteps } from '../../scripts-library/search/fingerprint.ts';
import { buildSteps, type SearchIndex, type SearchRecord } from '../../scripts-library/search/search-index.ts';

export type ToWorker =
  | { readonly kind: 'restore'; readonly key: string }
  | { readonly kind: 'records'; readonly records: readonly SearchRecord[] }
  | { readonly kind: 'build'; readonly key: string; readonly now: number };

export type FromWorker =
  | { readonly kind: 'missing' }
  | { readonly kind: 'index'; readonly index: SearchIndex; readonly from: 'snapshot' | 'built' };

export interface IndexSource {
  readonly index: SearchIndex;
  readonly from: 'snapshot' | 'built' | 'slices';
}

/** Records handed to the worker at once: copying them is this thread's work, 200 take about 1 ms. */
const SLICE = 200;

/**
 * The index of these records: the one kept from an earlier opening, else built in a worker and kept, else (no worker, or a worker that
 * failed) built here in slices. Gives way to the page between slices.
 */
export async function indexOf(records: readonly SearchRecord[], startWorker: () => Worker): Promise<IndexSource> {
  try {
    return await byWorker(records, startWorker());
  } catch {
    return { index: await inSlices(buildSteps(records, 50)), from: 'slices' };
  }
}

async function byWorker(records: readonly SearchRecord[], worker: Worker): Promise<IndexSource> {
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const told = (): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data);
      worker.onerror = () => reject(new Error('the search worker failed'));
    });
  try {
    const key = await inSlices(fingerprintSteps(records));
    const restored = told();
    tell({ kind: 'restore', key });
    const kept = await restored;
    if (kept.kind === 'index') return kept;
    const built = told();
    for (let from = 0; from < records.length; from += SLICE) {
      tell({ kind: 'records', records: records.slice(from, from + SLICE) });
      await giveWay();
    }
    tell({ kind: 'build', key, now: Date.now() });
    const made = await built;
    if (made.kind === 'missing') throw new Error('the search worker built nothing');
    return made;
  } finally {
    worker.terminate();
  }
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
