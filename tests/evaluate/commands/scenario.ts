import { SCENARIO_IDS } from '../../../domain/scenario.ts';
import type { Locale } from '../../../domain/language.ts';
import { inferScenario, loadScenarioModel, type ScenarioRecord } from '../../../scripts-library/scenario/index.ts';
import { readRows, ROWS } from '../rows.ts';

interface Row { readonly id: string; readonly lang: Locale; readonly record?: ScenarioRecord; readonly turns?: readonly string[]; readonly scenario: string; readonly acceptable?: readonly string[] }

const share = (part: number, whole: number) => Math.round((whole === 0 ? 0 : part / whole) * 1000) / 1000;

/** `npm run evaluate -- scenario FILE`: top-1 and top-3 over rows of the format in docs/quality.md. `--misses` prints every row not among the first three. */
export async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length === 0) throw new Error('name a file of rows');
  const model = await loadScenarioModel();
  const judged = files.flatMap((file) => readRows<Row>(file, ROWS.scenario)).map((row) => {
    const acceptable = row.acceptable?.length ? row.acceptable : [row.scenario];
    const first = inferScenario({ locale: row.lang, record: row.record ?? {}, turns: row.turns ?? [] }, model).slice(0, 3);
    const ids: readonly string[] = first.map((guess) => guess.scenario);
    return { row, ids, probability: first[0]?.probability ?? 0, one: acceptable.includes(ids[0] ?? ''), three: ids.some((id) => acceptable.includes(id)) };
  });
  printBy('language', judged, (item) => item.row.lang);
  printBy('scenario', judged, (item) => item.row.scenario, SCENARIO_IDS);
  for (const [from, to] of [[0, 0.4], [0.4, 0.7], [0.7, 0.9], [0.9, 1.01]] as const) {
    const inside = judged.filter((item) => item.probability >= from && item.probability < to);
    console.log(`said ${from}–${Math.min(to, 1)}: ${inside.length} rows, right ${share(inside.filter((item) => item.one).length, inside.length)}`);
  }
  if (args.includes('--misses')) for (const item of judged.filter((one) => !one.one)) console.log(`${item.three ? ' ' : '!'} ${item.row.id} ${item.row.scenario} → ${item.ids.join(' ')}  ${JSON.stringify(item.row.record ?? {})} ${(item.row.turns ?? []).join(' / ')}`);
  console.log(JSON.stringify({ n: judged.length, top1: share(judged.filter((item) => item.one).length, judged.length), top3: share(judged.filter((item) => item.three).length, judged.length) }));
}

function printBy<T extends { one: boolean; three: boolean }>(title: string, items: readonly T[], keyOf: (item: T) => string, order?: readonly string[]): void {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  console.log(`${title}\tn\ttop1\ttop3`);
  for (const key of order ?? [...groups.keys()].sort()) {
    const group = groups.get(key);
    if (group) console.log(`${key}\t${group.length}\t${share(group.filter((item) => item.one).length, group.length)}\t${share(group.filter((item) => item.three).length, group.length)}`);
  }
}
