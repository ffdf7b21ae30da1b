import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHEET_COLUMNS, type HeaderWords } from '../../scripts-library/exchange/columns.ts';
import type { LibraryRecord, Pack } from '../../scripts-library/schema/index.ts';
import type { DraftStep } from '../../storage/repositories/draft-repository.ts';
import { Button } from '../ui/button.tsx';
import { faultWords, type ImportFault } from './fault-words.ts';
import type { ImportPlan } from './import-plan.ts';
import { ImportReview } from './import-review.tsx';

export type ImportAnswer = { readonly ok: true; readonly records: readonly LibraryRecord[] } | { readonly ok: false; readonly faults: readonly ImportFault[] };

type Progress = (done: number, all: number) => void;

export interface LibraryFiles {
  /** Reads a pack, a CSV or an XLSX by its name; nothing is taken when anything is wrong, or when it is of another language or jurisdiction. */
  read(file: File, pack: Pick<Pack['manifest'], 'locale' | 'jurisdiction'>, onProgress: Progress): Promise<ImportAnswer>;
  /** `words` stand behind the names of a sheet's columns. */
  save(kind: 'json' | 'csv' | 'xlsx', pack: Pack['manifest'], records: readonly LibraryRecord[], words: HeaderWords): Promise<void>;
}

interface ExchangeBarProps {
  readonly files: LibraryFiles;
  readonly manifest: Pack['manifest'];
  readonly records: readonly LibraryRecord[];
  readonly onPlan: (records: readonly LibraryRecord[], onProgress: Progress) => Promise<ImportPlan>;
  /** Takes records as drafts; answers the way back, or a failure's code. */
  readonly onTake: (records: readonly LibraryRecord[], onProgress: Progress) => Promise<readonly DraftStep[] | string>;
  /** Takes an import back; answers how many drafts went, or a failure's code. */
  readonly onUndo: (steps: readonly DraftStep[]) => Promise<number | string>;
}

const FAULTS_SHOWN = 20;
/** The part of the bar that reading the file fills; comparing, then taking the records over, fills the rest. */
const READING = 0.7;

/** In and out by file. What comes in is shown first, then becomes drafts: nothing is in force before somebody publishes it. */
export function ExchangeBar({ files, manifest, records, onPlan, onTake, onUndo }: ExchangeBarProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly ImportFault[]>([]);
  const [progress, setProgress] = useState<number | null>(null);
  const [review, setReview] = useState<{ readonly fileName: string; readonly plan: ImportPlan } | null>(null);
  const [back, setBack] = useState<readonly DraftStep[]>([]);
  const input = useId();
  const failure = (code: string): string => t(`failure.${code}`, { defaultValue: t('failure.storage.unknown') });

  const begin = (): void => {
    setFaults([]);
    setSaid(null);
    setReview(null);
    setBack([]);
    setProgress(0);
  };
  const read = async (file: File): Promise<void> => {
    begin();
    const answer = await files.read(file, manifest, (done, all) => setProgress(all === 0 ? 0 : (done / all) * READING));
    if (!answer.ok) {
      setFaults(answer.faults);
      setSaid(t('exchange.nothingTaken', { count: answer.faults.length }));
    } else {
      const plan = await onPlan(answer.records, (done, all) => setProgress(READING + (done / all) * (1 - READING)));
      if (plan.planned.length === 0) setSaid(t('exchange.nothingNew', { count: plan.same }));
      else setReview({ fileName: file.name, plan });
    }
    setProgress(null);
  };
  const take = async ({ planned }: ImportPlan): Promise<void> => {
    begin();
    const taken = await onTake(planned.map((one) => one.record), (done, all) => setProgress(done / all));
    setProgress(null);
    if (typeof taken === 'string') return setSaid(failure(taken));
    setBack(taken);
    setSaid(t('exchange.taken', { count: taken.length }));
  };
  const undo = async (): Promise<void> => {
    const gone = await onUndo(back);
    setSaid(typeof gone === 'string' ? failure(gone) : t('exchange.undone', { count: gone, left: back.length - gone }));
    setBack([]);
  };

  return (
    <section aria-label={t('exchange.label')} className="mb-4 border-b border-line pb-3">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={input} className="inline-flex min-h-7 cursor-pointer items-center rounded-md border border-line bg-raised px-2 focus-within:outline-2 focus-within:outline-accent">
          {t('exchange.import')}
          <input id={input} type="file" accept=".json,.csv,.xlsx" className="sr-only" data-testid="import-file" onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) void read(file); }} />
        </label>
        {(['json', 'csv', 'xlsx'] as const).map((kind) => <Button key={kind} look="quiet" data-testid={`export-${kind}`} onClick={() => void files.save(kind, manifest, records, Object.fromEntries(SHEET_COLUMNS.map((column) => [column, `${column} ${t(`sheet.${column}`)}`])))}>{t(`exchange.export.${kind}`)}</Button>)}
        {progress !== null ? <progress value={progress} max={1} aria-label={t('exchange.reading')} /> : null}
        <span role="status" data-testid="import-said" className={faults.length > 0 ? 'text-harm' : 'text-done'}>{said}</span>
        {back.length > 0 ? <Button data-testid="import-undo" onClick={() => void undo()}>{t('exchange.undo')}</Button> : null}
      </div>
      {review === null ? null : <ImportReview {...review} onTake={() => void take(review.plan)} onLeave={() => { setReview(null); setSaid(t('exchange.left')); }} />}
      {faults.length > 0 ? (
        <ul className="mt-2 max-h-48 overflow-y-auto text-harm" data-testid="import-faults">
          {faults.slice(0, FAULTS_SHOWN).map((fault, index) => <li key={index}>{faultWords(fault, t)}</li>)}
          {faults.length > FAULTS_SHOWN ? <li>{t('exchange.more', { count: faults.length - FAULTS_SHOWN })}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
