import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Changes } from './changes.tsx';
import type { ImportPlan } from './import-plan.ts';

interface ImportReviewProps {
  readonly fileName: string;
  readonly plan: ImportPlan;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** As many as one looks through; the counts are of all. */
const SHOWN = 50;

/** What a file would change, before anything is changed. */
export function ImportReview({ fileName, plan: { planned, same }, onTake, onLeave }: ImportReviewProps) {
  const { t } = useTranslation();
  const count = (test: (one: (typeof planned)[number]) => boolean): number => planned.filter(test).length;
  const [added, over, older] = [count((one) => one.kind === 'new'), count((one) => one.overDraft), count((one) => one.older)];
  return (
    <div className="mt-2 rounded-md border border-line p-2" data-testid="import-review" role="group" aria-label={t('exchange.review')}>
      <p>{t('exchange.review.counts', { file: fileName, changed: planned.length - added, added, same })} {t('exchange.review.kept')}</p>
      {over > 0 ? <p className="text-must">{t('exchange.review.over', { count: over })}</p> : null}
      {older > 0 ? <p className="text-must">{t('exchange.review.older', { count: older })}</p> : null}
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {planned.slice(0, SHOWN).map(({ record, kind, changes, overDraft, older: isOlder }) => (
          <li key={record.id} className="border-b border-line py-0.5">
            {record.title} <span className="text-sm text-quiet">{record.id}</span>
            {kind === 'new' ? <span className="text-sm text-accent"> {t('trainer.new')}</span> : null}
            {overDraft ? <span className="text-sm text-must"> {t('exchange.review.overOne')}</span> : null}
            {isOlder ? <span className="text-sm text-must"> {t('exchange.review.olderOne')}</span> : null}
            {changes.length > 0 ? <Changes changes={changes} label={t('exchange.review.fields', { count: changes.length })} /> : null}
          </li>
        ))}
        {planned.length > SHOWN ? <li className="text-sm text-quiet">{t('exchange.more', { count: planned.length - SHOWN })}</li> : null}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="primary" data-testid="import-take" disabled={planned.length === 0} onClick={onTake}>{t('exchange.review.take', { count: planned.length })}</Button>
        <Button look="quiet" data-testid="import-leave" onClick={onLeave}>{t('exchange.review.leave')}</Button>
      </div>
    </div>
  );
}
