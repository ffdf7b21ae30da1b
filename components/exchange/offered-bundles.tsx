import { useTranslation } from 'react-i18next';
import type { BundlePreview } from '../../storage/exchange/preview.ts';
import { Button } from '../ui/button.tsx';
import { hasSomething } from './incoming.ts';
import { problemWords } from './problem-words.ts';
import { instantWords } from './sync-state.tsx';

/** What each bundle of a file holds: whose, how much of what, and why it would not be taken in. */
export function OfferedBundles({ bundles, onApply }: { readonly bundles: readonly BundlePreview[]; readonly onApply: () => void }) {
  const { t } = useTranslation();
  return (
    <div data-testid="exchange-preview">
      <ul className="divide-y divide-line">
        {bundles.map((bundle, index) => <PreviewRow key={`${bundle.author ?? ''}/${bundle.number ?? index}`} bundle={bundle} />)}
      </ul>
      {hasSomething(bundles) ? <Button look="primary" className="mt-2" data-testid="exchange-apply" onClick={onApply}>{t('exchange.file.apply')}</Button> : <p className="mt-1 text-quiet" data-testid="exchange-nothing">{t('exchange.file.nothingNew')}</p>}
    </div>
  );
}

function PreviewRow({ bundle: { author, name, number, createdAt, kinds, known, failure } }: { readonly bundle: BundlePreview }) {
  const { t, i18n } = useTranslation();
  const held = Object.entries(kinds).map(([kind, count]) => t(`exchange.kind.${kind}`, { count }));
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 py-1">
      <span className="font-medium">{name ?? author ?? t('exchange.file.unknown')}</span>
      <span className="text-sm text-quiet">{number === undefined ? '' : t('exchange.file.number', { number })} {createdAt === undefined ? '' : instantWords(createdAt, i18n.language)}</span>
      <span>{held.join(' · ')}</span>
      {known ? <span className="text-quiet">{t('exchange.file.known')}</span> : null}
      {failure === undefined || known ? null : <span className="basis-full text-harm">{problemWords(t, failure)}</span>}
    </li>
  );
}
