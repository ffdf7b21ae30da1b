import type { Narrowing } from '../../components/call/search-chips.tsx';
import type { SearchAnswer } from '../../components/call/search-overlay.tsx';
import type { Library } from '../../scripts-library/packs/library.ts';
import { FOUND_IN_A_CALL, searchRecordOf } from '../../scripts-library/search/library-records.ts';
import { excerptOf, marksOf, otherWordFor } from '../../scripts-library/search/marks.ts';
import { createNearWords } from '../../scripts-library/search/near-words.ts';
import type { SearchRecord } from '../../scripts-library/search/search-index.ts';
import { createSearcher, type Searcher } from '../../scripts-library/search/search.ts';
import { indexOf } from './search-index-source.ts';

const startWorker = (): Worker => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });

/** Rows the panel shows. */
const SHOWN = 8;
/** Hits that are looked at for what they could be narrowed by. */
const LOOKED_AT = 20;
const MOST_NARROWINGS = 6;

/**
 * Search over the library in force. The index comes from a worker when somebody first searches; the
 * search itself runs here, where an answer takes less time than the way to a worker and back.
 */
export function createLibrarySearch(library: Library, contextOf: () => { readonly scenario?: string; readonly stage?: string }, usedLately: (id: string) => number): (query: string) => Promise<SearchAnswer> {
  const kept = library.records.filter((record) => FOUND_IN_A_CALL.has(record.kind));
  const records = kept.map(searchRecordOf);
  const scenarioOf = new Map(library.scripts.map((script) => [script.id, script.scenario as string]));
  const nearWords = createNearWords(records);
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
      limit: LOOKED_AT,
      context: (record) => (scenarioOf.get(record.id) === scenario ? 0.7 : 0) + (record.stage !== '' && record.stage === stage ? 0.3 : 0),
      recency: (record) => usedLately(record.id),
    });
    return {
      hits: found.slice(0, SHOWN).map(({ record }) => ({ id: record.id, kind: record.type, title: { text: record.title, marks: marksOf(query, record.title) }, excerpt: excerptOf(query, record.body), also: otherWordFor(query, record.title, [...record.aliases, ...record.tags]) })),
      near: found.length === 0 ? nearWords(query) : [],
      narrow: narrowings(found.map(({ record }) => record)),
    };
  };
}

/** Values of fields that some of the hits have and others do not, the most frequent first; all of a field's stand together. */
function narrowings(hits: readonly SearchRecord[]): readonly Narrowing[] {
  const found = new Map<string, Narrowing & { count: number }>();
  const take = (field: Narrowing['field'], value: string): void => {
    if (value === '') return;
    const known = found.get(`${field}:${value}`);
    if (known) known.count += 1;
    else found.set(`${field}:${value}`, { field, value, count: 1 });
  };
  for (const record of hits) {
    take('stage', record.stage);
    for (const product of record.product.split(' ')) take('product', product);
    for (const tag of record.tags) take('tag', tag);
  }
  const useful = [...found.values()].filter(({ count }) => count > 1 && count < hits.length).sort((a, b) => b.count - a.count).slice(0, MOST_NARROWINGS);
  return (['product', 'stage', 'tag'] as const).flatMap((field) => useful.filter((one) => one.field === field).map(({ value }) => ({ field, value })));
}
