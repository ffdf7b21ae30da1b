import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRepository } from '../../storage/repositories/library-repository.ts';
import { Button } from '../ui/button.tsx';
import { surroundingsOf } from './record-editor.tsx';
import { findingsOf } from './record-findings.ts';
import type { ListedRecord } from './record-list.tsx';

interface DraftBarProps {
  readonly records: readonly ListedRecord[];
  readonly packId: string;
  readonly library: LibraryRepository;
  readonly bank: Readonly<Record<string, string>>;
  readonly today: string;
  readonly onOpen: (id: string) => void;
}

interface Judged {
  readonly ready: readonly ListedRecord[];
  readonly held: readonly ListedRecord[];
}

const NAMED = 50;
/** Records judged between two pauses: some twenty milliseconds of the page. */
const JUDGED = 5;
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** All drafts together: checked, and those without a finding that forbids it published after a second press. */
export function DraftBar({ records, packId, library, bank, today, onOpen }: DraftBarProps) {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<number | null>(null);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const drafts = records.filter((one) => one.draft !== null);
  if (drafts.length === 0 && said === null) return null;

  const judge = async (): Promise<void> => {
    setSaid(null);
    const around = surroundingsOf(records, null, bank, today);
    const ready: ListedRecord[] = [];
    const held: ListedRecord[] = [];
    for (const [at, one] of drafts.entries()) {
      const outdated = !one.isNew && one.draft!.version < one.inForce.version;
      (outdated || findingsOf(one.draft!, around, t).some((finding) => finding.severity === 'block') ? held : ready).push(one);
      if (at % JUDGED === 0) { setProgress(at / drafts.length); await breathe(); }
    }
    setProgress(null);
    setJudged({ ready, held });
  };
  const publish = async ({ ready }: Judged): Promise<void> => {
    let published = 0;
    for (const [at, { draft, isNew, inForce }] of ready.entries()) {
      const done = await library.publish(packId, inForce.id, isNew ? 0 : draft!.version);
      if (done.ok) published += 1;
      if (at % JUDGED === 0) { setProgress(at / ready.length); await breathe(); }
    }
    setProgress(null);
    setJudged(null);
    setSaid(t('trainer.allPublished', { count: published, left: ready.length - published }));
  };

  return (
    <section aria-label={t('trainer.draftsLabel')} className="mb-3" data-testid="draft-bar">
      <div className="flex flex-wrap items-center gap-2">
        {drafts.length > 0 ? <span>{t('trainer.drafts', { count: drafts.length })}</span> : null}
        {drafts.length > 0 && judged === null ? <Button data-testid="judge-drafts" disabled={progress !== null} onClick={() => void judge()}>{t('trainer.judgeAll')}</Button> : null}
        {judged === null ? null : (
          <>
            <Button look="primary" data-testid="publish-drafts" disabled={judged.ready.length === 0 || progress !== null} onClick={() => void publish(judged)}>{t('trainer.publishAll', { count: judged.ready.length })}</Button>
            <Button look="quiet" onClick={() => setJudged(null)}>{t('cancel')}</Button>
          </>
        )}
        {progress !== null ? <progress value={progress} max={1} aria-label={t('trainer.judgeAll')} /> : null}
        <span role="status" data-testid="drafts-said" className="text-sm text-done">{said}</span>
      </div>
      {judged !== null && judged.held.length > 0 ? (
        <div className="mt-1 text-sm text-harm" data-testid="drafts-held">
          {t('trainer.held', { count: judged.held.length })}
          <ul className="max-h-32 overflow-y-auto">{judged.held.slice(0, NAMED).map(({ inForce, draft }) => <li key={inForce.id}><button type="button" className="underline" onClick={() => onOpen(inForce.id)}>{draft?.title ?? inForce.title}</button></li>)}{judged.held.length > NAMED ? <li>{t('exchange.more', { count: judged.held.length - NAMED })}</li> : null}</ul>
        </div>
      ) : null}
    </section>
  );
}
