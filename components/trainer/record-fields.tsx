import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { libraryRecord, type LibraryRecord } from '../../scripts-library/schema/index.ts';
import { Field, inputLook } from '../ui/field.tsx';

interface RecordFieldsProps {
  readonly record: LibraryRecord;
  readonly onChange: (record: LibraryRecord) => void;
}

/** Disclosures, cards, lists and the like: title and text by fields, the rest as the record is written, checked as it is typed. */
export function RecordFields({ record, onChange }: RecordFieldsProps) {
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
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const set = (part: { readonly title?: string; readonly text?: string }): void => {
    const next = { ...record, ...part } as LibraryRecord;
    setRaw(JSON.stringify(next, null, 2));
    onChange(next);
  };
  return (
    <div className="mt-3 grid gap-3">
      <Field label={t('trainer.title')}>{(id) => <input id={id} className={inputLook} value={record.title} autoComplete="off" onChange={(event) => set({ title: event.target.value })} />}</Field>
      {'text' in record ? <Field label={t('trainer.text')}>{(id) => <textarea id={id} rows={4} className={inputLook} value={record.text} onChange={(event) => set({ text: event.target.value })} />}</Field> : null}
      <details>
        <summary className="cursor-pointer text-quiet">{t('trainer.raw')}</summary>
        <textarea aria-label={t('trainer.raw')} rows={18} spellCheck={false} className={`${inputLook} font-mono text-sm`} value={raw} onChange={(event) => take(event.target.value)} />
        {problem ? <p role="alert" className="text-harm">{problem}</p> : null}
      </details>
    </div>
  );
}
