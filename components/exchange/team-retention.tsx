import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RETENTION_KINDS, type RetentionKind } from '../../domain/settings.ts';
import type { Team } from '../../domain/team/team.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import type { ExchangeStore } from './exchange-store.ts';

/** Longest keeping times for every machine of the team; an empty field leaves it to each machine. */
export function TeamRetention({ store, team }: { readonly store: ExchangeStore; readonly team: Team }) {
  const { t } = useTranslation();
  const [days, setDays] = useState<Readonly<Record<string, string>>>(Object.fromEntries(Object.entries(team.retentionDays).map(([kind, count]) => [kind, String(count)])));
  const [said, setSaid] = useState('');
  const given = Object.fromEntries(RETENTION_KINDS.flatMap((kind): [RetentionKind, number][] => (/^[1-9]\d{0,4}$/u.test(days[kind] ?? '') ? [[kind, Number(days[kind])]] : [])));
  const save = async (): Promise<void> => {
    const changed = await store.act(() => store.service.setRetention(given));
    setSaid(changed === null ? '' : t('exchange.retention.saved'));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <h3 className="mb-1 font-medium">{t('exchange.retention')}</h3>
      <p className="mb-1 text-sm text-quiet">{t('exchange.retention.what')}</p>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {RETENTION_KINDS.map((kind) => (
          <Field key={kind} label={t(`retention.${kind}`)}>{(id) => <input id={id} inputMode="numeric" className={inputLook} value={days[kind] ?? ''} autoComplete="off" data-testid={`team-retention-${kind}`} onChange={(event) => setDays({ ...days, [kind]: event.target.value })} />}</Field>
        ))}
      </div>
      <div className="mt-2 flex items-center gap-2"><Button type="submit" data-testid="team-retention-save">{t('exchange.retention.save')}</Button><p role="status" className="text-sm text-done">{said}</p></div>
    </form>
  );
}
