import { buildIndex, type SearchRecord } from '../../../scripts-library/search/search-index.ts';
import { createSearcher } from '../../../scripts-library/search/search.ts';
import { readRows, ROWS } from '../rows.ts';
import { hurriedRanks, hurriedSets } from '../../bench/search/hurried.ts';
import { judge, type JudgedQuery } from '../../bench/search/judged.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * `npm run evaluate -- search FILE CORPUS`: recall among the first five and mean reciprocal rank, by class and in all. `--misses` prints
 * what was not found. `--packs` instead of files: the queries written for the built-in packs.
 */
export async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--packs')) return overPacks(args.includes('--misses'));
  const [file, corpus] = args.filter((arg) => !arg.startsWith('--'));
  if (file === undefined || corpus === undefined) throw new Error('name a file of queries and a file of records');
  const records = readRows<Partial<SearchRecord> & { readonly id: string }>(corpus, ROWS.record).map((row): SearchRecord => ({
    id: row.id, title: row.title ?? '', body: row.body ?? '', tags: row.tags ?? [], aliases: row.aliases ?? [], type: row.type ?? '', stage: row.stage ?? '', product: Array.isArray(row.product) ? row.product.join(' ') : (row.product ?? ''),
  }));
  const searcher = createSearcher(records, buildIndex(records));
  const judged = readRows<JudgedQuery>(file, ROWS.query).map((query) => {
    const found = searcher.search(query.q, { limit: 20 }).map((one) => one.record.id);
    return { query, found, ...judge(query, found) };
  });
  const mean = (of: typeof judged, field: 'recall5' | 'reciprocal'): number => round(of.reduce((sum, one) => sum + one[field], 0) / Math.max(1, of.length));
  for (const [name, of] of Map.groupBy(judged, (one) => one.query.class)) console.log(`${name.padEnd(18)} ${String(of.length).padStart(5)}  recall@5 ${mean(of, 'recall5').toFixed(3)}  mrr ${mean(of, 'reciprocal').toFixed(3)}`);
  if (args.includes('--misses')) for (const one of judged.filter((each) => each.recall5 < 1)) console.log(`${one.query.class} ${one.query.q} → ${one.found.slice(0, 5).join(' ')}`);
  console.log(JSON.stringify({ n: judged.length, recall5: mean(judged, 'recall5'), mrr: mean(judged, 'reciprocal') }));
}

async function overPacks(misses: boolean): Promise<void> {
  const all: { readonly rank: number }[] = [];
  const found = (of: readonly { readonly rank: number }[]): number => round(of.filter(({ rank }) => rank > 0 && rank <= 5).length / Math.max(1, of.length));
  const reciprocal = (of: readonly { readonly rank: number }[]): number => round(of.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0) / Math.max(1, of.length));
  for (const set of await hurriedSets()) {
    const ranks = hurriedRanks(set);
    all.push(...ranks);
    console.log(`${set.pack}: ${ranks.length} queries, an answer among the first five ${found(ranks).toFixed(3)}, mrr ${reciprocal(ranks).toFixed(3)}`);
    for (const [name, of] of Map.groupBy(ranks, (one) => one.query.class)) console.log(`  ${name.padEnd(28)} ${String(of.length).padStart(3)}  ${found(of).toFixed(2)}`);
    if (misses) for (const { query } of ranks.filter(({ rank }) => rank === 0 || rank > 5)) console.log(`  missed: ${query.q}`);
  }
  console.log(JSON.stringify({ n: all.length, recall5: found(all), mrr: reciprocal(all) }));
}
