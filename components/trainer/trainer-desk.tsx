import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord, Pack } from '../../scripts-library/schema/index.ts';
import type { DraftRepository, DraftStep } from '../../storage/repositories/draft-repository.ts';
import type { LibraryEntry, LibraryRepository } from '../../storage/repositories/library-repository.ts';
import type { ScriptUsage, UsageRepository } from '../../storage/repositories/usage-repository.ts';
import { DeskPage } from '../ui/desk-page.tsx';
import { DraftBar } from './draft-bar.tsx';
import { ExchangeBar, type LibraryFiles } from './exchange-bar.tsx';
import { planImport, type ImportPlan } from './import-plan.ts';
import { NewRecord } from './new-record.tsx';
import { RecordEditor } from './record-editor.tsx';
import { RecordList, type ListedRecord } from './record-list.tsx';

export interface TrainerServices {
  readonly pack: Pack;
  readonly library: LibraryRepository;
  readonly drafts: DraftRepository;
  /** Tells the bank's own figures ("bank.hotline" → "95000"), now and whenever they change on another page; the answer stops it. */
  readonly watchBank: (tell: (bank: Readonly<Record<string, string>>) => void) => () => void;
  readonly usage: UsageRepository;
  readonly files: LibraryFiles;
  /** The day of the bank, YYYY-MM-DD, against which review dates are held. */
  readonly today: string;
}

/** Tells the progress and lets the page breathe. */
const pauseAfter = (onProgress: (done: number, all: number) => void) => (done: number, all: number): Promise<void> => {
  onProgress(done, all);
  return new Promise((resolve) => setTimeout(resolve));
};

/** What is as it was stays the same object: lists keep what they worked out for it. */
const keepSame = (before: readonly LibraryEntry[], after: readonly LibraryEntry[]): readonly LibraryEntry[] => {
  const known = new Map(before.map((entry) => [entry.recordId, entry]));
  return after.map((entry) => {
    const was = known.get(entry.recordId);
    return was !== undefined && was.hash === entry.hash && was.version === entry.version ? was : entry;
  });
};

/** In milliseconds between two readings of the library at least; a large one rests three times as long as it took, so that typing goes before it. */
const REST = 200;

