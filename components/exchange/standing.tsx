import { useTranslation } from 'react-i18next';
import { memberOf, type Team } from '../../domain/team/team.ts';
import type { ExchangeState } from '../../storage/exchange/exchange-service.ts';
import { Digits } from './digits.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { GiveCard } from './join-team.tsx';

interface StandingProps {
  readonly store: ExchangeStore;
  readonly state: ExchangeState;
  readonly team: Team;
}

/** Where this machine is not a member, or not with its present keys: what to do about it. Nothing where all is well. */
export function Standing({ store, state, team }: StandingProps) {
  const { t } = useTranslation();
  const me = memberOf(team, state.author);
  if (me !== undefined && me.removedAt === undefined) return null;
  return (
    <div className="rounded-md border border-must/50 bg-must-soft p-2" data-testid="exchange-standing">
      <p className="mb-2 text-must">{me === undefined ? t('exchange.standing.unknown') : t('exchange.standing.removed')}</p>
      <Digits label={t('exchange.fingerprint.mine')} digits={state.fingerprint} testId="exchange-fingerprint" />
      <div className="mt-2"><GiveCard store={store} author={state.author} /></div>
    </div>
  );
}
