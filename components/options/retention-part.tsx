import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/language.ts';
import type { Result } from '../../domain/result.ts';
import { RETENTION_KINDS, type RetentionKind } from '../../domain/settings.ts';
import type { PurgeReport } from '../../storage/rights/retention.ts';
import type { AuditRow } from '../../storage/rows.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { dayAndTime } from '../ui/words.ts';
import { failureWords } from '../vault/failure-words.ts';

export interface RetentionServices {
  readonly locale: Locale;
  readonly purge: () => Promise<Result<PurgeReport>>;
  /** Entries of earlier purges, newest first. */
  readonly purgeLog: () => Promise<readonly AuditRow[]>;
}

interface RetentionPartProps {
  readonly services: RetentionServices;
  readonly days: Readonly<Record<RetentionKind, number>>;
  readonly managed: boolean;
  readonly onDays: (days: Readonly<Record<RetentionKind, number>>) => void;
}

const sum = (numbers: readonly unknown[]): number => numbers.reduce<number>((total, one) => total + Number(one), 0);

/** How long each kind of record is kept, and what was deleted when. */
export function RetentionPart({ services, days, managed, onDays }: RetentionPartProps) {
  const { t } = useTranslation();
  const [log, setLog] = useState<readonly AuditRow[]>([]);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const { purgeLog } = services;
  useEffect(() => void purgeLog().then(setLog), [purgeLog]);

  const purge = async (): Promise<void> => {
    setBusy(true);
    const done = await services.purge();
    setBusy(false);
    setSaid(done.ok ? { text: t('purge.done', { deleted: sum(Object.values(done.value.deleted)), held: done.value.held, hidden: done.value.hidden }), bad: false } : { text: failureWords(t, done.failure), bad: true });
    setLog(await purgeLog());
  };

  return (
    <div className="grid gap-2">
      {managed ? <p className="text-sm text-quiet">{t('failure.settings.managed')}</p> : null}
      <div className="grid gap-3 sm:grid-cols-3">
        {RETENTION_KINDS.map((kind) => (
          <Field key={kind} label={t(`retention.${kind}`)}>{(id) => (
            <input id={id} type="number" min={1} max={36525} className={inputLook} defaultValue={days[kind]} disabled={managed} autoComplete="off" data-testid={`retention-${kind}`}
              onBlur={(event) => { const value = Number(event.target.value); if (value !== days[kind]) onDays({ ...days, [kind]: value }); }} />
          )}</Field>
        ))}
      </div>
      <div className="flex flex-wrap items-baseline gap-3"><Button disabled={busy} data-testid="purge-now" onClick={() => void purge()}>{t('purge.now')}</Button><p role="status" className={said?.bad ? 'text-harm' : 'text-done'} data-testid="purge-said">{said?.text}</p></div>
      {log.length === 0 ? <p className="text-sm text-quiet">{t('purge.none')}</p> : (
        <ul className="text-sm text-quiet" aria-label={t('purge.log')} data-testid="purge-log">
          {log.map((row) => <li key={row.seq}>{t('purge.entry', { at: dayAndTime(row.at, services.locale), deleted: sum(RETENTION_KINDS.map((kind) => row.details[kind] ?? 0)), held: row.details['held'] ?? 0 })}</li>)}
        </ul>
      )}
    </div>
  );
}
