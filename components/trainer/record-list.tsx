import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCENARIO_IDS, STAGES } from '../../domain/scenario.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import { classNames } from '../ui/class-names.ts';
import { Field, inputLook } from '../ui/field.tsx';

export interface ListedRecord {
  /** For a record that nobody has published yet, its draft. */
  readonly inForce: LibraryRecord;
  readonly draft: LibraryRecord | null;
  /** Of the draft as it is stored; null without one. */
  readonly draftHash: string | null;
  readonly isNew: boolean;
  /** As the pack brought it; null for a record of the trainers' own. */
  readonly shipped: LibraryRecord | null;
  readonly used: number;
  readonly overdue: boolean;
}

interface RecordListProps {
  readonly records: readonly ListedRecord[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  /** YYYY-MM-DD: what begins later or has ended is marked. */
  readonly today: string;
}

const STANDINGS = ['draft', 'overdue', 'waiting', 'over', 'retired'] as const;
type Standing = (typeof STANDINGS)[number];

/** Where a record stands beyond being in force; several may hold. */
const STANDS: Readonly<Record<Standing, (one: ListedRecord, today: string) => boolean>> = {
  draft: ({ draft }) => draft !== null,
  overdue: ({ overdue, inForce }) => overdue && inForce.status !== 'retired',
  waiting: ({ inForce, isNew }, today) => !isNew && inForce.status !== 'retired' && inForce.effectiveFrom > today,
  over: ({ inForce }, today) => inForce.status !== 'retired' && inForce.effectiveTo !== null && inForce.effectiveTo < today,
  retired: ({ inForce }) => inForce.status === 'retired',
};
const MARKS: Readonly<Record<Standing, string>> = { draft: 'text-accent', overdue: 'text-must', waiting: 'text-must', over: 'text-harm', retired: 'text-quiet' };

/** Written out once a record: ten thousand of them at every letter would be felt. */
const written = new WeakMap<LibraryRecord, string>();
function wordsOf(record: LibraryRecord): string {
  const known = written.get(record) ?? JSON.stringify(record).toLowerCase();
  written.set(record, known);
  return known;
}

/** As many rows as one reads; the filter narrows, the count says how many there are. */
const SHOWN = 200;

export function RecordList({ records, openId, onOpen, today }: RecordListProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState('script');
  const [scenario, setScenario] = useState('');
  const [stage, setStage] = useState('');
  const [words, setWords] = useState('');
  const [standing, setStanding] = useState<Standing | ''>('');
  const kinds = useMemo(() => [...new Set(records.map((one) => one.inForce.kind))], [records]);
  const found = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return records.filter((one) => {
      const { inForce: record, draft } = one;
      if ((kind !== '' && record.kind !== kind) || (standing !== '' && !STANDS[standing](one, today))) return false;
      if (kind === 'script' && record.kind === 'script' && ((scenario && record.scenario !== scenario) || (stage && record.stage !== stage))) return false;
      return wanted === '' || wordsOf(record).includes(wanted) || (draft !== null && wordsOf(draft).includes(wanted));
    });
  }, [records, kind, scenario, stage, words, standing, today]);

  return (
    <section aria-label={t('trainer.list')}>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('trainer.kind')}>{(id) => <select id={id} className={inputLook} value={kind} onChange={(event) => setKind(event.target.value)}><option value="">{t('trainer.all')}</option>{kinds.map((one) => <option key={one} value={one}>{t(`search.kind.${one}`)}</option>)}</select>}</Field>
        <Field label={t('filter')}>{(id) => <input id={id} className={inputLook} value={words} autoComplete="off" data-testid="trainer-filter" onChange={(event) => setWords(event.target.value)} />}</Field>
        {kind === 'script' ? (
          <>
            <Field label={t('trainer.scenario')}>{(id) => <select id={id} className={inputLook} value={scenario} onChange={(event) => setScenario(event.target.value)}><option value="">{t('trainer.all')}</option>{SCENARIO_IDS.map((one) => <option key={one} value={one}>{one} {t(`scenario.${one}`)}</option>)}</select>}</Field>
            <Field label={t('trainer.stage')}>{(id) => <select id={id} className={inputLook} value={stage} onChange={(event) => setStage(event.target.value)}><option value="">{t('trainer.all')}</option>{STAGES.map((one) => <option key={one} value={one}>{t(`stage.${one}`)}</option>)}</select>}</Field>
          </>
        ) : null}
        <Field label={t('trainer.standing')}>{(id) => <select id={id} data-testid="trainer-standing" className={inputLook} value={standing} onChange={(event) => setStanding(event.target.value as Standing | '')}><option value="">{t('trainer.all')}</option>{STANDINGS.map((one) => <option key={one} value={one}>{t(`trainer.${one}`)}</option>)}</select>}</Field>
      </div>
      <p className="mt-2 text-sm text-quiet" role="status">{t('trainer.found', { count: found.length })}</p>
      <ul className="mt-1 max-h-[70dvh] overflow-y-auto border-t border-line">
        {found.slice(0, SHOWN).map((one) => {
          const { inForce, draft, used, isNew } = one;
          return (
            <li key={inForce.id}>
              <button type="button" data-testid={`record-${inForce.id}`} aria-current={inForce.id === openId} onClick={() => onOpen(inForce.id)} className={classNames('flex w-full items-baseline gap-2 border-b border-line px-1 py-1 text-left', inForce.id === openId ? 'bg-sunken' : 'hover:bg-sunken')}>
                <span className="min-w-0 flex-1 truncate" title={inForce.title}>{inForce.kind === 'script' ? <span className="text-sm text-quiet">{inForce.scenario} </span> : null}{draft?.title || inForce.title || inForce.id}</span>
                {STANDINGS.filter((each) => STANDS[each](one, today)).map((each) => <span key={each} className={`text-sm ${MARKS[each]}`}>{each === 'waiting' ? t('trainer.from', { day: inForce.effectiveFrom }) : t(`trainer.${each}`)}</span>)}
                {used > 0 ? <span className="text-sm text-quiet">{t('trainer.used', { count: used })}</span> : null}
                <span className="text-sm text-quiet">{isNew ? t('trainer.new') : `v${inForce.version}`}</span>
              </button>
            </li>
          );
        })}
        {found.length > SHOWN ? <li className="px-1 py-1 text-sm text-quiet">{t('trainer.onlyFirst', { shown: SHOWN })}</li> : null}
      </ul>
    </section>
  );
}
