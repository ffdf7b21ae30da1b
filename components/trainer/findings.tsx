import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export interface FindingView {
  readonly severity: 'block' | 'high' | 'warn' | 'hint';
  readonly field: string;
  readonly text: string;
  readonly better: string | null;
  /** UTF-16 offsets in the field; equal where the finding is about the whole of it. */
  readonly start: number;
  readonly end: number;
  /** A setting of the bank that is to be filled in. */
  readonly setting?: string;
}

const LOOK = { block: 'text-harm', high: 'text-must', warn: 'text-must', hint: 'text-quiet' } as const;

/** The field as the editor calls it; a path it has no name for stays a path. */
export function fieldWords(field: string, t: TFunction): string {
  const [part = '', variant, last] = field.split('.');
  const ofVariant = variant === 'neutral' ? t('trainer.neutral') : t(`type.${variant ?? ''}`, { defaultValue: variant ?? '' });
  if (part === 'variants' && variant !== undefined) return last === 'chat' ? t('trainer.ofChat', { variant: ofVariant }) : ofVariant;
  if (part === 'delivery' && variant !== undefined) return t('trainer.ofDelivery', { variant: ofVariant });
  if (part === 'steps' && variant !== undefined) return t('trainer.ofStep', { number: Number(variant) + 1 });
  return t(`trainer.${part}`, { defaultValue: field });
}

/** A figure that is missing in five wordings is one thing to fill in. */
export const once = (findings: readonly FindingView[]): readonly FindingView[] =>
  findings.filter((finding, at) => finding.setting === undefined || findings.findIndex((one) => one.setting === finding.setting) === at);

interface FindingsProps {
  readonly findings: readonly FindingView[];
  /** Takes the trainer to the place. */
  readonly onGo: (finding: FindingView) => void;
}

/** All of a record's findings: where, what and why, with better wording; each leads to its place. */
export function Findings({ findings, onGo }: FindingsProps) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="text-sm text-done">{t('trainer.clean')}</p>;
  return (
    <ul className="space-y-0.5" data-testid="findings" aria-label={t('trainer.findings')}>
      {once(findings).map((finding, index) => (
        <li key={index} className={LOOK[finding.severity]}>
          <button type="button" className="min-h-[24px] text-left hover:underline" title={t('trainer.goThere')} onClick={() => onGo(finding)}>
            {t(`severity.${finding.severity}`)} · <span className="inline-block text-quiet first-letter:uppercase">{fieldWords(finding.field, t)}</span> {finding.text}{finding.better ? <span className="text-ink"> → {finding.better}</span> : null}
          </button>
          {finding.setting === undefined ? null : <> <a className="text-accent underline" href="options.html" target="_blank" rel="noreferrer">{t('trainer.fillIn')}</a></>}
        </li>
      ))}
    </ul>
  );
}

/** The findings of one field, under it, while it is typed in. */
export function FieldFindings({ findings, field }: { readonly findings: readonly FindingView[]; readonly field: string }) {
  const { t } = useTranslation();
  const here = findings.filter((finding) => finding.field === field);
  if (here.length === 0) return null;
  return (
    <ul className="mt-0.5 pl-5 text-sm" data-testid={`findings-${field}`}>
      {here.map((finding, index) => <li key={index} className={LOOK[finding.severity]}>{t(`severity.${finding.severity}`)} · {finding.text}{finding.better ? <span className="text-ink"> → {finding.better}</span> : null}</li>)}
    </ul>
  );
}
