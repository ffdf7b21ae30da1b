import { useTranslation } from 'react-i18next';
import type { Team } from '../../domain/team/team.ts';
import { Button } from '../ui/button.tsx';
import { Digits } from './digits.tsx';
import { changedMembers, type Incoming } from './incoming.ts';

interface OfferedTeamProps {
  readonly offered: Extract<Incoming, { kind: 'team' }>;
  readonly known: Team | null;
  readonly onJoin: () => void;
}

/** A first team file is joined when the digits match; a later one is signed with the key known already, so its changes are shown instead. */
export function OfferedTeam({ offered: { team, fingerprint }, known, onJoin }: OfferedTeamProps) {
  const { t } = useTranslation();
  const words = t('exchange.team.offered', { name: team.name, count: team.members.filter((one) => one.removedAt === undefined).length });
  if (known !== null) {
    const { added, removed } = changedMembers(known, team);
    return (
      <div data-testid="exchange-team-offered">
        <p>{words}</p>
        {added.length === 0 ? null : <p>{t('exchange.team.adds', { names: added.join('、') })}</p>}
        {removed.length === 0 ? null : <p className="text-must">{t('exchange.team.removes', { names: removed.join('、') })}</p>}
        <Button look="primary" className="mt-1" data-testid="exchange-join" onClick={onJoin}>{t('exchange.team.update')}</Button>
      </div>
    );
  }
  return (
    <div data-testid="exchange-team-offered">
      <p>{words}</p>
      <Digits label={t('exchange.fingerprint.compare.team')} digits={fingerprint} testId="exchange-team-digits" />
      <Button look="primary" className="mt-1" data-testid="exchange-join" onClick={onJoin}>{t('exchange.team.join')}</Button>
    </div>
  );
}
