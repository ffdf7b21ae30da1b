import { rowsToCsv, rowsToXlsx, writePackFile, writeSheet } from '../../scripts-library/exchange/index.ts';
import type { LibraryRecord, Script } from '../../scripts-library/schema/index.ts';
import { saveFile } from '../ui/save-file.ts';
import type { ImportAnswer, LibraryFiles } from './exchange-bar.tsx';
import type { FromReader, ToReader } from './read-library-file.ts';

const TYPES = { json: 'application/json', csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/**
 * Files of the library: a whole pack as JSON, scripts as a trainer's sheet. `startReader` starts the worker that reads
 * (`read-library-file.ts`): a large sheet would hold the page for seconds.
 */
export function createLibraryFiles(startReader: () => Worker): LibraryFiles {
  return {
    read: (file, { locale, jurisdiction }, onProgress) =>
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
        worker.onerror = (event) => finish({ ok: false, faults: [{ code: 'other', row: null, column: null, params: { problem: event.message } }] });
        worker.postMessage({ file, into: { locale, jurisdiction } } satisfies ToReader);
      }),
    async save(kind, { hash: _hash, ...head }, records, words) {
      const scripts = records.filter((record): record is Script => record.kind === 'script');
      const content = kind === 'json' ? await writePackFile(head, records) : kind === 'csv' ? rowsToCsv(writeSheet(scripts, words)) : await rowsToXlsx(writeSheet(scripts, words), 'scripts');
      saveFile(`${head.id}-${head.version}.${kind}`, content, TYPES[kind]);
    },
  };
}
