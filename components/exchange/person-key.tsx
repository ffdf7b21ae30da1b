import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeState } from '../../storage/exchange/exchange-service.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../vault/secret-field.tsx';
import type { ExchangeStore } from './exchange-store.ts';

/** Work at another desk: the person's key travels wrapped by a passphrase, and is opened there with it. */
export function PersonKey({ store, personKey }: { readonly store: ExchangeStore; readonly personKey: ExchangeState['personKey'] }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const { service } = store;
  const elsewhere = personKey === 'elsewhere';
  const send = async (): Promise<void> => {
    if ((await store.act(() => (elsewhere ? service.openPersonKey(passphrase) : service.keepPersonKey(passphrase)))) !== null) setPassphrase('');
  };
  return (
    <div data-testid="person-key" data-state={personKey}>
      <h3 className="mb-1 font-medium">{t('exchange.person')}</h3>
      <p className="mb-1 text-sm text-quiet">{t(`exchange.person.${personKey}`)}</p>
      {personKey === 'here' ? null : (
        <form className="flex flex-wrap items-end gap-2" onSubmit={(event) => { event.preventDefault(); void send(); }}>
          <div className="min-w-48 flex-1"><SecretField label={t('exchange.person.passphrase')} value={passphrase} onChange={setPassphrase} testId="person-passphrase" /></div>
          <Button type="submit" data-testid="person-send" disabled={passphrase === ''}>{t(elsewhere ? 'exchange.person.open' : 'exchange.person.keep')}</Button>
        </form>
      )}
    </div>
  );
}
