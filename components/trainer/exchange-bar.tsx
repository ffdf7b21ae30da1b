import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord, Pack } from '../../scripts-library/schema/index.ts';
import { Button } from '../ui/button.tsx';

/** A fault of a file, with the place a trainer finds it by. */
export interface ImportFault {
  readonly row: number | null;
  readonly column: string | null;
  readonly problem: string;
}

export type ImportAnswer = { readonly ok: true; readonly records: readonly LibraryRecord[] } | { readonly ok: false; readonly faults: readonly ImportFault[] };

export interface LibraryFiles {
  /** Reads a pack, a CSV or an XLSX by its name; nothing is taken when anything is wrong. */
  read(file: File, onProgress: (done: number, all: number) => void): Promise<ImportAnswer>;
  save(kind: 'json' | 'csv' | 'xlsx', pack: Pack['manifest'], records: readonly LibraryRecord[]): Promise<void>;
}

interface ExchangeBarProps {
  readonly files: LibraryFiles;
  readonly manifest: Pack['manifest'];
  readonly records: readonly LibraryRecord[];
  /** Takes records as drafts; answers how many, or a failure's code. */
  readonly onImport: (records: readonly LibraryRecord[], onProgress: (done: number, all: number) => void) => Promise<number | string>;
}

const FAULTS_SHOWN = 20;
/** The part of the bar that reading the file fills; taking the records over fills the rest. */
const READING = 0.7;

/** In and out by file. What comes in becomes drafts: nothing is in force before somebody publishes it. */
export function ExchangeBar({ files, manifest, records, onImport }: ExchangeBarProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly ImportFault[]>([]);
  const [progress, setProgress] = useState<number | null>(null);
  const input = useId();

  const take = async (file: File): Promise<void> => {
    setFaults([]);
    setSaid(null);
    setProgress(0);
    const read = await files.read(file, (done, all) => setProgress(all === 0 ? 0 : (done / all) * READING));
    if (!read.ok) {
      setProgress(null);
      setFaults(read.faults);
      setSaid(t('exchange.nothingTaken', { count: read.faults.length }));
      return;
    }
    const taken = await onImport(read.records, (done, all) => setProgress(all === 0 ? 1 : READING + (done / all) * (1 - READING)));
    setProgress(null);
    setSaid(typeof taken === 'number' ? t('exchange.taken', { count: taken }) : t(`failure.${taken}`, { defaultValue: t('failure.storage.unknown') }));
  };

  return (
    <section aria-label={t('exchange.label')} className="mb-4 border-b border-line pb-3">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={input} className="inline-flex min-h-7 cursor-pointer items-center rounded-md border border-line bg-raised px-2 focus-within:outline-2 focus-within:outline-accent">
          {t('exchange.import')}
          <input id={input} type="file" accept=".json,.csv,.xlsx" className="sr-only" data-testid="import-file" onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) void take(file); }} />
        </label>
        {(['json', 'csv', 'xlsx'] as const).map((kind) => <Button key={kind} look="quiet" data-testid={`export-${kind}`} onClick={() => void files.save(kind, manifest, records)}>{t(`exchange.export.${kind}`)}</Button>)}
        {progress !== null ? <progress value={progress} max={1} aria-label={t('exchange.reading')} /> : null}
        <span role="status" data-testid="import-said" className={faults.length > 0 ? 'text-harm' : 'text-done'}>{said}</span>
      </div>
      {faults.length > 0 ? (
        <ul className="mt-2 max-h-48 overflow-y-auto text-harm" data-testid="import-faults">
          {faults.slice(0, FAULTS_SHOWN).map((fault, index) => (
            <li key={index}>{[fault.row === null ? null : t('exchange.row', { row: fault.row }), fault.column === null ? null : t('exchange.column', { column: fault.column }), fault.problem].filter(Boolean).join(' · ')}</li>
          ))}
          {faults.length > FAULTS_SHOWN ? <li>{t('exchange.more', { count: faults.length - FAULTS_SHOWN })}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
