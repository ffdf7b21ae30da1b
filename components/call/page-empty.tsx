import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

/** Nothing could be read: what happened, what still works, what to do next. */
export function PageEmpty({ code, origin, onGrant }: { readonly code: string; readonly origin: string | undefined; readonly onGrant: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="border-b border-line px-3 py-2 text-base" data-testid="page-empty">
      <p>{t(`failure.${code}`)}</p>
      {code === 'page.not-granted' && origin ? <Button look="primary" className="mt-1.5" onClick={onGrant} data-testid="grant">{t('page.grant', { origin })}</Button> : null}
      {code === 'page.not-granted' && !origin ? <p className="mt-1" data-testid="wake">{t('page.wake')}</p> : null}
      <p className="mt-1 text-sm text-quiet">{t('page.stillWorks')}</p>
    </div>
  );
}
