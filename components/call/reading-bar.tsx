import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';

export type ReadingView =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly title: string; readonly at: string; readonly fieldCount: number; readonly singleCustomer: boolean }
  | { readonly state: 'failed'; readonly code: string; readonly origin?: string };

interface ReadingBarProps {
  readonly reading: ReadingView;
  readonly onReread: () => void;
  /** Given where the page is read by a gesture alone: asks to read the site from now on. */
  readonly onGrant?: () => void;
  readonly menu: ReactNode;
}

/** What the panel reads, how old that is, and the way to read again. */
export function ReadingBar({ reading, onReread, onGrant, menu }: ReadingBarProps) {
  const { t } = useTranslation();
  const dot = reading.state === 'read' && reading.fieldCount > 0 ? 'bg-done' : reading.state === 'failed' ? 'bg-must' : 'bg-quiet';
  return (
    <header className="flex h-8 items-center gap-1.5 border-b border-line bg-sunken pl-3 pr-1 text-sm text-quiet">
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', dot)} />
      <p role="status" data-testid="reading-state" data-state={reading.state} title={reading.state === 'failed' ? t(`failure.${reading.code}`) : undefined} className="min-w-0 flex-1 truncate">
        {reading.state === 'reading' ? t('reading.now') : null}
        {reading.state === 'failed' ? t(`failure.${reading.code}.short`) : null}
        {reading.state === 'read' ? (reading.singleCustomer && reading.fieldCount > 0 ? t('reading.read', { title: reading.title, at: reading.at }) : t('reading.noCustomer', { at: reading.at })) : null}
      </p>
      {onGrant ? <button type="button" onClick={onGrant} data-testid="grant-always" className="shrink-0 underline decoration-dotted hover:text-ink">{t('page.grantAlways')}</button> : null}
      <button type="button" aria-label={t('reading.again')} title={t('reading.again')} onClick={onReread} className="rounded-md p-1.5 hover:bg-raised hover:text-ink">
        <RotateCw size={14} aria-hidden="true" />
      </button>
      {menu}
    </header>
  );
}
