import Fuse from 'fuse.js';
import type { SearchAnswer } from '../../components/call/search-overlay.tsx';
import type { Library } from '../../scripts-library/packs/library.ts';

const whole = (text: string) => ({ text, marks: [] });

/** Search over the library in force. */
export function createLibrarySearch(library: Library): (query: string) => Promise<SearchAnswer> {
  const entries = library.records.map((record) => ({ id: record.id, kind: record.kind, title: record.title, body: record.kind === 'script' ? record.variants.neutral.text : 'text' in record ? record.text : '', tags: record.kind === 'script' ? [...record.tags, ...record.aliases] : [] }));
  const fuse = new Fuse(entries, { keys: [{ name: 'title', weight: 3 }, { name: 'tags', weight: 2 }, 'body'], ignoreLocation: true, threshold: 0.35 });
  return async (query) => ({ hits: fuse.search(query, { limit: 8 }).map(({ item }) => ({ id: item.id, kind: item.kind, title: whole(item.title), excerpt: whole(item.body) })), near: [] });
}
