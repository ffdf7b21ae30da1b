import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../domain/team/team.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { RoleChoice } from './role-choice.tsx';

/** Who makes a team is its administrator, and may be a supervisor or trainer besides. */
export function MakeTeam({ store }: { readonly store: ExchangeStore }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['supervisor']);
  return (
    <form className="grid content-start gap-2" onSubmit={(event) => { event.preventDefault(); void store.act(() => store.service.createTeam(name.trim(), roles)); }}>
      <h3 className="font-semibold">{t('exchange.team.new')}</h3>
      <p className="text-sm text-quiet">{t('exchange.team.new.what')}</p>
      <Field label={t('exchange.team.name')}>{(id) => <input id={id} className={inputLook} value={name} data-testid="exchange-team-name" autoComplete="off" onChange={(event) => setName(event.target.value)} />}</Field>
      <RoleChoice label={t('exchange.team.role.mine')} chosen={roles} onChoose={setRoles} />
      <div><Button type="submit" data-testid="exchange-create-team" disabled={name.trim() === ''}>{t('exchange.team.create')}</Button></div>
    </form>
  );
}
