import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import { Field, inputLook } from '../ui/field.tsx';

type Head = Pick<LibraryRecord, 'title' | 'owner' | 'reviewBy' | 'effectiveFrom' | 'effectiveTo'>;

interface HeadFieldsProps {
  readonly record: LibraryRecord;
  readonly onChange: (head: Partial<Head>) => void;
  readonly children?: ReactNode;
}

/** What every record carries: title, owner and its days. A field that is emptied has to be filled before publishing. */
export function HeadFields({ record, onChange, children }: HeadFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label={t('trainer.title')}>{(id) => <input id={id} data-field="title" className={inputLook} value={record.title} autoComplete="off" onChange={(event) => onChange({ title: event.target.value })} />}</Field>
      {children}
      <Field label={t('trainer.owner')}>{(id) => <input id={id} data-field="owner" className={inputLook} value={record.owner} autoComplete="off" onChange={(event) => onChange({ owner: event.target.value })} />}</Field>
      <Field label={t('trainer.reviewBy')}>{(id) => <input id={id} data-field="reviewBy" type="date" className={inputLook} value={record.reviewBy} onChange={(event) => onChange({ reviewBy: event.target.value })} />}</Field>
      <Field label={t('trainer.effectiveFrom')}>{(id) => <input id={id} data-field="effectiveFrom" type="date" className={inputLook} value={record.effectiveFrom} onChange={(event) => onChange({ effectiveFrom: event.target.value })} />}</Field>
      <Field label={t('trainer.effectiveTo')}>{(id) => <input id={id} data-field="effectiveTo" type="date" className={inputLook} value={record.effectiveTo ?? ''} onChange={(event) => onChange({ effectiveTo: event.target.value || null })} />}</Field>
    </div>
  );
}
