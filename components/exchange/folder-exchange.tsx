import { useTranslation } from 'react-i18next';
import type { ExchangeService } from '../../storage/exchange/exchange-service.ts';
import type { FolderState } from '../../storage/exchange/kept-folder.ts';
import { Button } from '../ui/button.tsx';
import type { Act } from './exchange-panel.tsx';

type Picking = Window & { showDirectoryPicker?(options: { readonly mode: 'readwrite'; readonly id: string }): Promise<FileSystemDirectoryHandle> };

/** A shared or synchronised folder; the browser asks the person for it, and asks again when it forgot. */
export function FolderExchange({ service, folder, act }: { readonly service: ExchangeService; readonly folder: FolderState | null; readonly act: Act }) {
  const { t } = useTranslation();
  const choose = async (): Promise<void> => {
    try {
      const chosen = await (window as Picking).showDirectoryPicker?.({ mode: 'readwrite', id: 'exchange' });
      if (chosen !== undefined) await act(service.chooseFolder(chosen));
    } catch (error) {
      // The person closed the picker: nothing changed.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  return (
    <div>
      <h3 className="mb-1 font-medium">{t('exchange.folder')}</h3>
      <p className="mb-1 text-sm text-quiet">{folder === null ? t('exchange.folder.none') : t('exchange.folder.chosen', { name: folder.name })}</p>
      {folder !== null && folder.permission !== 'granted' ? <p className="mb-1 text-sm text-harm">{t('exchange.folder.ask')}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void choose()}>{t('exchange.folder.choose')}</Button>
        {folder === null ? null : <Button look="primary" data-testid="exchange-now" onClick={() => void act(service.exchangeWithFolder(true))}>{t('exchange.now')}</Button>}
      </div>
    </div>
  );
}
