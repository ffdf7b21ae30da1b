import type { Jurisdiction, Locale } from '../../../domain/language.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { FOUND_IN_A_CALL, searchRecordOf } from '../../../scripts-library/search/library-records.ts';
import { buildIndex, type SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { createSearcher } from '../../../scripts-library/search/search.ts';
import hurried from './hurried-queries.json' with { type: 'json' };

/** A query somebody wrote, and what begins the ids of the records that answer it. */
export interface HurriedQuery {
  readonly q: string;
  readonly class: string;
  readonly answers: readonly string[];
}

export interface HurriedSet {
  readonly pack: string;
  readonly records: readonly SearchRecord[];
  readonly queries: readonly HurriedQuery[];
}

const PACKS: readonly (readonly [keyof typeof hurried, Locale, Jurisdiction])[] = [['cn-zh-CN', 'zh-CN', 'CN'], ['tw-zh-TW', 'zh-TW', 'TW'], ['cn-en', 'en', 'CN']];

/** The built-in packs with the queries that were written for them as agents type in a hurry; their titles were read, their aliases not looked up. */
export const hurriedSets = (): Promise<readonly HurriedSet[]> =>
  Promise.all(PACKS.map(async ([pack, locale, jurisdiction]) => ({
    pack,
    records: (await loadBuiltInPack(locale, jurisdiction)).records.filter((record) => FOUND_IN_A_CALL.has(record.kind)).map(searchRecordOf),
    queries: Object.entries(hurried[pack]).flatMap(([kind, rows]) => rows.map(([q, answers]) => ({ q: q!, class: kind, answers: answers!.split(' ') }))),
  })));

/** Rank of the first record that answers, from 1; 0 where none of the eight that the panel shows does. */
export function hurriedRanks({ records, queries }: HurriedSet): readonly { readonly query: HurriedQuery; readonly rank: number }[] {
  const searcher = createSearcher(records, buildIndex(records));
  return queries.map((query) => ({ query, rank: 1 + searcher.search(query.q).findIndex(({ record }) => query.answers.some((begins) => record.id.startsWith(begins))) }));
}
