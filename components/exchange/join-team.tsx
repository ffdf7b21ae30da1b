import { useTranslation } from 'react-i18next';
import type { ExchangeState } from '../../storage/exchange/exchange-service.ts';
import { Button } from '../ui/button.tsx';
import { Digits } from './digits.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { saveFile } from '../ui/save-file.ts';
import { TakeIn } from './take-in.tsx';

interface JoinTeamProps {
  readonly store: ExchangeStore;
  readonly state: ExchangeState;
}

/** Joining in the order in which it is done: the card goes out, digits are read aloud, the team file comes back. */
export function JoinTeam({ store, state }: JoinTeamProps) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className="mb-1 font-semibold">{t('exchange.join')}</h3>
      <ol className="grid list-decimal gap-3 pl-5">
        <li>
          <p className="mb-1">{t('exchange.join.card')}</p>
          <GiveCard store={store} author={state.author} />
        </li>
        <li>
          <p className="mb-1">{t('exchange.join.read')}</p>
          <Digits label={t('exchange.fingerprint.mine')} digits={state.fingerprint} testId="exchange-fingerprint" />
        </li>
        <li>
          <p className="mb-1">{t('exchange.join.team')}</p>
          <TakeIn store={store} team={null} isAdministrator={false} />
        </li>
      </ol>
    </div>
  );
}

/** Saves this machine's card for the administrator. */
export function GiveCard({ store, author }: { readonly store: ExchangeStore; readonly author: string }) {
  const { t } = useTranslation();
  const give = async (): Promise<void> => {
    const card = await store.act(() => store.service.memberCard());
    if (card !== null) saveFile(`aside-card-${author.split('@')[0]!}.json`, card, 'application/json');
  };
  return <Button data-testid="exchange-card" onClick={() => void give()}>{t('exchange.card.give')}</Button>;
}
