import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { isTooOld } from './browser-floor.ts';
import { Button } from './button.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

/** Puts a page on the screen, inside the boundary that catches bugs. */
export function mount(page: ReactNode): void {
  const host = document.getElementById('root');
  if (!host) throw new Error('the page has no #root');
  createRoot(host).render(
    <StrictMode>
      <ErrorBoundary fallback={(error, retry) => <Crash error={error} onRetry={retry} />}>{isTooOld(navigator.userAgent) ? <OldBrowser /> : page}</ErrorBoundary>
    </StrictMode>,
  );
}

function Crash({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="p-4" data-testid="crash">
      <div role="alert">
        <h1 className="text-lg font-semibold">{t('crash.title')}</h1>
        <p className="mt-1">{t('crash.kept')}</p>
        <p className="mt-1 break-words text-sm text-quiet">{error.message}</p>
      </div>
      <div className="mt-3 flex gap-2"><Button look="primary" onClick={onRetry}>{t('crash.retry')}</Button></div>
    </main>
  );
}

/** The page cannot start: what happened and what to do, without anything that needs the database. */
export function LaunchFailure({ code, children }: { readonly code: string; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="p-4" data-testid="launch-failure" data-code={code}>
      <div role="alert">
        <h1 className="text-lg font-semibold">{t('launch.title')}</h1>
        <p className="mt-1">{t(`failure.${code}`, { defaultValue: t('failure.storage.unknown') })}</p>
      </div>
      <div className="mt-3 flex items-center gap-3">
        <Button look="primary" onClick={() => location.reload()}>{t('retry')}</Button>
        {code === 'storage.newer-database' && children === undefined ? <a className="underline" href="/options.html" target="_blank" rel="noreferrer" data-testid="to-rescue">{t('launch.rescue')}</a> : null}
      </div>
      {children}
    </main>
  );
}

/** Says which browser is needed instead of failing somewhere later. */
function OldBrowser() {
  const { t } = useTranslation();
  return (
    <main className="p-4" data-testid="old-browser">
      <div role="alert">
        <h1 className="text-lg font-semibold">{t('launch.title')}</h1>
        <p className="mt-1">{t('launch.oldBrowser')}</p>
      </div>
    </main>
  );
}
