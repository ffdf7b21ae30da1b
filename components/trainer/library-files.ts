import { csvToRows, readPackFile, readSheet, rowsToCsv, rowsToXlsx, writePackFile, writeSheet, xlsxToRows } from '../../scripts-library/exchange/index.ts';
import type { LibraryRecord, Script } from '../../scripts-library/schema/index.ts';
import type { ImportAnswer, ImportFault, LibraryFiles } from './exchange-bar.tsx';

const TYPES = { json: 'application/json', csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Files of the library: a whole pack as JSON, scripts as a trainer's sheet. `download` hands a file to the person. */
export function createLibraryFiles(download: (name: string, blob: Blob) => void): LibraryFiles {
  return {
    async read(file, onProgress) {
      if (/\.json$/iu.test(file.name)) return readPack(await file.text());
      const rows = /\.xlsx$/iu.test(file.name) ? await xlsxToRows(file) : csvToRows(await file.text());
      if (!rows.ok) return refused([{ row: rows.failure.params.row, column: null, problem: rows.failure.params.problem }]);
      const sheet = await readSheet(rows.value, {}, {
        every: 500,
        pause: (done, all) => {
          onProgress(done, all);
          return new Promise((resolve) => setTimeout(resolve));
        },
      });
      if (!sheet.ok) return refused(sheet.failure.faults.map((fault) => ({ row: fault.row, column: fault.column ?? null, problem: [fault.code, fault.problem].filter(Boolean).join(': ') })));
      return { ok: true, records: sheet.value };
    },
    async save(kind, { hash: _hash, ...head }, records) {
      const scripts = records.filter((record): record is Script => record.kind === 'script');
      const blob = kind === 'json' ? new Blob([await writePackFile(head, records)], { type: TYPES.json }) : kind === 'csv' ? new Blob([rowsToCsv(writeSheet(scripts))], { type: TYPES.csv }) : await rowsToXlsx(writeSheet(scripts), 'scripts');
      download(`${head.id}-${head.version}.${kind}`, blob);
    },
  };
}

async function readPack(text: string): Promise<ImportAnswer> {
  const pack = await readPackFile(text);
  if (pack.ok) return { ok: true, records: pack.value.records as readonly LibraryRecord[] };
  const params: Readonly<Record<string, string | number>> = pack.failure.params ?? {};
  return refused([{ row: null, column: params['field'] === undefined ? null : String(params['field']), problem: [params['record'], params['problem'] ?? pack.failure.code].filter(Boolean).join(': ') }]);
}

const refused = (faults: readonly ImportFault[]): ImportAnswer => ({ ok: false, faults });