/** However often it is asked, the work never runs twice at once, and runs once more after the last asking. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let asked = false;
  let restUntil = 0;
  const run = (): void => {
    const begun = performance.now();
    void work().finally(() => {
      const done = performance.now();
      restUntil = done + Math.max(REST, 3 * (done - begun));
      running = false;
      if (asked) { asked = false; ask(); }
    });
  };
  function ask(): void {
    if (running) { asked = true; return; }
    running = true;
    setTimeout(run, Math.max(0, restUntil - performance.now()));
  }
  return ask;
}

/** The trainer's desk: the library as it is in force, drafts over it, and what agents did with each line. */
export function TrainerDesk({ services, sync }: { readonly services: TrainerServices; readonly sync?: ReactNode }) {
  const { t } = useTranslation();
  const { pack, library, usage, watchBank } = services;
  const [bank, setBank] = useState<Readonly<Record<string, string>>>({});
  const [drafts, setDrafts] = useState<readonly LibraryEntry[]>([]);
  const [published, setPublished] = useState<readonly LibraryEntry[]>([]);
  const [uses, setUses] = useState<readonly ScriptUsage[]>([]);
  const [openId, setOpenId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [loaded, setLoaded] = useState(false);

  const load = useCallback(async (): Promise<void> => {
    const [draft, newest, counted] = await Promise.all([library.drafts(pack.manifest.id), library.published(pack.manifest.id), usage.all()]);
    if (!draft.ok) return setFailure(draft.failure.code);
    if (!newest.ok) return setFailure(newest.failure.code);
    setDrafts((before) => keepSame(before, draft.value));
    setPublished((before) => keepSame(before, newest.value));
    setLoaded(true);
    if (counted.ok) setUses(counted.value);
  }, [library, usage, pack]);
  useEffect(() => {
    const again = oneAtATime(load);
    again();
    return library.onChange(again);
  }, [library, load]);
  useEffect(() => watchBank(setBank), [watchBank]);

  const records = useMemo((): readonly ListedRecord[] => {
    // Without its drafts the list would say that there are none.
    if (!loaded) return [];
    const newest = new Map(published.map((entry) => [entry.recordId, entry.record]));
    const drafted = new Map(drafts.map((entry) => [entry.recordId, entry]));
    const used = new Map<string, number>();
    for (const one of uses) used.set(one.scriptId, (used.get(one.scriptId) ?? 0) + one.counts.said + one.counts.copied + one.counts.inserted);
    const base = pack.records.map((record) => newest.get(record.id) ?? record);
    const shipped = new Map(pack.records.map((record) => [record.id, record]));
    const added = [...newest.values()].filter((record) => !shipped.has(record.id));
    const made = drafts.filter(({ recordId }) => !shipped.has(recordId) && !newest.has(recordId)).map((entry) => entry.record);
    const unpublished = new Set(made.map((record) => record.id));
    return [...made, ...base, ...added].map((record) => ({ inForce: record, draft: drafted.get(record.id)?.record ?? null, draftHash: drafted.get(record.id)?.hash ?? null, isNew: unpublished.has(record.id), shipped: shipped.get(record.id) ?? null, used: used.get(record.id) ?? 0, overdue: record.reviewBy < services.today }));
  }, [loaded, pack, published, drafts, uses, services.today]);

  const open = records.find((one) => one.inForce.id === openId) ?? null;
  const inForce = useMemo((): readonly LibraryRecord[] => records.filter((one) => !one.isNew && one.inForce.status !== 'retired').map((one) => one.inForce), [records]);

  const planOf = (incoming: readonly LibraryRecord[], onProgress: (done: number, all: number) => void): Promise<ImportPlan> => {
    const pause = pauseAfter(onProgress);
    return planImport(incoming, records, (done) => pause(done, incoming.length));
  };
  /** Records become drafts, all or none; what lay there before is the way back. */
  const takeIn = async (incoming: readonly LibraryRecord[], onProgress: (done: number, all: number) => void): Promise<readonly DraftStep[] | string> => {
    const pause = pauseAfter(onProgress);
    const before = new Map(drafts.map((entry) => [entry.recordId, entry.record]));
    const saved = await library.saveDrafts(pack.manifest.id, incoming, (done) => pause(done, incoming.length));
    if (!saved.ok) return saved.failure.code;
    const now = await library.drafts(pack.manifest.id);
    if (!now.ok) return now.failure.code;
    const hashes = new Map(now.value.map((entry) => [entry.recordId, entry.hash]));
    return incoming.map(({ id }) => ({ recordId: id, hash: hashes.get(id) ?? '', before: before.get(id) ?? null }));
  };
  const takeBack = async (steps: readonly DraftStep[]): Promise<number | string> => {
    const gone = await services.drafts.putBack(pack.manifest.id, steps);
    return gone.ok ? gone.value : gone.failure.code;
  };
  const make = async (record: LibraryRecord): Promise<boolean> => {
    const kept = await services.drafts.keep(pack.manifest.id, record, null);
    if (!kept.ok) { setFailure(kept.failure.code); return false; }
    await load();
    setOpenId(record.id);
    return true;
  };

  return (
    <DeskPage desk="trainer" actions={<><p className="text-sm text-quiet">{t('trainer.pack', { title: pack.manifest.title, version: pack.manifest.version, count: records.length, drafts: drafts.length })}</p><a className="text-sm text-accent underline" href="options.html" target="_blank" rel="noreferrer">{t('trainer.otherLibrary')}</a>{sync}</>}>
      {failure ? <p role="alert" className="mb-3 rounded-sm bg-harm-soft px-2 py-1 text-harm">{t(`failure.${failure}`, { defaultValue: t('failure.storage.unknown') })}</p> : null}
      <ExchangeBar files={services.files} manifest={pack.manifest} records={inForce} onPlan={planOf} onTake={takeIn} onUndo={takeBack} />
      <DraftBar records={records} packId={pack.manifest.id} library={library} drafts={services.drafts} bank={bank} today={services.today} onOpen={setOpenId} />
      <div className="grid gap-6 lg:grid-cols-[minmax(18rem,2fr)_3fr]">
        <div className="min-w-0">
          <NewRecord manifest={pack.manifest} today={services.today} open={open?.draft ?? open?.inForce ?? null} known={(id) => records.some((one) => one.inForce.id === id)} onMake={make} />
          <RecordList records={records} openId={openId} onOpen={setOpenId} today={services.today} />
        </div>
        {open ? (
          <RecordEditor key={open.inForce.id} listed={open} all={records} packId={pack.manifest.id} library={library} drafts={services.drafts} bank={bank} today={services.today} onClose={() => setOpenId(null)} />
        ) : <p className="text-quiet">{t('trainer.pick')}</p>}
      </div>
    </DeskPage>
  );
}
