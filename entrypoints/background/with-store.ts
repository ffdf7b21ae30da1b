import { openBrowserStore, type BrowserStore } from '../../storage/browser-store.ts';

/** Opens the store for one piece of work: the worker may stop at any time and keeps nothing. Null when it does not open. */
export async function withStore<T>(work: (store: BrowserStore) => Promise<T>): Promise<T | null> {
  const opened = await openBrowserStore(chrome.storage);
  if (!opened.ok) return null;
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}
