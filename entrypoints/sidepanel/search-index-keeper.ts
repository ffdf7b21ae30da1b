import { changesSince, type Changes, type KeptIndex } from '../../scripts-library/search/edited-index.ts';
import { buffersOf, buildIndex, type SearchIndex, type SearchRecord } from '../../scripts-library/search/search-index.ts';
import { keepSnapshot, readSnapshot, snapshotKeys } from './search-snapshots.ts';

export type ToWorker =
  | { readonly kind: 'restore'; readonly key: string; readonly prints: Uint32Array<ArrayBuffer> }
  | { readonly kind: 'records'; readonly records: readonly SearchRecord[] }
  | { readonly kind: 'build'; readonly now: number };

export type FromWorker =
  | { readonly kind: 'missing' }
  /** `changes`: what was edited since the index was built; null where nothing was. */
  | { readonly kind: 'index'; readonly index: SearchIndex; readonly changes: Changes | null; readonly from: 'snapshot' | 'built' };

/**
 * The worker's part: reads the kept index of a library, or of one that differs in few records, or builds it from the records that come
 * in slices and keeps it. The buffers are handed over.
 */
export function createIndexKeeper(tell: (message: FromWorker, transfer: Transferable[]) => void): (message: ToWorker) => Promise<void> {
  const records: SearchRecord[] = [];
  let asked = { key: '', prints: new Uint32Array(0) };

  const restore = async (): Promise<FromWorker> => {
    const exact = await readSnapshot(asked.key);
    if (exact !== null) return { kind: 'index', index: exact.index, changes: null, from: 'snapshot' };
    for (const key of await snapshotKeys()) {
      const near: KeptIndex | null = await readSnapshot(key);
      const changes = near && changesSince(near.prints, asked.prints);
      if (near !== null && changes !== null) return { kind: 'index', index: near.index, changes, from: 'snapshot' };
    }
    return { kind: 'missing' };
  };
  const send = (message: FromWorker): void => tell(message, message.kind === 'index' ? buffersOf(message.index) : []);

  return async (message) => {
    switch (message.kind) {
      case 'restore':
        asked = message;
        return send(await restore());
      case 'records':
        records.push(...message.records);
        return;
      case 'build': {
        const index = buildIndex(records.splice(0));
        await keepSnapshot(asked.key, { index, prints: asked.prints }, message.now).catch(() => undefined);
        return send({ kind: 'index', index, changes: null, from: 'built' });
      }
    }
  };
}
