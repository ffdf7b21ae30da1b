import type { z } from 'zod';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { script as scriptSchema, type Script } from '../schema/index.ts';
import { unguardCell } from './cells.ts';
import { SCRIPT_COLUMNS, SHEET_COLUMNS, SHEET_VARIANTS, type HeaderWords, type SheetVariant } from './columns.ts';

export type SheetFaultCode = 'no-rows' | 'missing-column' | 'unknown-column' | 'no-id' | 'unknown-variant' | 'variant-twice' | 'no-neutral' | 'differs-from-first-row' | 'formula' | 'date' | 'choice' | 'empty' | 'source' | 'invalid';

/** `row` counts as the spreadsheet does, the header being row 1; `column` is the name of `SHEET_COLUMNS`. */
export interface SheetFault {
  readonly code: SheetFaultCode;
  readonly row: number;
  readonly column: string;
  readonly problem?: string;
  /** What the cell may say instead, where it is a choice. */
  readonly allowed?: readonly string[];
}

export interface SheetFailure {
  readonly code: 'sheet.faults';
  readonly params: { readonly faults: number; readonly row: number; readonly column: string };
  readonly faults: readonly SheetFault[];
}

/** How a long reading stays polite: `pause` is awaited after every `every` rows, with the work done and the work in all (each row is met twice). */
export interface ReadingPace {
  readonly every: number;
  readonly pause: (done: number, all: number) => Promise<void>;
}

interface SheetRow { readonly row: number; readonly cells: Readonly<Record<string, string>> }

/**
 * Rows of a sheet to scripts: all of them, or none and every fault with its row and column. Columns stand in any order;
 * chat, tone and pace may be missing. Equal input gives equal output; nothing is stored here.
 */
export async function readSheet(rows: readonly (readonly string[])[], words: HeaderWords = {}, pace?: ReadingPace): Promise<Result<readonly Script[], SheetFailure>> {
  const faults: SheetFault[] = [];
  const columns = readHeader(rows[0] ?? [], words, faults);
  if (rows.length < 2) faults.push({ code: 'no-rows', row: 1, column: 'id' });
  if (faults.length > 0) return failed(faults);
  const all = (rows.length - 1) * 2;
  const groups = await groupRows(rows, columns, faults, pace && { every: pace.every, pause: (done) => pace.pause(done, all) });
  const scripts: Script[] = [];
  let done = rows.length - 1;
  let told = done;
  for (const group of groups) {
    const read = readScript(group, faults);
    if (read) scripts.push(read);
    done += group.length;
    if (pace && done - told >= pace.every) { told = done; await pace.pause(done, all); }
  }
  if (pace) await pace.pause(all, all);
  return faults.length > 0 ? failed(faults) : succeed(scripts);
}

function failed(faults: readonly SheetFault[]): Result<never, SheetFailure> {
  const inOrder = [...faults].sort((a, b) => a.row - b.row);
  const first = inOrder[0]!;
  return fail({ code: 'sheet.faults', params: { faults: inOrder.length, row: first.row, column: first.column }, faults: inOrder });
}

const MAY_BE_MISSING = new Set(['chat', 'tone', 'pace']);

function readHeader(header: readonly string[], words: HeaderWords, faults: SheetFault[]): readonly (string | undefined)[] {
  const byWords = new Map(SHEET_COLUMNS.flatMap((column) => [[column, column], [words[column] ?? column, column]] as const));
  // "text 话术": the name before the words of whatever language it was written out in.
  const columnOf = (cell: string): string | undefined => byWords.get(cell) ?? byWords.get(/^[A-Za-z]+(?=\s)/.exec(cell)?.[0] ?? '');
  const columns = header.map((cell) => columnOf(unguardCell(cell).trim()));
  columns.forEach((column, at) => {
    if (column === undefined && header[at]!.trim() !== '') faults.push({ code: 'unknown-column', row: 1, column: header[at]! });
  });
  for (const column of SHEET_COLUMNS) {
    if (!columns.includes(column) && !MAY_BE_MISSING.has(column)) faults.push({ code: 'missing-column', row: 1, column });
  }
  return columns;
}

