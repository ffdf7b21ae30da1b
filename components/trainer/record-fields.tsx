import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { libraryRecord, type LibraryRecord } from '../../scripts-library/schema/index.ts';
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

/** Disclosures, cards, lists and the like: head and text by fields, the rest as the record is written, checked as it is typed. */
export function RecordFields({ record, findings, around, onChange }: RecordFieldsProps) {
  const { t } = useTranslation();
  const [raw, setRaw] = useState(() => JSON.stringify(record, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  const take = (text: string): void => {
    setRaw(text);
    try {
      const parsed = libraryRecord.safeParse(JSON.parse(text));
      if (!parsed.success) return setProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
      if (parsed.data.id !== record.id || parsed.data.kind !== record.kind) return setProblem(t('trainer.sameRecord'));
      setProblem(null);
      onChange(parsed.data);
    } catch (error) {
      setProblem(t('trainer.rawBroken', { problem: error instanceof Error ? error.message : String(error) }));
    }
  };
  const set = (part: Partial<LibraryRecord> & { readonly text?: string }): void => {
    const next = { ...record, ...part } as LibraryRecord;
    setRaw(JSON.stringify(next, null, 2));
    setProblem(null);
    onChange(next);
  };
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
      <details open={!('text' in record)}>
        <summary className="cursor-pointer text-quiet">{t('trainer.raw')}</summary>
        <textarea aria-label={t('trainer.raw')} rows={18} spellCheck={false} className={`${inputLook} font-mono text-sm`} value={raw} onChange={(event) => take(event.target.value)} />
        {problem ? <p role="alert" className="text-harm">{t('trainer.rawNotTaken')} {problem}</p> : null}
      </details>
    </div>
  );
}
