import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord, Pack } from '../../scripts-library/schema/index.ts';
import type { LibraryEntry, LibraryRepository } from '../../storage/repositories/library-repository.ts';
import type { ScriptUsage, UsageRepository } from '../../storage/repositories/usage-repository.ts';
import { DeskPage } from '../ui/desk-page.tsx';
import { ExchangeBar, type LibraryFiles } from './exchange-bar.tsx';
import { RecordEditor } from './record-editor.tsx';
import { RecordList, type ListedRecord } from './record-list.tsx';

export interface TrainerServices {
  readonly pack: Pack;
  readonly library: LibraryRepository;
  readonly usage: UsageRepository;
  readonly files: LibraryFiles;
  /** The day of the bank, YYYY-MM-DD, against which review dates are held. */
  readonly today: string;
}

/** Records compared between two pauses. */
const COMPARED = 250;

/** What a record says, whatever its version and state. */
const contentOf = (record: LibraryRecord): string => JSON.stringify({ ...record, version: 0, status: '' });

/** Tells the progress and lets the page breathe. */
const pauseAfter = (onProgress: (done: number, all: number) => void) => (done: number, all: number): Promise<void> => {
  onProgress(done, all);
  return new Promise((resolve) => setTimeout(resolve));
};

/** However often it is asked, the work never runs twice at once, and runs once more after the last asking. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let asked = false;
  return function ask(): void {
    if (running) { asked = true; return; }
    running = true;
    void work().finally(() => {
      running = false;
      if (asked) { asked = false; ask(); }
    });
  };
}

/** The trainer's desk: the library as it is in force, drafts over it, and what agents did with each line. */
export function TrainerDesk({ services, sync }: { readonly services: TrainerServices; readonly sync?: ReactNode }) {
  const { t } = useTranslation();
  const { pack, library, usage } = services;
  const [drafts, setDrafts] = useState<readonly LibraryEntry[]>([]);
  const [published, setPublished] = useState<readonly LibraryEntry[]>([]);
  const [uses, setUses] = useState<readonly ScriptUsage[]>([]);
  const [openId, setOpenId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const load = useCallback(async (): Promise<void> => {
    const [draft, newest, counted] = await Promise.all([library.drafts(pack.manifest.id), library.published(pack.manifest.id), usage.all()]);
    if (!draft.ok) return setFailure(draft.failure.code);
    if (!newest.ok) return setFailure(newest.failure.code);
    setDrafts(draft.value);
    setPublished(newest.value);
    if (counted.ok) setUses(counted.value);
  }, [library, usage, pack]);
  useEffect(() => {
    const again = oneAtATime(load);
    again();
    return library.onChange(again);
  }, [library, load]);

  const records = useMemo((): readonly ListedRecord[] => {
    const newest = new Map(published.map((entry) => [entry.recordId, entry.record]));
    const drafted = new Map(drafts.map((entry) => [entry.recordId, entry.record]));
    const used = new Map<string, number>();
    for (const one of uses) used.set(one.scriptId, (used.get(one.scriptId) ?? 0) + one.counts.said + one.counts.copied + one.counts.inserted);
    const base = pack.records.map((record) => newest.get(record.id) ?? record);
    const shipped = new Set(pack.records.map((record) => record.id));
    const added = [...newest.values(), ...drafted.values()].filter((record) => !shipped.has(record.id));
    const all = [...base, ...new Map(added.map((record) => [record.id, record])).values()];
    return all.map((record) => ({ inForce: record, draft: drafted.get(record.id) ?? null, used: used.get(record.id) ?? 0, overdue: record.reviewBy < services.today }));
  }, [pack, published, drafts, uses, services.today]);

  const open = records.find((one) => one.inForce.id === openId) ?? null;
  const allRecords: readonly LibraryRecord[] = records.map((one) => one.inForce);

  /** Records that differ from what is in force become drafts, all or none; the others are left as they are. */
  const takeIn = async (incoming: readonly LibraryRecord[], onProgress: (done: number, all: number) => void): Promise<number | string> => {
    const pause = pauseAfter(onProgress);
    const inForce = new Map(allRecords.map((record) => [record.id, record]));
    const changed: LibraryRecord[] = [];
    for (const [at, record] of incoming.entries()) {
      if (at % COMPARED === 0) await pause(at, incoming.length * 2);
      const known = inForce.get(record.id);
      if (known === undefined || contentOf(known) !== contentOf(record)) changed.push(record);
    }
    const saved = await library.saveDrafts(pack.manifest.id, changed, (done) => pause(changed.length + done, changed.length * 2));
    if (!saved.ok) return saved.failure.code;
    return changed.length;
  };

  return (
    <DeskPage desk="trainer" actions={<><p className="text-sm text-quiet">{t('trainer.pack', { title: pack.manifest.title, version: pack.manifest.version, count: records.length, drafts: drafts.length })}</p>{sync}</>}>
      {failure ? <p role="alert" className="mb-3 rounded-sm bg-harm-soft px-2 py-1 text-harm">{t(`failure.${failure}`, { defaultValue: t('failure.storage.unknown') })}</p> : null}
      <ExchangeBar files={services.files} manifest={pack.manifest} records={allRecords} onImport={takeIn} />
      <div className="grid gap-6 lg:grid-cols-[minmax(18rem,2fr)_3fr]">
        <RecordList records={records} openId={openId} onOpen={setOpenId} />
        {open ? (
          <RecordEditor key={`${open.inForce.id}@${open.inForce.version}`} listed={open} all={allRecords} packId={pack.manifest.id} library={library} today={services.today} />
        ) : <p className="text-quiet">{t('trainer.pick')}</p>}
      </div>
    </DeskPage>
  );
}
