import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeService } from '../../storage/exchange/exchange-service.ts';
import type { BundlePreview } from '../../storage/exchange/preview.ts';
import { Button } from '../ui/button.tsx';
import type { Act } from './exchange-panel.tsx';
import { FileField } from './file-field.tsx';
import { saveFile } from './save-file.ts';

interface Chosen {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly bundles: readonly BundlePreview[];
}

/** Files carried by hand: what is new goes out, what comes in is looked at first. */
export function FileExchange({ service, act }: { readonly service: ExchangeService; readonly act: Act }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [said, setSaid] = useState('');

  const send = async (again: boolean): Promise<void> => {
    const file = await act(service.exportFile(again));
    if (file === null) return setSaid(t('exchange.file.nothing'));
    saveFile('notes.aside', file, 'application/octet-stream');
    setSaid(t('exchange.file.written'));
  };
  const look = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const bundles = await act(service.previewFile(bytes));
    setSaid('');
    setChosen(bundles === null ? null : { bytes, bundles });
  };
  const apply = async ({ bytes }: Chosen): Promise<void> => {
    const report = await act(service.importFile(bytes));
    setChosen(null);
    setSaid(report === null ? '' : t('exchange.applied', { records: report.records }));
  };

  return (
    <div>
      <h3 className="mb-1 font-medium">{t('exchange.file')}</h3>
      <div className="mb-2 flex flex-wrap gap-2">
        <Button data-testid="exchange-export" onClick={() => void send(false)}>{t('exchange.file.export')}</Button>
        <Button look="quiet" onClick={() => void send(true)}>{t('exchange.file.again')}</Button>
      </div>
      <FileField label={t('exchange.file.choose')} accept=".aside" testId="exchange-file" onFile={(file) => void look(file)} />
      {chosen === null ? null : (
        <div className="mt-2" data-testid="exchange-preview">
          <ul className="divide-y divide-line text-sm">
            {chosen.bundles.map((bundle, index) => <PreviewRow key={`${bundle.author ?? ''}/${bundle.number ?? index}`} bundle={bundle} />)}
          </ul>
          <Button look="primary" className="mt-2" data-testid="exchange-apply" onClick={() => void apply(chosen)}>{t('exchange.file.apply')}</Button>
        </div>
      )}
      <p role="status" data-testid="exchange-said" className="mt-1 text-sm text-done">{said}</p>
    </div>
  );
}

function PreviewRow({ bundle }: { readonly bundle: BundlePreview }) {
  const { t } = useTranslation();
  const kinds = Object.entries(bundle.kinds).map(([kind, count]) => t(`exchange.kind.${kind}`, { count }));
  return (
    <li className="py-1">
      <span className="font-medium">{bundle.name ?? bundle.author ?? t('exchange.file.unknown')}</span>{' '}
      {bundle.number === undefined ? null : t('exchange.file.number', { number: bundle.number })}{' '}
      {kinds.join(' · ')}{' '}
      {bundle.known ? <span className="text-quiet">{t('exchange.file.known')}</span> : null}
      {bundle.failure === undefined ? null : <span className="text-harm">{t(`failure.${bundle.failure.code}`, 'params' in bundle.failure ? { ...bundle.failure.params } : {})}</span>}
    </li>
  );
}
