import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip.tsx';
import { Overlay } from '../ui/overlay.tsx';

export interface ShownField {
  readonly name: string;
  readonly shown: string;
  readonly masked: string;
  readonly where: string;
  readonly confidence: number;
  readonly conflicts: readonly string[];
}

export interface AlertChip {
  readonly id: string;
  readonly tone: 'must' | 'harm' | 'plain';
  readonly text: string;
}

interface WhoProps {
  readonly name: string | null;
  readonly tier: string | null;
  readonly fields: readonly ShownField[];
  readonly alerts: readonly AlertChip[];
  /** Facts unmasked for a moment are recorded; the desk masks them again after a while. */
  readonly onUnmask: (field: string) => void;
}

/** Who is this: masked name, tier, masked ids, alerts. A click opens every field with where it was read. */
export function Who({ name, tier, fields, alerts, onUnmask }: WhoProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const ids = fields.filter((field) => ['id_number', 'card_number', 'account_number', 'phone'].includes(field.name)).slice(0, 2);
  return (
    <section aria-label={t('who.label')} className="border-b border-line px-3 py-1.5">
      <button type="button" className="flex w-full min-w-0 items-baseline gap-2 rounded-sm text-left" onClick={() => setOpen(true)} aria-label={t('who.open', { name: name ?? t('who.nobody') })}>
        <strong data-testid="customer-name" className="shrink-0 text-lg leading-tight">{name ?? t('who.nobody')}</strong>
        {tier ? <span className="shrink-0 text-sm text-quiet">{tier}</span> : null}
        <span className="min-w-0 flex-1 truncate text-right text-sm text-quiet">{ids.map((field) => field.masked.replace(/\*{3,}/gu, '**')).join(' · ')}</span>
      </button>
      {alerts.length > 0 ? (
        <ul aria-label={t('who.alerts')} className="mt-1 flex flex-wrap gap-1">
          {alerts.map((alert) => <li key={alert.id}><Chip tone={alert.tone}>{alert.tone === 'plain' ? '' : '⚠ '}{alert.text}</Chip></li>)}
        </ul>
      ) : null}
      {open ? (
        <Overlay title={t('who.fields')} onClose={() => setOpen(false)}>
          {fields.length === 0 ? <p className="text-quiet">{t('who.noFields')}</p> : (
            <dl className="divide-y divide-line">
              {fields.map((field) => <FieldRow key={field.name} field={field} onUnmask={onUnmask} />)}
            </dl>
          )}
        </Overlay>
      ) : null}
    </section>
  );
}

function FieldRow({ field, onUnmask }: { readonly field: ShownField; readonly onUnmask: (field: string) => void }) {
  const { t } = useTranslation();
  const [bare, setBare] = useState(false);
  const hides = field.masked !== field.shown;
  return (
    <div className="py-1.5">
      <dt className="flex items-center gap-2 text-sm text-quiet">
        {t(`field.${field.name}`, { defaultValue: field.name })}
        {field.confidence < 0.5 ? <span className="text-must">{t('who.uncertain')}</span> : null}
      </dt>
      <dd className="flex items-start gap-2">
        <span className="min-w-0 flex-1 break-words">{bare ? field.shown : field.masked}</span>
        {hides ? (
          <button type="button" className="rounded-sm p-0.5 text-quiet hover:text-ink" aria-label={t(bare ? 'who.mask' : 'who.unmask')} onClick={() => { if (!bare) onUnmask(field.name); setBare(!bare); }}>
            {bare ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
          </button>
        ) : null}
      </dd>
      <dd className="text-xs text-quiet">{t('who.where', { where: field.where })}</dd>
      {field.conflicts.length > 0 ? <dd className="text-sm text-must">{t('who.conflict', { others: field.conflicts.join(' / ') })}</dd> : null}
    </div>
  );
}
