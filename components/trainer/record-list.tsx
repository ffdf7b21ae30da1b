import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCENARIO_IDS, STAGES } from '../../domain/scenario.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import { classNames } from '../ui/class-names.ts';
import { Field, inputLook } from '../ui/field.tsx';

export interface ListedRecord {
  readonly inForce: LibraryRecord;
  readonly draft: LibraryRecord | null;
  readonly used: number;
  readonly overdue: boolean;
}

interface RecordListProps {
  readonly records: readonly ListedRecord[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** Written out once a record: ten thousand of them at every letter would be felt. */
const written = new WeakMap<LibraryRecord, string>();
function wordsOf(record: LibraryRecord): string {
  const known = written.get(record) ?? JSON.stringify(record).toLowerCase();
  written.set(record, known);
  return known;
}

/** As many rows as one reads; the filter narrows, the count says how many there are. */
const SHOWN = 200;

export function RecordList({ records, openId, onOpen }: RecordListProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState('script');
  const [scenario, setScenario] = useState('');
  const [stage, setStage] = useState('');
  const [words, setWords] = useState('');
  const kinds = useMemo(() => [...new Set(records.map((one) => one.inForce.kind))], [records]);
  const found = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return records.filter(({ inForce: record }) => {
      if (record.kind !== kind) return false;
      if (record.kind === 'script' && ((scenario && record.scenario !== scenario) || (stage && record.stage !== stage))) return false;
      return wanted === '' || wordsOf(record).includes(wanted);
    });
  }, [records, kind, scenario, stage, words]);

  return (
    <section aria-label={t('trainer.list')}>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('trainer.kind')}>{(id) => <select id={id} className={inputLook} value={kind} onChange={(event) => setKind(event.target.value)}>{kinds.map((one) => <option key={one} value={one}>{t(`search.kind.${one}`)}</option>)}</select>}</Field>
        <Field label={t('filter')}>{(id) => <input id={id} className={inputLook} value={words} autoComplete="off" data-testid="trainer-filter" onChange={(event) => setWords(event.target.value)} />}</Field>
        {kind === 'script' ? (
          <>
            <Field label={t('trainer.scenario')}>{(id) => <select id={id} className={inputLook} value={scenario} onChange={(event) => setScenario(event.target.value)}><option value="">{t('trainer.all')}</option>{SCENARIO_IDS.map((one) => <option key={one} value={one}>{one} {t(`scenario.${one}`)}</option>)}</select>}</Field>
            <Field label={t('trainer.stage')}>{(id) => <select id={id} className={inputLook} value={stage} onChange={(event) => setStage(event.target.value)}><option value="">{t('trainer.all')}</option>{STAGES.map((one) => <option key={one} value={one}>{t(`stage.${one}`)}</option>)}</select>}</Field>
          </>
        ) : null}
      </div>
      <p className="mt-2 text-sm text-quiet" role="status">{t('trainer.found', { count: found.length })}</p>
      <ul className="mt-1 max-h-[70dvh] overflow-y-auto border-t border-line">
        {found.slice(0, SHOWN).map(({ inForce, draft, used, overdue }) => (
          <li key={inForce.id}>
            <button type="button" data-testid={`record-${inForce.id}`} aria-current={inForce.id === openId} onClick={() => onOpen(inForce.id)} className={classNames('flex w-full items-baseline gap-2 border-b border-line px-1 py-1 text-left', inForce.id === openId ? 'bg-sunken' : 'hover:bg-sunken')}>
              <span className="min-w-0 flex-1 truncate">{inForce.title}</span>
              {draft ? <span className="text-sm text-accent">{t('trainer.draft')}</span> : null}
              {overdue ? <span className="text-sm text-must">{t('trainer.overdue')}</span> : null}
              {used > 0 ? <span className="text-sm text-quiet">{t('trainer.used', { count: used })}</span> : null}
              <span className="text-sm text-quiet">v{inForce.version}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
