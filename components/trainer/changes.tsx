import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../scripts-library/exchange/changes.ts';
import { fieldWords } from './findings.tsx';

interface ChangesProps {
  readonly changes: readonly FieldChange[];
  readonly label: string;
}

/** What two versions say differently, folded away until somebody asks: before, then after. */
export function Changes({ changes, label }: ChangesProps) {
  const { t } = useTranslation();
  return (
    <details className="mt-2 text-sm" data-testid="changes">
      <summary className="min-h-[24px] cursor-pointer text-quiet">{label}</summary>
      <dl className="mt-1 border-l-2 border-line pl-3">
        {changes.map(({ field, before, after }) => (
          <div key={field} className="mb-1">
            <dt className="text-quiet first-letter:uppercase">{fieldWords(field, t)}</dt>
            <dd className="whitespace-pre-wrap break-words text-quiet line-through">{before || t('trainer.nothing')}</dd>
            <dd className="whitespace-pre-wrap break-words">{after || t('trainer.nothing')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
