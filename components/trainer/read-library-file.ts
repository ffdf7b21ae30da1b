import { csvToRows, readPackFile, readSheet, xlsxToRows } from '../../scripts-library/exchange/index.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { ImportAnswer, ImportFault } from './exchange-bar.tsx';

/** What the reader tells the page. Records come in slices, so that taking them over never holds the page for long. */
export type FromReader =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'records'; readonly records: readonly LibraryRecord[] }
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly faults: readonly ImportFault[] };

const SLICE = 200;
const ROWS_A_PROGRESS = 500;

/** Reads a pack, a CSV or an XLSX by its name and sends what it holds, or every fault and nothing else. */
export async function readLibraryFile(file: File, send: (message: FromReader) => void): Promise<void> {
  const answer = /\.json$/iu.test(file.name) ? await readPack(await file.text()) : await readScripts(file, send);
  if (!answer.ok) return send({ kind: 'refused', faults: answer.faults });
  for (let at = 0; at < answer.records.length; at += SLICE) send({ kind: 'records', records: answer.records.slice(at, at + SLICE) });
  send({ kind: 'read' });
}

async function readScripts(file: File, send: (message: FromReader) => void): Promise<ImportAnswer> {
  const rows = /\.xlsx$/iu.test(file.name) ? await xlsxToRows(file) : csvToRows(await file.text());
  if (!rows.ok) return refused([{ row: rows.failure.params.row, column: null, problem: rows.failure.params.problem }]);
  const pause = (done: number, all: number): Promise<void> => {
    send({ kind: 'progress', done, all });
    return Promise.resolve();
  };
  const sheet = await readSheet(rows.value, {}, { every: ROWS_A_PROGRESS, pause });
  if (!sheet.ok) return refused(sheet.failure.faults.map((fault) => ({ row: fault.row, column: fault.column ?? null, problem: [fault.code, fault.problem].filter(Boolean).join(': ') })));
  return { ok: true, records: sheet.value };
}

async function readPack(text: string): Promise<ImportAnswer> {
  const pack = await readPackFile(text);
  if (pack.ok) return { ok: true, records: pack.value.records as readonly LibraryRecord[] };
  const params: Readonly<Record<string, string | number>> = pack.failure.params ?? {};
  return refused([{ row: null, column: params['field'] === undefined ? null : String(params['field']), problem: [params['record'], params['problem'] ?? pack.failure.code].filter(Boolean).join(': ') }]);
}

const refused = (faults: readonly ImportFault[]): ImportAnswer => ({ ok: false, faults });
