import { useTranslation } from 'react-i18next';

export interface FindingView {
  readonly severity: 'block' | 'high' | 'warn' | 'hint';
  readonly field: string;
  readonly text: string;
  readonly better: string | null;
}

const LOOK = { block: 'text-harm', high: 'text-must', warn: 'text-must', hint: 'text-quiet' } as const;

export function Findings({ findings }: { readonly findings: readonly FindingView[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="mt-2 text-sm text-done">{t('trainer.clean')}</p>;
  return (
    <ul className="mt-2 space-y-0.5" data-testid="findings" aria-label={t('trainer.findings')}>
      {findings.map((finding, index) => (
        <li key={index} className={LOOK[finding.severity]}>
          {t(`severity.${finding.severity}`)} · <span className="text-quiet">{finding.field}</span> {finding.text}{finding.better ? <span className="text-ink"> → {finding.better}</span> : null}
        </li>
      ))}
    </ul>
  );
}
