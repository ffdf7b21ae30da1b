import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberOf, type Role, type Team } from '../../domain/team/team.ts';
import { Button } from '../ui/button.tsx';
import { Digits } from './digits.tsx';
import type { Incoming } from './incoming.ts';
import { RoleChoice } from './role-choice.tsx';

interface OfferedCardProps {
  readonly offered: Extract<Incoming, { kind: 'card' }>;
  readonly known: Team | null;
  readonly onAdd: (roles: readonly Role[]) => void;
}

/** A card proves nothing by itself: its owner reads the digits aloud. A known author's card brings new keys. */
export function OfferedCard({ offered: { card, fingerprint }, known, onAdd }: OfferedCardProps) {
  const { t } = useTranslation();
  const before = known === null ? undefined : memberOf(known, card.author);
  const [roles, setRoles] = useState<readonly Role[]>(before?.roles ?? ['agent']);
  return (
    <div className="grid gap-2" data-testid="exchange-card-offered">
      <p className="font-medium">{card.name} <span className="font-normal text-quiet">{card.person}</span></p>
      {before === undefined ? null : <p className="text-must">{t(before.signingKey === card.signingKey ? 'exchange.card.known' : 'exchange.card.newKeys')}</p>}
      <Digits label={t('exchange.fingerprint.compare.card', { name: card.name })} digits={fingerprint} testId="exchange-card-fingerprint" />
      <RoleChoice label={t('exchange.team.role')} chosen={roles} onChoose={setRoles} />
      <div><Button look="primary" data-testid="exchange-add-member" disabled={roles.length === 0} onClick={() => onAdd(roles)}>{t('exchange.member.add')}</Button></div>
    </div>
  );
}
