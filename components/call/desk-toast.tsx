import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** Undo for five seconds instead of a question. */
const SHOWN_MS = 5_000;

export function DeskToast() {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const toast = useDeskState((state) => state.toast);
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(() => desk.store.setState((state) => (state.toast?.id === toast.id ? { toast: null } : {})), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, desk]);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-2 bottom-2 z-10">
      {toast ? (
        <p data-testid="toast" className={classNames('pointer-events-auto mx-auto flex max-w-md items-center gap-2 rounded-md border bg-raised px-3 py-1.5 shadow-lg', toast.tone === 'harm' ? 'border-harm text-harm' : toast.tone === 'must' ? 'border-must text-must' : 'border-line')}>
          <span className="line-clamp-2 min-w-0 flex-1">{t(toast.code, { ...toast.params, ...(toast.code === 'undo.type' ? { type: t(`type.${toast.params?.['type']}`) } : {}), ...(toast.code === 'undo.scenario' ? { scenario: t(`scenario.${toast.params?.['scenario']}`) } : {}) })}</span>
          {toast.undo ? <button type="button" data-testid="undo" className="shrink-0 font-medium text-accent" onClick={() => { toast.undo?.(); desk.store.setState({ toast: null }); }}>{t('undo')}</button> : null}
        </p>
      ) : null}
    </div>
  );
}
