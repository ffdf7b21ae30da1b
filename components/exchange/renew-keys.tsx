import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { GiveCard } from './join-team.tsx';

/** New keys in place of lost or leaked ones: rare, and nobody reads what is sent to the old ones, so it is asked for twice. */
export function RenewKeys({ store, author }: { readonly store: ExchangeStore; readonly author: string }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const [done, setDone] = useState(false);
  const renew = async (): Promise<void> => {
    setSure(false);
    setDone((await store.act(() => store.service.renewKeys())) !== null);
  };
  return (
    <div>
      <h3 className="mb-1 font-medium">{t('exchange.keys')}</h3>
      <p className="mb-1 text-sm text-quiet">{t(done ? 'exchange.keys.done' : 'exchange.keys.what')}</p>
      <div className="flex flex-wrap gap-2">
        <GiveCard store={store} author={author} />
        {sure ? <><Button look="harm" data-testid="keys-sure" onClick={() => void renew()}>{t('exchange.keys.sure')}</Button><Button look="quiet" onClick={() => setSure(false)}>{t('cancel')}</Button></> : done ? null : <Button look="quiet" data-testid="keys-renew" onClick={() => setSure(true)}>{t('exchange.keys.renew')}</Button>}
      </div>
    </div>
  );
}
