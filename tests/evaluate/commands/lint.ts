import type { Locale } from '../../../domain/language.ts';
import { readRows, ROWS } from '../rows.ts';
import { lint, SPEECH_CATEGORIES, type LintKind } from '../../../scripts-library/lint/index.ts';

export interface LintRow { readonly id: string; readonly lang: Locale; readonly text: string; readonly expect: readonly string[]; readonly kind?: LintKind }

export interface LintScore { readonly right: number; readonly found: number; readonly expected: number }

const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((1000 * part) / whole) / 1000);

/** The categories a row is given; English is judged under the mainland's rules. */
export const categoriesOf = (row: LintRow, model = true): string[] =>
  [...new Set(lint(row.text, { lang: row.lang, jurisdiction: row.lang === 'zh-TW' ? 'TW' : 'CN', kind: row.kind ?? 'script', model }).map((finding) => finding.category as string))];

/** Categories that are only ever hints: neither finding nor missing one counts. */
const isHint = (category: string): boolean => category === 'style' || category === 'jargon';

/** Micro-averaged counts over (row, category) pairs, hints left out unless told. */
export function score(rows: readonly LintRow[], judge: (row: LintRow) => readonly string[], hints = false): LintScore {
  const total = { right: 0, found: 0, expected: 0 };
  for (const row of rows) {
    const counted = (categories: readonly string[]) => categories.filter((category) => hints || !isHint(category));
    const found = counted(judge(row));
    total.found += found.length;
    total.expected += counted(row.expect).length;
    total.right += found.filter((category) => row.expect.includes(category)).length;
  }
  return total;
}

/** `npm run evaluate -- lint FILE [--misses]`. */
export async function main(args: readonly string[]): Promise<void> {
  const [file] = args;
  if (file === undefined) throw new Error('lint FILE');
  const rows = readRows<LintRow>(file, ROWS.lint);
  const judged = new Map(rows.map((row) => [row, categoriesOf(row)]));
  if (args.includes('--misses')) {
    for (const [row, found] of judged) {
      const missed = row.expect.filter((category) => !found.includes(category));
      const wrong = found.filter((category) => !row.expect.includes(category));
      if (missed.length + wrong.length > 0) console.log(`${row.id} ${row.kind ?? 'script'} [missed ${missed.join(' ')}] [wrong ${wrong.join(' ')}] ${row.text}`);
    }
  }
  console.log('category              precision  recall  found  expected');
  for (const category of SPEECH_CATEGORIES) {
    const only = (list: readonly string[]): string[] => list.filter((each) => each === category);
    const part = score(rows.map((row) => ({ ...row, expect: only(row.expect) })), (row) => only(judged.get(rows.find((each) => each.id === row.id) ?? row) ?? []), true);
    console.log(`${category.padEnd(20)}  ${String(share(part.right, part.found)).padEnd(9)}  ${String(share(part.right, part.expected)).padEnd(6)}  ${String(part.found).padEnd(5)}  ${part.expected}`);
  }
  const patterns = score(rows, (row) => categoriesOf(row, false));
  console.log(`patterns alone: precision ${share(patterns.right, patterns.found)}, recall ${share(patterns.right, patterns.expected)}`);
  const withHints = score(rows, (row) => judged.get(row) ?? [], true);
  console.log(`with style and jargon, which are hints and not counted below: precision ${share(withHints.right, withHints.found)}, recall ${share(withHints.right, withHints.expected)}`);
  const all = score(rows, (row) => judged.get(row) ?? []);
  console.log(JSON.stringify({ n: rows.length, precision: share(all.right, all.found), recall: share(all.right, all.expected) }));
}
