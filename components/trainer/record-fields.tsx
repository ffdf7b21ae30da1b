import { useTranslation } from 'react-i18next';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import { Field, inputLook } from '../ui/field.tsx';
import { FieldFindings, type FindingView } from './findings.tsx';
import { HeadFields } from './head-fields.tsx';
import { InsertPlaceholder } from './insert-placeholder.tsx';
import { Preview } from './preview.tsx';
import type { Surroundings } from './record-findings.ts';
import { UsedBy } from './used-by.tsx';

interface RecordFieldsProps {
  readonly record: LibraryRecord;
  readonly findings: readonly FindingView[];
  readonly around: Surroundings;
  readonly onChange: (record: LibraryRecord) => void;
}

/** Disclosures, cards, lists and the like: head and text by fields; the rest is written under “all fields”. */
export function RecordFields({ record, findings, around, onChange }: RecordFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<LibraryRecord> & { readonly text?: string }): void => onChange({ ...record, ...part } as LibraryRecord);
  return (
    <div className="mt-3 grid gap-3">
      <HeadFields record={record} onChange={set} />
      {'text' in record ? (
        <div>
          <Field label={t('trainer.text')}>{(id) => <textarea id={id} data-field="text" data-testid="record-text" rows={4} className={inputLook} value={record.text} onChange={(event) => set({ text: event.target.value })} />}</Field>
          <div className="pl-5 text-sm"><InsertPlaceholder field="text" fragments={around.others.fragments} bank={around.bank} /></div>
          <FieldFindings findings={findings} field="text" />
          <Preview template={record.text} record={record} fragments={around.others.fragments} bank={around.bank} />
        </div>
      ) : null}
      {record.kind === 'fragment' || record.kind === 'disclosure' ? <UsedBy id={record.id} how={record.kind === 'fragment' ? `{{> ${record.id}}}` : null} others={around.others.records} /> : null}
    </div>
  );
}
