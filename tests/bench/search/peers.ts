import uFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { foldText } from '../../../scripts-library/search/fold.ts';
import type { SearchRecord } from '../../../scripts-library/search/search-index.ts';

/** A peer over the same records: ids, best first. All of them get the same folding that ours has, so that only the search is compared. */
export interface Peer {
  readonly name: string;
  search(query: string): readonly string[] | Promise<readonly string[]>;
}

const LIMIT = 20;

/** Latin words whole, Han text in pairs (a single character alone stands for itself). */
export function hanBigrams(text: string): string[] {
  const terms: string[] = [];
  for (const run of foldText(text).match(/[\u3400-\u9fff]+|[a-z0-9]+/gu) ?? []) {
    if (run.charCodeAt(0) < 0x3400 || run.length === 1) terms.push(run);
    else for (let i = 0; i + 1 < run.length; i += 1) terms.push(run.slice(i, i + 2));
  }
  return terms;
}

const documents = (records: readonly SearchRecord[]) => records.map((record) => ({ id: record.id, title: record.title, body: record.body, tags: [...record.tags, ...record.aliases].join(' ') }));

export function fusePlain(records: readonly SearchRecord[]): Peer {
  const fuse = new Fuse(documents(records), { keys: ['title', 'tags', 'body'] });
  return { name: 'fuse as shipped', search: (query) => fuse.search(query, { limit: LIMIT }).map(({ item }) => item.id) };
}

export function fuseTuned(records: readonly SearchRecord[]): Peer {
  const fuse = new Fuse(documents(records).map((one) => ({ ...one, title: foldText(one.title), body: foldText(one.body), tags: foldText(one.tags) })), {
    keys: [{ name: 'title', weight: 3 }, { name: 'tags', weight: 2 }, 'body'], ignoreLocation: true, threshold: 0.4, useExtendedSearch: true,
  });
  return { name: 'fuse tuned', search: (query) => fuse.search(foldText(query), { limit: LIMIT }).map(({ item }) => item.id) };
}

export function miniSearch(records: readonly SearchRecord[]): Peer {
  const mini = new MiniSearch({ fields: ['title', 'tags', 'body'], tokenize: hanBigrams, processTerm: (term) => term, searchOptions: { boost: { title: 3, tags: 2 }, fuzzy: 0.2, prefix: true } });
  mini.addAll(documents(records));
  return { name: 'MiniSearch', search: (query) => mini.search(query).slice(0, LIMIT).map((one) => one.id as string) };
}

export function microFuzzy(records: readonly SearchRecord[]): Peer {
  const haystack = documents(records).map((one) => foldText(`${one.title} ${one.tags} ${one.body}`));
  const fuzzy = new uFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: '\\p{Ll}\\p{Lu}', intraBound: '\\p{L}\\d|\\d\\p{L}', intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b", intraMode: 1 });
  return {
    name: 'uFuzzy',
    search: (query) => {
      const [found, info, order] = fuzzy.search(haystack, foldText(query), 1, 1_000);
      if (!found) return [];
      return (info && order ? order.map((at) => info.idx[at]!) : [...found]).slice(0, LIMIT).map((at) => records[at]!.id);
    },
  };
}

export function flexSearch(records: readonly SearchRecord[]): Peer {
  const flex = new FlexSearch.Index({ tokenize: 'strict', encode: (text: string) => hanBigrams(text) });
  documents(records).forEach((one, at) => flex.add(at, `${one.title} ${one.tags} ${one.body}`));
  return { name: 'FlexSearch', search: (query) => (flex.search(query, { limit: LIMIT, suggest: true }) as number[]).map((at) => records[at]!.id) };
}

export async function orama(records: readonly SearchRecord[]): Promise<Peer> {
  const database = create({ schema: { id: 'string', title: 'string', tags: 'string', body: 'string' }, components: { tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => hanBigrams(text) } } });
  await insertMultiple(database, documents(records));
  return { name: 'Orama', search: async (query) => (await searchOrama(database, { term: query, limit: LIMIT, boost: { title: 3, tags: 2 }, properties: ['title', 'tags', 'body'] })).hits.map((hit) => hit.document.id) };
}
