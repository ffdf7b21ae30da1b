import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { GiveCard } from './join-team.tsx';

/** What is done once in years, and asked for twice: new keys in place of lost or leaked ones; leaving the team. */
export function RenewKeys({ store, author }: { readonly store: ExchangeStore; readonly author: string }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState<'renew' | 'leave' | null>(null);
  const [done, setDone] = useState(false);
  const renew = async (): Promise<void> => {
    setSure(null);
    setDone((await store.act(() => store.service.renewKeys())) !== null);
  };
  const leave = async (): Promise<void> => {
    setSure(null);
    await store.act(() => store.service.leaveTeam());
  };
  return (
    <div>
      <h3 className="mb-1 font-medium">{t('exchange.keys')}</h3>
      <p className="mb-1 text-sm text-quiet">{t(done ? 'exchange.keys.done' : 'exchange.keys.what')}</p>
      <div className="flex flex-wrap gap-2">
        <GiveCard store={store} author={author} />
        {sure === null ? (
          <>
            {done ? null : <Button look="quiet" data-testid="keys-renew" onClick={() => setSure('renew')}>{t('exchange.keys.renew')}</Button>}
            <Button look="quiet" data-testid="team-leave" onClick={() => setSure('leave')}>{t('exchange.leave')}</Button>
          </>
        ) : (
          <>
            <Button look="harm" data-testid={sure === 'renew' ? 'keys-sure' : 'leave-sure'} onClick={() => void (sure === 'renew' ? renew() : leave())}>{t(sure === 'renew' ? 'exchange.keys.sure' : 'exchange.leave.sure')}</Button>
            <Button look="quiet" onClick={() => setSure(null)}>{t('cancel')}</Button>
          </>
        )}
      </div>
      {sure === 'leave' ? <p className="mt-1 text-sm text-must">{t('exchange.leave.what')}</p> : null}
    </div>
  );
}
