import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import type { Review } from '../../domain/review/review.ts';
import { FATAL_ERRORS, score, SCORECARD_ITEMS, SECTIONS, type FatalError, type ItemMarks, type ItemNumber } from '../../domain/review/scorecard.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { StoredReview } from '../../storage/repositories/review-repository.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';

interface ReviewFormProps {
  readonly callId: string;
  readonly call: Call;
  readonly library: Library;
  readonly existing: StoredReview | null;
  /** Registers what is written before the vault locks. Returns the end of it. */
  readonly beforeLock: (write: () => Promise<unknown>) => () => void;
  readonly onSave: (review: Review & { readonly id?: string }) => Promise<string | null>;
}

/** The 100-point card. A person judges; what the record shows (ticks, evidence) stands beside the items. */
export function ReviewForm({ callId, call, library, existing, beforeLock, onSave }: ReviewFormProps) {
  const { t } = useTranslation();
  const [marks, setMarks] = useState<ItemMarks>(existing?.marks ?? {});
  const [fatal, setFatal] = useState<readonly FatalError[]>(existing?.fatal ?? []);
  const [comment, setComment] = useState(existing?.comment ?? '');
  const [heard, setHeard] = useState<readonly string[]>(existing?.heard ?? []);
  const [said, setSaid] = useState<string | null>(null);
  const final = existing?.state === 'final';
  const total = score(marks, fatal);
  const flow = call.flow ? library.byId.get(call.flow.id) : undefined;
  const ticked = Object.entries(call.steps).filter(([, step]) => step.state === 'ticked').map(([id]) => ({ id, title: flow?.kind === 'flow' ? (flow.steps.find((step) => step.id === id)?.title ?? id) : id }));
  const toggle = <T,>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

  const save = async (state: Review['state']): Promise<void> => {
    const failed = await onSave({ ...(existing ? { id: existing.id } : {}), callId, state, kind: existing?.kind ?? 'random', marks, reasons: existing?.reasons ?? {}, fatal, comment, heard });
    setSaid(failed === null ? t(state === 'final' ? 'review.final' : 'review.saved') : t(`failure.${failed}`, { defaultValue: t('failure.storage.unknown') }));
  };

  // Marks and remarks that nobody saved yet become a draft when the vault locks under them.
  const written = JSON.stringify([marks, fatal, comment, heard]);
  const begun = useRef(written);
  const saveLast = useRef<() => Promise<unknown>>(async () => undefined);
  useEffect(() => {
    saveLast.current = async () => (final || written === begun.current ? undefined : save('draft'));
  });
  useEffect(() => beforeLock(() => saveLast.current()), [beforeLock]);

  return (
    <form className="mt-4 border-t border-line pt-3" aria-label={t('review.label')} onSubmit={(event) => { event.preventDefault(); void save('final'); }}>
      <div className="flex items-baseline gap-3">
        <h3 className="font-semibold">{t('review.label')}</h3>
        <p data-testid="score" className={classNames('text-lg font-semibold tabular-nums', total.ok && total.value.fatal.length > 0 && 'text-harm')}>{total.ok ? `${total.value.score} · ${t(`band.${total.value.band}`)}` : t('review.incomplete')}</p>
        <Button look="quiet" disabled={final} data-testid="review-full-marks" onClick={() => setMarks(Object.fromEntries(SCORECARD_ITEMS.map((item) => [item.no, marks[item.no] ?? item.points])) as ItemMarks)}>{t('review.rest')}</Button>
      </div>
      {SECTIONS.map((section) => (
        <fieldset key={section} disabled={final} className="mt-2">
          <legend className="text-sm text-quiet">{t(`section.${section}`)}</legend>
          {SCORECARD_ITEMS.filter((item) => item.section === section).map((item) => (
            <MarkRow key={item.no} no={item.no} points={item.points} mark={marks[item.no]} onMark={(mark) => setMarks({ ...marks, [item.no]: mark })} />
          ))}
        </fieldset>
      ))}
      <fieldset disabled={final} className="mt-3">
        <legend className="text-sm text-harm">{t('review.fatal')}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">{FATAL_ERRORS.map((code) => <label key={code} className="flex items-start gap-1.5"><input type="checkbox" checked={fatal.includes(code)} onChange={() => setFatal(toggle(fatal, code))} className="mt-0.5" />{code} {t(`fatal.${code}`)}</label>)}</div>
      </fieldset>
      {ticked.length > 0 ? (
        <fieldset disabled={final} className="mt-3">
          <legend className="text-sm text-quiet">{t('review.heard')}</legend>
          <div className="flex flex-wrap gap-x-4">{ticked.map((step) => <label key={step.id} className="flex items-start gap-1.5"><input type="checkbox" checked={heard.includes(step.id)} onChange={() => setHeard(toggle(heard, step.id))} className="mt-0.5" />{step.title}</label>)}</div>
        </fieldset>
      ) : null}
      <label className="mt-3 block text-sm text-quiet">{t('review.comment')}
        <textarea value={comment} disabled={final} rows={3} autoComplete="off" onChange={(event) => setComment(event.target.value)} className="mt-0.5 block w-full rounded-sm border border-line bg-raised px-2 py-1 text-base text-ink" />
      </label>
      <div className="mt-2 flex items-center gap-2">
        <Button type="submit" look="primary" disabled={final || !total.ok} data-testid="review-final">{t('review.finish')}</Button>
        <Button disabled={final} onClick={() => void save('draft')} data-testid="review-draft">{t('review.draft')}</Button>
        <span role="status" data-testid="review-saved" className="text-sm text-quiet">{final ? t('review.final') : said}</span>
      </div>
    </form>
  );
}

function MarkRow({ no, points, mark, onMark }: { readonly no: ItemNumber; readonly points: number; readonly mark: number | 'not-applicable' | undefined; readonly onMark: (mark: number | 'not-applicable') => void }) {
  const { t } = useTranslation();
  return (
    <label className="flex items-center gap-2 py-0.5">
      <span className="min-w-0 flex-1">{no}. {t(`scorecard.item.${no}`)}</span>
      <select data-testid={`mark-${no}`} value={mark === undefined ? '' : String(mark)} onChange={(event) => onMark(event.target.value === 'not-applicable' ? 'not-applicable' : Number(event.target.value))} className="rounded-sm border border-line bg-raised px-1">
        <option value="" disabled>—</option>
        {Array.from({ length: points + 1 }, (_, given) => points - given).map((given) => <option key={given} value={given}>{given}</option>)}
        <option value="not-applicable">{t('review.notApplicable')}</option>
      </select>
      <span className="w-8 text-sm text-quiet">/ {points}</span>
    </label>
  );
}
