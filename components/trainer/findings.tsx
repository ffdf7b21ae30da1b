import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export interface FindingView {
  readonly severity: 'block' | 'high' | 'warn' | 'hint';
  readonly field: string;
  readonly text: string;
  readonly better: string | null;
}

const LOOK = { block: 'text-harm', high: 'text-must', warn: 'text-must', hint: 'text-quiet' } as const;

/** The field as the editor calls it; a path it has no name for stays a path. */
function fieldWords(field: string, t: TFunction): string {
  const [part = '', variant] = field.split('.');
  if (part === 'variants' && variant !== undefined) return variant === 'neutral' ? t('trainer.neutral') : t(`type.${variant}`, { defaultValue: field });
  return t(`trainer.${part}`, { defaultValue: field });
}

export function Findings({ findings }: { readonly findings: readonly FindingView[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="mt-2 text-sm text-done">{t('trainer.clean')}</p>;
  return (
    <ul className="mt-2 space-y-0.5" data-testid="findings" aria-label={t('trainer.findings')}>
      {findings.map((finding, index) => (
        <li key={index} className={LOOK[finding.severity]}>
          {t(`severity.${finding.severity}`)} · <span className="inline-block text-quiet first-letter:uppercase">{fieldWords(finding.field, t)}</span> {finding.text}{finding.better ? <span className="text-ink"> → {finding.better}</span> : null}
        </li>
      ))}
    </ul>
  );
}
