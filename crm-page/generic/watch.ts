import type { CustomerRecord } from '../../domain/customer-record.ts';
import { createLiveReading } from './live-reading.ts';
import { vocabulary } from '../vocabulary.ts';
import type { SliceOptions } from './read-page.ts';

export interface WatchOptions extends SliceOptions {
  /** Quiet time in milliseconds after which a burst of changes is read. */
  readonly quietMs?: number;
  /** Longest wait in milliseconds while changes never pause. */
  readonly longestMs?: number;
  /** How often live values of controls are compared, in milliseconds; scripts set them without any event. */
  readonly controlsMs?: number;
}

const observed = (): MutationObserverInit => ({
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: vocabulary().patterns.observed_attributes!.split(' '),
});

/**
 * Reads the page, then again after each burst of changes, on typing, on changed control values and on a changed address;
 * `onRecord` gets every new record. One observer for the document, its open shadow roots and same-origin frames.
 * Returns the end of it: afterwards nothing is observed and no timer runs. Nothing is started by loading this module.
 */
export function watchPage(document: Document, onRecord: (record: CustomerRecord) => void, options: WatchOptions = {}): () => void {
  const { quietMs = 150, longestMs = 600, controlsMs = 1000 } = options;
  const live = createLiveReading(document, () => new Date().toISOString(), options);
  const seen = new WeakSet<Node>();
  let pending: MutationRecord[] = [];
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let address = document.location.href;
  let ended = false;
  let busy: Promise<void> | null = null;

  const observeRoots = (): void => {
    for (const root of live.roots()) {
      if (seen.has(root)) continue;
      seen.add(root);
      observer.observe(root, observed());
    }
  };
  const readAll = async (): Promise<void> => {
    const record = await live.full();
    if (ended) return;
    observeRoots();
    onRecord(record);
  };
  const work = async (): Promise<void> => {
    const changes = pending;
    pending = [];
    waitingSince = 0;
    if (document.location.href !== address) {
      address = document.location.href;
      return readAll();
    }
    const change = live.apply(changes);
    const fields = change === 'fields' || live.controlsChanged();
    if (!fields && change === 'none') return;
    const record = fields ? await live.settle() : live.record();
    if (ended || !record) return;
    observeRoots();
    onRecord(record);
  };
  const run = (): void => {
    quiet = undefined;
    busy = (busy ?? Promise.resolve()).then(work).catch(() => undefined);
  };
  const soon = (): void => {
    if (ended) return;
    const at = performance.now();
    if (waitingSince === 0) waitingSince = at;
    if (quiet !== undefined) clearTimeout(quiet);
    quiet = setTimeout(run, Math.max(0, Math.min(quietMs, waitingSince + longestMs - at)));
  };
  const observer = new MutationObserver((changes) => {
    if (pending.length < 5000) pending.push(...changes);
    soon();
  });
  const timer = setInterval(() => {
    if (live.controlsChanged() || document.location.href !== address) soon();
  }, controlsMs);

  const end = new AbortController();
  const { signal } = end;
  observer.observe(document, observed());
  document.addEventListener('input', soon, { capture: true, signal });
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', soon, { signal });
  busy = readAll().catch(() => undefined);

  return () => {
    ended = true;
    observer.disconnect();
    clearInterval(timer);
    if (quiet !== undefined) clearTimeout(quiet);
    end.abort();
  };
}
