import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPageLabels, type PageLabels } from '../../domain/page-labels.ts';
import { Button } from '../ui/button.tsx';
import { failureWords } from '../vault/failure-words.ts';

interface PageLabelsPartProps {
  readonly labels: PageLabels;
  readonly managed: boolean;
  readonly onLabels: (labels: PageLabels) => void;
}

/** What the bank's own CRM calls things, beside the labels that the reader knows by itself. Taken in as one file. */
export function PageLabelsPart({ labels, managed, onLabels }: PageLabelsPartProps) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [failure, setFailure] = useState<string | null>(null);
  const fields = Object.entries(labels);

  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const read = readPageLabels(await chosen.text());
    setFailure(read.ok ? null : failureWords(t, read.failure));
    if (read.ok) onLabels(read.value);
  };

  return (
    <div className="grid gap-2">
      <p id={hint} className="text-sm text-quiet">{t('options.pageLabels.hint')}</p>
      {managed ? <p className="text-sm text-quiet">{t('failure.settings.managed')}</p> : null}
      {fields.length === 0 ? <p className="text-quiet">{t('options.pageLabels.none')}</p> : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm" data-testid="page-labels">
          {fields.map(([field, texts]) => (
            <div key={field} className="contents">
              <dt className="text-quiet">{t(`field.${field}`, { defaultValue: t(`options.pageLabels.${field}`, { defaultValue: field }) })}</dt>
              <dd>{texts.join(' · ')}</dd>
            </div>
          ))}
        </dl>
      )}
      {managed ? null : (
        <div className="flex flex-wrap gap-2">
          <Button aria-describedby={hint} onClick={() => file.current?.click()}>{t('options.pageLabels.import')}</Button>
          {fields.length > 0 ? <Button data-testid="page-labels-remove" onClick={() => onLabels({})}>{t('options.pageLabels.remove')}</Button> : null}
          <input ref={file} type="file" accept="application/json,.json" hidden data-testid="page-labels-import" onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
        </div>
      )}
      <p role="status" className="text-harm" data-testid="page-labels-said">{failure}</p>
    </div>
  );
}