async function groupRows(rows: readonly (readonly string[])[], columns: readonly (string | undefined)[], faults: SheetFault[], pace?: ReadingPace): Promise<Iterable<SheetRow[]>> {
  const groups = new Map<string, SheetRow[]>();
  for (const [index, raw] of rows.slice(1).entries()) {
    if (pace && index > 0 && index % pace.every === 0) await pace.pause(index, rows.length);
    if (raw.every((cell) => cell.trim() === '')) continue;
    const cells: Record<string, string> = {};
    columns.forEach((column, at) => {
      if (column === undefined) return;
      const cell = raw[at] ?? '';
      if (LOOKS_COMPUTED.test(cell)) faults.push({ code: 'formula', row: index + 2, column, problem: cell });
      cells[column] = DATES.has(column) ? dayOf(cell) : unguardCell(cell);
    });
    const row = { row: index + 2, cells };
    const id = cells['id'] ?? '';
    if (id === '') faults.push({ code: 'no-id', row: row.row, column: 'id' });
    else groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups.values();
}

function readScript(group: readonly SheetRow[], faults: SheetFault[]): Script | undefined {
  const before = faults.length;
  const rowOf = new Map<string, SheetRow>();
  for (const row of group) {
    const variant = row.cells['variant'] ?? '';
    if (!SHEET_VARIANTS.includes(variant as SheetVariant)) faults.push({ code: 'unknown-variant', row: row.row, column: 'variant', problem: variant, allowed: SHEET_VARIANTS });
    else if (rowOf.has(variant)) faults.push({ code: 'variant-twice', row: row.row, column: 'variant', problem: variant });
    else rowOf.set(variant, row);
  }
  const first = rowOf.get('neutral');
  if (!first) faults.push({ code: 'no-neutral', row: group[0]!.row, column: 'variant' });
  if (!first) return undefined;
  for (const row of group) {
    for (const column of Object.keys(SCRIPT_COLUMNS)) {
      const cell = row.cells[column] ?? '';
      if (row !== first && cell !== '' && cell !== first.cells[column]) faults.push({ code: 'differs-from-first-row', row: row.row, column });
    }
  }
  const parsed = scriptSchema.safeParse(recordOf(first, rowOf));
  if (parsed.success) return faults.length > before ? undefined : parsed.data;
  for (const issue of parsed.error.issues) {
    const place = placeOf(issue.path, first, rowOf);
    faults.push({ ...reasonOf(issue, place.column, (place.row === first.row ? first : group.find((row) => row.row === place.row))?.cells[place.column] ?? ''), ...place });
  }
  return undefined;
}

/** A cell that begins with = was a formula, and #NAME? is what is left of one; text of a script is neither. Our own files guard such text. */
const LOOKS_COMPUTED = /^(?:=|#(?:REF!|NAME\?|VALUE!|N\/A|DIV\/0!|NULL!|NUM!))/;

const DATES = new Set(['reviewBy', 'effectiveFrom', 'effectiveTo']);
/** Day 0 of a spreadsheet's dates, as 1900 is counted there. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** Spreadsheets write dates over: "2027/1/5", "2027年1月5日" and the bare number of days are 2027-01-05. Anything else stays and is judged as it is. */
function dayOf(cell: string): string {
  const text = cell.trim();
  if (/^\d{5}$/.test(text)) return new Date(SERIAL_ZERO + Number(text) * 86_400_000).toISOString().slice(0, 10);
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00)?)?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

/** The schema's issue by what a trainer can do about it; `cell` is what stands there. */
function reasonOf(issue: z.core.$ZodIssue, column: string, cell: string): Pick<SheetFault, 'code' | 'problem' | 'allowed'> {
  if (cell.trim() === '' && issue.code !== 'custom') return { code: 'empty' };
  if (column === 'sources') return { code: 'source', problem: cell };
  if (issue.code === 'invalid_value') return { code: 'choice', problem: cell, allowed: issue.values.map(String) };
  if (issue.code === 'invalid_format' && issue.format === 'date') return { code: 'date', problem: cell };
  return { code: 'invalid', problem: issue.message };
}

function recordOf(first: SheetRow, rowOf: ReadonlyMap<string, SheetRow>): Record<string, unknown> {
  const cell = (row: SheetRow, column: string) => row.cells[column] ?? '';
  const spoken = [...rowOf].filter(([variant, row]) => variant === 'neutral' || cell(row, 'text') !== '' || cell(row, 'chat') !== '');
  const told = [...rowOf].filter(([variant, row]) => variant === 'neutral' || cell(row, 'tone') !== '' || cell(row, 'pace') !== '');
  return {
    kind: 'script', id: cell(first, 'id'),
    ...Object.fromEntries(Object.entries(SCRIPT_COLUMNS).map(([column, { read }]) => [column, read(cell(first, column))])),
    variants: Object.fromEntries(spoken.map(([variant, row]) => [variant, { text: cell(row, 'text'), ...(cell(row, 'chat') === '' ? {} : { chat: cell(row, 'chat') }) }])),
    delivery: Object.fromEntries(told.map(([variant, row]) => [variant, { tone: cell(row, 'tone'), pace: cell(row, 'pace') }])),
  };
}

function placeOf(path: readonly PropertyKey[], first: SheetRow, rowOf: ReadonlyMap<string, SheetRow>): { row: number; column: string } {
  const [field, variant, part] = path.map(String);
  const ofVariant = (field === 'variants' || field === 'delivery') && variant !== undefined;
  return { row: (ofVariant ? rowOf.get(variant) : undefined)?.row ?? first.row, column: ofVariant ? (part ?? 'text') : (field ?? 'id') };
}
