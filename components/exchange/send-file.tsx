import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { saveFile } from '../ui/save-file.ts';

/** What is new goes out as a file that a person carries. */
export function SendFile({ store, author }: { readonly store: ExchangeStore; readonly author: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const send = async (again: boolean): Promise<void> => {
    const file = await store.act(() => store.service.exportFile(again));
    if (file === null) return setSaid(store.view.getState().failure === null ? t('exchange.file.nothing') : '');
    saveFile(`aside-${author.split('@')[0]!}-${new Date().toISOString().slice(0, 10)}.aside`, file, 'application/octet-stream');
    setSaid(t('exchange.file.written'));
  };
  const anew = async (): Promise<void> => {
    const made = await store.act(() => store.service.sendAnew());
    if (made !== null) setSaid(t('exchange.anew.done', { count: made }));
  };
  return (
    <div>
      <h3 className="mb-1 font-medium">{t('exchange.send')}</h3>
      <div className="flex flex-wrap items-center gap-2">
        <Button data-testid="exchange-export" onClick={() => void send(false)}>{t('exchange.file.export')}</Button>
        <Button look="quiet" onClick={() => void send(true)}>{t('exchange.file.again')}</Button>
        <Button look="quiet" data-testid="exchange-anew" title={t('exchange.anew.what')} onClick={() => void anew()}>{t('exchange.anew')}</Button>
        <p role="status" data-testid="exchange-sent" className="text-sm text-done">{said}</p>
      </div>
    </div>
  );
}
