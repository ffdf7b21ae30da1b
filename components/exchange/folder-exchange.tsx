import { useTranslation } from 'react-i18next';
import { type Failure, type Result } from '../../domain/result.ts';
import type { FolderState } from '../../storage/exchange/kept-folder.ts';
import { Button } from '../ui/button.tsx';
import type { ExchangeStore } from './exchange-store.ts';

type Picking = Window & { showDirectoryPicker?(options: { readonly mode: 'readwrite'; readonly id: string }): Promise<FileSystemDirectoryHandle> };

/** A shared or synchronised folder; the browser asks the person for it, and asks again when it forgot. */
export function FolderExchange({ store, folder }: { readonly store: ExchangeStore; readonly folder: FolderState | null }) {
  const { t } = useTranslation();
  const choose = async (): Promise<void> => {
    const chosen = await pickFolder();
    if (chosen === null) return;
    // The first round at once: the person sees that the folder works.
    await store.act(async (): Promise<Result<unknown, Failure>> => {
      const kept = await store.service.chooseFolder(chosen);
      return kept.ok ? store.service.exchangeWithFolder(true) : kept;
    });
  };
  return (
    <div data-testid="exchange-folder" data-permission={folder?.permission ?? 'none'}>
      <h3 className="mb-1 font-medium">{t('exchange.folder')}</h3>
      <p className="mb-1 text-sm text-quiet">{folder === null ? t('exchange.folder.none') : t('exchange.folder.chosen', { name: folder.name })}</p>
      {folder !== null && folder.permission !== 'granted' ? <p className="mb-1 text-sm text-harm">{t('exchange.folder.ask')}</p> : null}
      <div className="flex flex-wrap gap-2">
        {folder === null ? null : <Button look={folder.permission === 'granted' ? 'plain' : 'primary'} data-testid="exchange-now" onClick={() => void store.exchangeNow()}>{t('exchange.now')}</Button>}
        <Button look={folder === null ? 'plain' : 'quiet'} data-testid="exchange-choose-folder" onClick={() => void choose()}>{t(folder === null ? 'exchange.folder.choose' : 'exchange.folder.other')}</Button>
      </div>
    </div>
  );
}

/** Null when the person closed the picker, or the browser has none. */
async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (window as Picking).showDirectoryPicker?.({ mode: 'readwrite', id: 'exchange' })) ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
