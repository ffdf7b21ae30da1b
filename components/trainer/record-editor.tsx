import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changesOf } from '../../scripts-library/exchange/changes.ts';
import { buildLibrary } from '../../scripts-library/packs/library.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { DraftRepository } from '../../storage/repositories/draft-repository.ts';
import type { LibraryEntry, LibraryRepository } from '../../storage/repositories/library-repository.ts';
import { Button } from '../ui/button.tsx';
import { Changes } from './changes.tsx';
import { DraftMark } from './draft-mark.tsx';
import { Findings, once, type FindingView } from './findings.tsx';
import { FlowFields } from './flow-fields.tsx';
import { findingsOf, type Surroundings } from './record-findings.ts';
import { RawRecord } from './raw-record.tsx';
import { RecordFields } from './record-fields.tsx';
import type { ListedRecord } from './record-list.tsx';
import { Retire } from './retire.tsx';
import { ScriptFields } from './script-fields.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

interface RecordEditorProps {
  readonly listed: ListedRecord;
  readonly all: readonly ListedRecord[];
  readonly packId: string;
  readonly library: LibraryRepository;
  readonly drafts: DraftRepository;
  readonly bank: Readonly<Record<string, string>>;
  readonly today: string;
  readonly onClose: () => void;
}

/** Drafts alone are not in force, and what was taken out of service is not either. */
export const surroundingsOf = (all: readonly ListedRecord[], of: string | null, bank: Readonly<Record<string, string>>, today: string): Surroundings => ({
  others: buildLibrary(all.filter((one) => !one.isNew && one.inForce.id !== of && one.inForce.status !== 'retired').map((one) => one.inForce)),
  onlyDrafts: new Set(all.filter((one) => one.isNew).map((one) => one.inForce.id)), bank, today,
});

