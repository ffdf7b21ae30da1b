import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { libraryRecord, type LibraryRecord } from '../../scripts-library/schema/index.ts';
import { inputLook } from '../ui/field.tsx';

interface RawRecordProps {
  readonly record: LibraryRecord;
  /** Unfolded from the start, where nothing else shows what the record says. */
  readonly open: boolean;
  readonly onChange: (record: LibraryRecord) => void;
}

/** Every field as the record is written, for what has no field of its own. Taken over whenever it is whole; until then it says what is wrong. */
export function RawRecord({ record, open, onChange }: RawRecordProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (text: string): void => {
    setTyped(text);
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
  return (
    <details className="mt-3" open={open}>
      <summary className="min-h-[24px] cursor-pointer text-quiet">{t('trainer.raw')}</summary>
      <textarea aria-label={t('trainer.raw')} data-testid="raw-record" rows={18} spellCheck={false} className={`${inputLook} font-mono text-sm`} value={typed ?? JSON.stringify(record, null, 2)} onChange={(event) => take(event.target.value)} onBlur={() => { if (problem === null) setTyped(null); }} />
      {problem ? <p role="alert" className="text-harm">{t('trainer.rawNotTaken')} {problem}</p> : null}
    </details>
  );
}
