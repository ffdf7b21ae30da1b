import type { Script } from '../schema/index.ts';
import { guardCell } from './cells.ts';
import { SCRIPT_COLUMNS, SHEET_COLUMNS, SHEET_VARIANTS, type HeaderWords } from './columns.ts';

/**
 * Scripts as a trainer's sheet: a header, then one row a wording, the neutral one first. Cells are guarded against being
 * read as formulas. `words` replaces column names in the header by those of a language; `readSheet` takes the same words.
 */
export function writeSheet(scripts: readonly Script[], words: HeaderWords = {}): string[][] {
  const header = SHEET_COLUMNS.map((column) => guardCell(words[column] ?? column));
  return [header, ...scripts.flatMap((script) => rowsOf(script).map((row) => row.map(guardCell)))];
}

function rowsOf(script: Script): string[][] {
  return SHEET_VARIANTS.flatMap((variant) => {
    const wording = script.variants[variant];
    const delivery = script.delivery[variant];
    if (!wording && !delivery) return [];
    const own = Object.values(SCRIPT_COLUMNS).map((column) => (variant === 'neutral' ? column.write(script) : ''));
    return [[script.id, variant, wording?.text ?? '', wording?.chat ?? '', delivery?.tone ?? '', delivery?.pace ?? '', ...own]];
  });
}