/** One record: what is in force stays as it is until a draft of it is published as the next version. What is typed is a draft by itself. */
export function RecordEditor({ listed, all, packId, library, drafts, bank, today, onClose }: RecordEditorProps) {
  const { t } = useTranslation();
  const draft = useKeptDraft(listed, packId, library, drafts);
  const { record } = draft;
  const [history, setHistory] = useState<readonly LibraryEntry[]>([]);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean; readonly undo?: LibraryRecord } | null>(null);
  const [sure, setSure] = useState(false);
  const section = useRef<HTMLElement>(null);
  const { inForce, isNew } = listed;
  const changes = useMemo(() => (isNew ? [] : changesOf(inForce, record)), [isNew, inForce, record]);
  const outdated = !isNew && record.version < inForce.version;

  useEffect(() => {
    let current = true;
    void library.history(packId, inForce.id).then((read) => { if (current && read.ok) setHistory(read.value); });
    return () => { current = false; };
  }, [library, packId, inForce]);

  // One below the other on a narrow screen: what was opened would be out of sight.
  useEffect(() => {
    if (section.current !== null && section.current.getBoundingClientRect().top > innerHeight * 0.6) section.current.scrollIntoView();
  }, []);

  // The library is built once for a record, not at every letter of it.
  const around = useMemo(() => surroundingsOf(all, inForce.id, bank, today), [all, inForce.id, bank, today]);
  const findings = useMemo(() => findingsOf(record, around, t), [record, around, t]);
  const blocks = once(findings).filter((finding) => finding.severity === 'block').length;

  const fail = (failure: { readonly code: string; readonly params?: object }): void => setSaid({ text: t(`failure.${failure.code}`, { defaultValue: t('failure.storage.unknown'), ...failure.params }), bad: true });
  const publish = async (): Promise<void> => {
    if (!(await draft.flush())) return;
    // Back into service as it was: nothing was typed, so nothing lies there to publish.
    if (inForce.status === 'retired' && listed.draft === null && changes.length === 0) await drafts.keep(packId, record, null);
    const done = await library.publish(packId, record.id, isNew ? 0 : record.version);
    if (!done.ok) return fail(done.failure);
    draft.settle(done.value.record);
    const { version, record: { effectiveFrom } } = done.value;
    setSaid({ text: effectiveFrom > today ? t('trainer.publishedFor', { version, day: effectiveFrom }) : t('trainer.published', { version }), bad: false });
  };
  const discard = async (): Promise<void> => {
    // Nothing would be left of a record that nobody published.
    if (isNew && !sure) return setSure(true);
    await draft.flush();
    const done = await library.discardDraft(packId, record.id);
    if (!done.ok) return fail(done.failure);
    if (isNew) return onClose();
    draft.settle(inForce);
    setSaid({ text: t('trainer.discarded'), bad: false, undo: record });
  };
  const retire = async (): Promise<void> => {
    const done = await drafts.retire(packId, inForce, inForce.version);
    if (!done.ok) return fail(done.failure);
    draft.settle(done.value);
    setSaid({ text: t('trainer.retiredNow'), bad: false });
  };
  const change = (next: LibraryRecord): void => {
    setSaid(null);
    setSure(false);
    draft.change(next);
  };
  const go = ({ field, start, end }: FindingView): void => {
    const places = [field, field.split('.')[0]!].map((name) => section.current?.querySelector<HTMLElement>(`[data-field="${name}"]`));
    const place = places.find((one) => one !== null && one !== undefined);
    if (place === undefined || place === null) return;
    for (let fold = place.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
    place.focus();
    place.scrollIntoView({ block: 'center' });
    if (place instanceof HTMLTextAreaElement && end > start) place.setSelectionRange(start, end);
  };

  const earlier = [
    ...history.toReversed().map(({ version, record: was, updatedAt, author }) => ({ version, record: was, said: `${updatedAt.slice(0, 16).replace('T', ' ')} · ${author.split('@')[0] || '—'}` })),
    ...(history.length > 0 && listed.shipped !== null ? [{ version: listed.shipped.version, record: listed.shipped, said: t('trainer.shipped') }] : []),
  ];
  const isDraft = listed.draft !== null || changes.length > 0;
  return (
    <section ref={section} aria-label={t('trainer.editor')} className="[&_[data-field]]:scroll-mt-24" data-testid="record-editor">
      <div className="sticky top-0 z-10 -mx-1 border-b border-line bg-ground px-1 pb-1">
        <div className="flex flex-wrap items-baseline gap-2">
          <h2 className="min-w-0 flex-1 basis-56 text-lg font-semibold">{record.title}</h2>
          <span className="text-sm text-quiet">{record.id} · {isNew ? t('trainer.new') : `v${inForce.version}`}{inForce.status === 'retired' ? ` · ${t('trainer.retired')}` : ''}</span>
          <Button look="quiet" className="lg:hidden" onClick={onClose}>{t('trainer.backToList')}</Button>
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <Button look="primary" onClick={() => void publish()} disabled={blocks > 0 || !(isDraft || isNew || inForce.status === 'retired') || outdated || draft.state.kind === 'elsewhere'} data-testid="publish">{t('trainer.publish')}</Button>
          {isDraft ? <Button look={sure ? 'harm' : 'quiet'} onClick={() => void discard()} data-testid="discard-draft">{t(sure ? 'trainer.discardNew.sure' : 'trainer.discard')}</Button> : null}
          {!isDraft && !isNew && inForce.status !== 'retired' ? <Retire record={inForce} others={around.others.records} onRetire={() => void retire()} /> : null}
          <DraftMark state={draft.state} />
          <span role="status" data-testid="trainer-said" className={(said?.bad ?? blocks > 0) ? 'text-harm' : 'text-sm text-done'}>
            {said?.text ?? (blocks > 0 ? t('trainer.blocked', { count: blocks }) : '')}
            {said?.undo ? <Button look="quiet" data-testid="undo-discard" onClick={() => { draft.replace(said.undo!); setSaid(null); }}>{t('undo')}</Button> : null}
          </span>
        </div>
        {draft.state.kind === 'elsewhere' ? (
          <div role="alert" data-testid="draft-elsewhere" className="mt-1 rounded-sm bg-harm-soft px-2 py-1 text-harm">
            {t('trainer.elsewhere')} <Button onClick={draft.keepMine}>{t('trainer.keepMine')}</Button> <Button onClick={draft.takeTheirs}>{t('trainer.takeTheirs')}</Button>
          </div>
        ) : null}
        {outdated ? (
          <div role="alert" data-testid="draft-outdated" className="mt-1 rounded-sm bg-must-soft px-2 py-1 text-must">
            {t('trainer.outdated', { version: inForce.version, base: record.version })} <Button onClick={() => draft.change({ ...record, version: inForce.version } as LibraryRecord)}>{t('trainer.overNewest')}</Button>
          </div>
        ) : null}
      </div>
      {/* As high whatever it holds: what is typed below must not move when a finding comes or goes. */}
      <div className="mt-2 h-[84px] resize-y overflow-y-auto"><Findings findings={findings} onGo={go} /></div>
      {isNew ? null : <Changes changes={changes} label={t('trainer.changed', { count: changes.length, version: inForce.version })} />}
      {record.kind === 'script' ? <ScriptFields key={draft.taken} script={record} findings={findings} around={around} onChange={change} />
        : record.kind === 'flow' ? <FlowFields key={draft.taken} flow={record} around={around} onChange={change} />
          : <RecordFields key={draft.taken} record={record} findings={findings} around={around} onChange={change} />}
      <RawRecord key={`raw-${draft.taken}`} record={record} open={record.kind !== 'script' && record.kind !== 'flow' && !('text' in record)} onChange={change} />
      {earlier.length > 0 ? (
        <details className="mt-4" data-testid="history"><summary className="min-h-[24px] cursor-pointer text-quiet">{t('trainer.history', { count: earlier.length })}</summary>
          <ul className="mt-1">{earlier.map((entry) => <li key={entry.version} className="flex items-baseline gap-2 py-0.5"><span>v{entry.version}</span><span className="text-sm text-quiet">{entry.said}</span><Button look="quiet" onClick={() => draft.replace({ ...entry.record, version: inForce.version } as LibraryRecord)}>{t('trainer.takeBack')}</Button></li>)}</ul>
        </details>
      ) : null}
    </section>
  );
}
