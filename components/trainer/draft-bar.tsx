import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { DraftRepository } from '../../storage/repositories/draft-repository.ts';
import type { LibraryRepository } from '../../storage/repositories/library-repository.ts';
import { Button } from '../ui/button.tsx';
import { surroundingsOf } from './record-editor.tsx';
import { findingsOf } from './record-findings.ts';
import type { ListedRecord } from './record-list.tsx';

interface DraftBarProps {
  readonly records: readonly ListedRecord[];
  readonly packId: string;
  readonly library: LibraryRepository;
  readonly drafts: DraftRepository;
  readonly bank: Readonly<Record<string, string>>;
  readonly today: string;
  readonly onOpen: (id: string) => void;
}

interface Judged {
  readonly ready: readonly ListedRecord[];
  readonly held: readonly { readonly one: ListedRecord; readonly why: string }[];
}

const NAMED = 50;
/** Records judged between two pauses: some twenty milliseconds of the page. */
const JUDGED = 5;
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** All drafts together: checked, and those without a finding that forbids it published after a second press. Shown without any too, for the first is made while somebody types below. */
export function DraftBar({ records, packId, library, drafts: repository, bank, today, onOpen }: DraftBarProps) {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<number | null>(null);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const [gone, setGone] = useState<readonly LibraryRecord[]>([]);
  const drafts = records.filter((one) => one.draft !== null);

  const judge = async (): Promise<void> => {
    setSaid(null);
    setGone([]);
    const around = surroundingsOf(records, null, bank, today);
    const ready: ListedRecord[] = [];
    const held: Judged['held'][number][] = [];
    for (const [at, one] of drafts.entries()) {
      const outdated = !one.isNew && one.draft!.version < one.inForce.version;
      const why = outdated ? t('trainer.outdatedShort', { version: one.inForce.version }) : findingsOf(one.draft!, around, t).find((finding) => finding.severity === 'block')?.text;
      if (why === undefined) ready.push(one);
      else held.push({ one, why });
      if (at % JUDGED === 0) { setProgress(at / drafts.length); await breathe(); }
    }
    setProgress(null);
    setJudged({ ready, held });
  };
  const discardAll = async (): Promise<void> => {
    const before = drafts.map((one) => one.draft!);
    const done = await repository.putBack(packId, drafts.map((one) => ({ recordId: one.inForce.id, hash: one.draftHash!, before: null })));
    setDiscarding(false);
    if (!done.ok) return setSaid(t(`failure.${done.failure.code}`, { defaultValue: t('failure.storage.unknown') }));
    setGone(before);
    setSaid(t('trainer.allDiscarded', { count: done.value }));
  };
  const bringBack = async (): Promise<void> => {
    const done = await library.saveDrafts(packId, gone);
    setSaid(done.ok ? t('exchange.taken', { count: done.value }) : t('failure.storage.unknown'));
    setGone([]);
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
      <div className="flex min-h-[30px] flex-wrap items-center gap-2">
        <span className={drafts.length > 0 ? undefined : 'text-quiet'}>{t('trainer.drafts', { count: drafts.length })}</span>
        {drafts.length > 0 && judged === null ? <Button data-testid="judge-drafts" disabled={progress !== null} onClick={() => void judge()}>{t('trainer.judgeAll')}</Button> : null}
        {drafts.length > 1 && judged === null && progress === null ? (discarding
          ? <><Button look="harm" data-testid="discard-drafts-sure" onClick={() => void discardAll()}>{t('trainer.discardAll.sure', { count: drafts.length })}</Button><Button look="quiet" onClick={() => setDiscarding(false)}>{t('cancel')}</Button></>
          : <Button look="quiet" data-testid="discard-drafts" onClick={() => setDiscarding(true)}>{t('trainer.discardAll')}</Button>) : null}
        {judged === null ? null : (
          <>
            <Button look="primary" data-testid="publish-drafts" disabled={judged.ready.length === 0 || progress !== null} onClick={() => void publish(judged)}>{t('trainer.publishAll', { count: judged.ready.length })}</Button>
            <Button look="quiet" onClick={() => setJudged(null)}>{t('cancel')}</Button>
          </>
        )}
        {progress !== null ? <progress value={progress} max={1} aria-label={t('trainer.judgeAll')} /> : null}
        <span role="status" data-testid="drafts-said" className="text-sm text-done">{said}</span>
        {gone.length > 0 ? <Button data-testid="undo-discard-drafts" onClick={() => void bringBack()}>{t('undo')}</Button> : null}
      </div>
      {judged !== null && judged.held.length > 0 ? (
        <div className="mt-1 text-sm text-harm" data-testid="drafts-held">
          {t('trainer.held', { count: judged.held.length })}
          <ul className="max-h-32 overflow-y-auto">{judged.held.slice(0, NAMED).map(({ one: { inForce, draft }, why }) => <li key={inForce.id}><button type="button" className="min-h-[24px] underline" onClick={() => onOpen(inForce.id)}>{draft?.title || inForce.title || inForce.id}</button> <span className="text-quiet">{why}</span></li>)}{judged.held.length > NAMED ? <li>{t('exchange.more', { count: judged.held.length - NAMED })}</li> : null}</ul>
        </div>
      ) : null}
    </section>
  );
}
