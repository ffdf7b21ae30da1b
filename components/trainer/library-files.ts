import { rowsToCsv, rowsToXlsx, writePackFile, writeSheet } from '../../scripts-library/exchange/index.ts';
import type { LibraryRecord, Script } from '../../scripts-library/schema/index.ts';
import type { ImportAnswer, LibraryFiles } from './exchange-bar.tsx';
import type { FromReader } from './read-library-file.ts';

const TYPES = { json: 'application/json', csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/**
 * Files of the library: a whole pack as JSON, scripts as a trainer's sheet. `startReader` starts the worker that reads
 * (`read-library-file.ts`): a large sheet would hold the page for seconds. `download` hands a file to the person.
 */
export function createLibraryFiles(startReader: () => Worker, download: (name: string, blob: Blob) => void): LibraryFiles {
  return {
    read: (file, onProgress) =>
      new Promise((resolve) => {
        const worker = startReader();
        const records: LibraryRecord[] = [];
        const finish = (answer: ImportAnswer): void => {
          worker.terminate();
          resolve(answer);
        };
        worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
          if (data.kind === 'progress') onProgress(data.done, data.all);
          else if (data.kind === 'records') records.push(...data.records);
          else if (data.kind === 'read') finish({ ok: true, records });
          else finish({ ok: false, faults: data.faults });
        };
        worker.onerror = (event) => finish({ ok: false, faults: [{ row: null, column: null, problem: event.message }] });
        worker.postMessage(file);
      }),
    async save(kind, { hash: _hash, ...head }, records) {
      const scripts = records.filter((record): record is Script => record.kind === 'script');
      const blob = kind === 'json' ? new Blob([await writePackFile(head, records)], { type: TYPES.json }) : kind === 'csv' ? new Blob([rowsToCsv(writeSheet(scripts))], { type: TYPES.csv }) : await rowsToXlsx(writeSheet(scripts), 'scripts');
      download(`${head.id}-${head.version}.${kind}`, blob);
    },
  };
}
