import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';
import type { Locale } from '../../domain/language.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';

export type SheetFileFailure = { readonly code: 'sheet.not-csv' | 'sheet.not-xlsx'; readonly params: { readonly row: number; readonly problem: string } };

/** Excel takes a CSV without this mark for the machine's old code page and shows Chinese as noise. */
const UTF8_MARK = '\uFEFF';

/** Rows as CSV with CRLF, quotes where needed and the UTF-8 mark. */
export const rowsToCsv = (rows: readonly (readonly string[])[]): string => UTF8_MARK + Papa.unparse(rows as string[][], { newline: '\r\n' });

/**
 * A CSV file's text. A spreadsheet that opens ours and saves it again writes the machine's old code page, which read as UTF-8 would be
 * noise: what is no UTF-8 is read as GB 18030, or as Big5 in Taiwan. "Unicode text" is UTF-16.
 */
export function textOfCsv(bytes: ArrayBuffer, locale: Locale): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(locale === 'zh-TW' ? 'big5' : 'gb18030').decode(bytes);
  }
}

/** Text of a CSV file, comma, semicolon or tab, to rows. Fails where quotes do not close, with the row (1 is the header). */
export function csvToRows(text: string): Result<readonly string[][], SheetFileFailure> {
  const body = text.startsWith(UTF8_MARK) ? text.slice(1) : text;
  const parsed = Papa.parse<string[]>(body, { delimiter: delimiterOf(body), skipEmptyLines: false });
  const error = parsed.errors.find((one) => one.type === 'Quotes');
  if (error) return fail({ code: 'sheet.not-csv', params: { row: (error.row ?? 0) + 1, problem: error.code } });
  const rows = parsed.data;
  return succeed(rows.at(-1)?.join('') === '' ? rows.slice(0, -1) : rows);
}

/** The sign that parts the header: its names hold none of the three. */
function delimiterOf(body: string): string {
  const header = body.slice(0, body.search(/[\r\n]|$/));
  return [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0]!;
}

/** Rows as an XLSX file of text cells: a number or a date would lose its form, and a formula is never written. */
export async function rowsToXlsx(rows: readonly (readonly string[])[], sheet: string): Promise<Blob> {
  const data = rows.map((row, at) => row.map((value) => (value === '' ? null : { value, type: String, wrap: true, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })));
  return await writeXlsxFile(data, { sheet, stickyRowsCount: 1, columns: widthsOf(rows) }).toBlob();
}

/** In letters of a spreadsheet: as wide as what stands in the column, within what a screen shows; the first rows tell. */
function widthsOf(rows: readonly (readonly string[])[]): { readonly width: number }[] {
  const lengthOf = (cell: string): number => Math.max(...cell.split('\n').map((line) => line.replace(/[\u2e80-\uffef]/g, '  ').length));
  return (rows[0] ?? []).map((_, column) => ({ width: Math.min(60, Math.max(8, ...rows.slice(0, 60).map((row) => lengthOf(row[column] ?? '') + 2))) }));
}

/** The first sheet of an XLSX file as rows of text; a date as YYYY-MM-DD, a number as it is written. */
export async function xlsxToRows(file: Blob): Promise<Result<readonly string[][], SheetFileFailure>> {
  try {
    const sheets = await readXlsxFile(file, { trim: false });
    return succeed((sheets[0]?.data ?? []).map((row) => row.map(cellText)));
  } catch (error) {
    return fail({ code: 'sheet.not-xlsx', params: { row: 0, problem: error instanceof Error ? error.message : String(error) } });
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
