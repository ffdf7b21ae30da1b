import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_FIELDS, CUSTOMER_FIELDS, type FieldName, type PageCallState } from '../../domain/customer-record.ts';
import { CALL_BADGE, type PointedValue } from '../../domain/page-mapping.ts';
import { Button } from '../ui/button.tsx';

interface TeachFieldProps {
  readonly pointed: PointedValue;
  readonly onPick: (field: FieldName, state?: PageCallState['state']) => void;
  readonly onCancel: () => void;
}

const FIELDS: readonly FieldName[] = [...CUSTOMER_FIELDS, ...CASE_FIELDS];
const STATES = ['in-call', 'ringing', 'on-hold', 'after-call', 'idle'] as const;
const OWN_NAME = /^[a-z][a-z0-9_]{1,40}$/u;

/** Which field is the pointed value? The one its label suggests stands first; a bank's own field takes a name of its own. */
export function TeachField({ pointed, onPick, onCancel }: TeachFieldProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  const { suggested, anchor } = pointed;
  const ordered = suggested ? [suggested, ...FIELDS.filter((field) => field !== suggested)] : FIELDS;
  return (
    <div data-testid="teach-field">
      <p className="break-words rounded-sm bg-sunken px-2 py-1" data-testid="pointed-value">{pointed.shown}</p>
      <p className="mt-1 text-sm text-quiet">{anchor.kind === 'label' ? t('teach.byLabel', { label: anchor.label }) : t('teach.byPlace')}</p>
      <h3 className="mt-2 font-medium">{t('teach.which')}</h3>
      <div className="mt-1 flex flex-wrap gap-1">
        {ordered.map((field) => <Button key={field} look={field === suggested ? 'primary' : 'plain'} data-testid={`teach-as-${field}`} onClick={() => onPick(field)}>{t(`field.${field}`)}</Button>)}
      </div>
      <h3 className="mt-2 font-medium">{t('teach.badge')}</h3>
      <div className="mt-1 flex flex-wrap gap-1">
        {STATES.map((state) => <Button key={state} data-testid={`teach-badge-${state}`} onClick={() => onPick(CALL_BADGE, state)}>{t(`teach.state.${state}`)}</Button>)}
      </div>
      <form className="mt-2 flex gap-1 pb-1" onSubmit={(event) => { event.preventDefault(); if (OWN_NAME.test(own)) onPick(own); }}>
        <input value={own} autoComplete="off" onChange={(event) => setOwn(event.target.value.trim().toLowerCase())} aria-label={t('teach.own')} placeholder={t('teach.own')} className="min-w-0 flex-1 rounded-sm border border-line bg-raised px-1.5 py-0.5" />
        <Button type="submit" disabled={!OWN_NAME.test(own)}>{t('teach.use')}</Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </form>
    </div>
  );
}
