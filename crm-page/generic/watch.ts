import type { CustomerRecord } from '../../domain/customer-record.ts';
import { readPage } from './read-page.ts';

/** Reads again, debounced, while somebody watches. Returns the end of it. */
export function watchPage(document: Document, onRecord: (record: CustomerRecord) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => onRecord(readPage(document, new Date().toISOString())), 150);
  };
  const observer = new MutationObserver(later);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  document.addEventListener('input', later, true);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('input', later, true);
  };
}
