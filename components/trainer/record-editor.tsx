import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lintRecord, oneEach } from '../../scripts-library/lint/index.ts';
import { buildLibrary, type Library } from '../../scripts-library/packs/library.ts';
import { libraryRecord, type LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { LibraryEntry, LibraryRepository } from '../../storage/repositories/library-repository.ts';
import { Button } from '../ui/button.tsx';
import { Findings, type FindingView } from './findings.tsx';
import { FlowFields } from './flow-fields.tsx';
import { RecordFields } from './record-fields.tsx';
import type { ListedRecord } from './record-list.tsx';
import { ScriptFields } from './script-fields.tsx';

interface RecordEditorProps {
  readonly listed: ListedRecord;
  readonly all: readonly LibraryRecord[];
  readonly packId: string;
  readonly library: LibraryRepository;
  readonly today: string;
}

/** One record: what is in force stays as it is until a draft of it is published as the next version. */
export function RecordEditor({ listed, all, packId, library, today }: RecordEditorProps) {
  const { t } = useTranslation();
  const [record, setRecord] = useState<LibraryRecord>(listed.draft ?? listed.inForce);
  /** Counts the times the whole record was replaced: its fields begin anew then, for lists keep what is typed in them. */
  const [taken, setTaken] = useState(0);
  const [history, setHistory] = useState<readonly LibraryEntry[]>([]);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  const changed = JSON.stringify(record) !== JSON.stringify(listed.draft ?? listed.inForce);

  useEffect(() => {
    let current = true;
    void library.history(packId, listed.inForce.id).then((read) => { if (current && read.ok) setHistory(read.value); });
    return () => { current = false; };
  }, [library, packId, listed.inForce.id]);

  // The library is built once for a record, not at every letter of it.
  const others = useMemo(() => buildLibrary(all.filter((one) => one.id !== listed.inForce.id)), [all, listed.inForce.id]);
  const findings = useMemo(() => findingsOf(record, others, today, t), [record, others, today, t]);
  const blocked = findings.some((finding) => finding.severity === 'block');

  const save = async (): Promise<boolean> => {
    const saved = await library.saveDraft(packId, record);
    setSaid(saved.ok ? { text: t('trainer.draftSaved'), bad: false } : { text: t(`failure.${saved.failure.code}`, { defaultValue: t('failure.storage.unknown') }), bad: true });
    return saved.ok;
  };
  const publish = async (): Promise<void> => {
    if (!(await save())) return;
    const done = await library.publish(packId, record.id, listed.inForce.version);
    if (!done.ok) return setSaid({ text: t(`failure.${done.failure.code}`, { defaultValue: t('failure.storage.unknown') }), bad: true });
    setSaid({ text: t('trainer.published', { version: done.value.version }), bad: false });
  };
  const replace = (whole: LibraryRecord): void => {
    setRecord(whole);
    setTaken(taken + 1);
  };
  const discard = async (): Promise<void> => {
    const done = await library.discardDraft(packId, record.id);
    if (!done.ok) return setSaid({ text: t(`failure.${done.failure.code}`, { defaultValue: t('failure.storage.unknown') }), bad: true });
    replace(listed.inForce);
  };

  return (
    <section aria-label={t('trainer.editor')} data-testid="record-editor">
      <div className="flex flex-wrap items-baseline gap-2">
        <h2 className="min-w-0 flex-1 text-lg font-semibold">{record.title}</h2>
        <span className="text-sm text-quiet">{record.id} · v{listed.inForce.version}</span>
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <Button onClick={() => void save()} disabled={!changed} data-testid="save-draft">{t('trainer.saveDraft')}</Button>
        <Button look="primary" onClick={() => void publish()} disabled={blocked || (!changed && !listed.draft)} data-testid="publish">{t('trainer.publish')}</Button>
        {listed.draft ? <Button look="quiet" onClick={() => void discard()} data-testid="discard-draft">{t('trainer.discard')}</Button> : null}
        <span role="status" data-testid="trainer-said" className={(said?.bad ?? blocked) ? 'text-harm' : 'text-sm text-done'}>{said?.text ?? (blocked ? t('trainer.blocked') : '')}</span>
      </div>
      <Findings findings={findings} />
      {record.kind === 'script' ? <ScriptFields key={taken} script={record} onChange={setRecord} /> : record.kind === 'flow' ? <FlowFields flow={record} onChange={setRecord} /> : <RecordFields record={record} onChange={setRecord} />}
      {history.length > 0 ? (
        <details className="mt-4"><summary className="cursor-pointer text-quiet">{t('trainer.history', { count: history.length })}</summary>
          <ul className="mt-1">{history.toReversed().map((entry) => <li key={entry.version} className="flex items-baseline gap-2 py-0.5"><span>v{entry.version}</span><span className="text-sm text-quiet">{entry.updatedAt.slice(0, 16).replace('T', ' ')} · {entry.author.split('@')[0] || '—'}</span><Button look="quiet" onClick={() => replace({ ...entry.record, version: listed.inForce.version } as LibraryRecord)}>{t('trainer.takeBack')}</Button></li>)}</ul>
        </details>
      ) : null}
    </section>
  );
}

/** What the schema and the compliance lint say of the record as it stands in the editor. */
function findingsOf(record: LibraryRecord, others: Library, today: string, t: TFunction): readonly FindingView[] {
  const shape = libraryRecord.safeParse(record);
  if (!shape.success) return shape.error.issues.map((issue) => ({ severity: 'block', field: issue.path.join('.'), text: issue.message, better: null }));
  return oneEach(lintRecord(record, others, today)).map((finding) => ({
    severity: finding.severity, field: finding.field, better: finding.better ?? null,
    text: [
      finding.params['quote'] === undefined || finding.category === 'jurisdiction' ? '' : t('lint.reason.quoted', finding.params),
      t(`lint.category.${finding.category}`), t(finding.reasonKey, finding.params), finding.source === 'model' ? t('lint.reason.byModel', finding.params) : '',
    ].filter(Boolean).join(' · '),
  }));
}
