import type { SearchAnswer } from '../../components/call/search-overlay.tsx';
import type { Library } from '../../scripts-library/packs/library.ts';
import { FOUND_IN_A_CALL, searchRecordOf } from '../../scripts-library/search/library-records.ts';
import { excerptOf, marksOf } from '../../scripts-library/search/marks.ts';
import { nearWords } from '../../scripts-library/search/near-words.ts';
import { createSearcher, type Searcher } from '../../scripts-library/search/search.ts';
import { indexOf } from './search-index-source.ts';

const startWorker = (): Worker => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });

/**
 * Search over the library in force. The index comes from a worker when somebody first searches; the
 * search itself runs here, where an answer takes less time than the way to a worker and back.
 */
export function createLibrarySearch(library: Library, contextOf: () => { readonly scenario?: string; readonly stage?: string }, usedLately: (id: string) => number): (query: string) => Promise<SearchAnswer> {
  const kept = library.records.filter((record) => FOUND_IN_A_CALL.has(record.kind));
  const records = kept.map(searchRecordOf);
  const scenarioOf = new Map(library.scripts.map((script) => [script.id, script.scenario as string]));
  let searcher: Promise<Searcher> | null = null;

  const open = async (): Promise<Searcher> => {
    const { index, from } = await indexOf(records, startWorker);
    performance.mark('aside:search-index', { detail: { from, records: records.length } });
    return createSearcher(records, index);
  };

  return async (query) => {
    searcher ??= open();
    const { scenario, stage } = contextOf();
    const found = (await searcher).search(query, {
      limit: 8,
      context: (record) => (scenarioOf.get(record.id) === scenario ? 0.7 : 0) + (record.stage !== '' && record.stage === stage ? 0.3 : 0),
      recency: (record) => usedLately(record.id),
    });
    return {
      hits: found.map(({ record }) => ({ id: record.id, kind: record.type, title: { text: record.title, marks: marksOf(query, record.title) }, excerpt: excerptOf(query, record.body) })),
      near: found.length === 0 ? nearWords(query, records) : [],
    };
  };
}
