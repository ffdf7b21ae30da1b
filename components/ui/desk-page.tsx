import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DeskPageProps {
  readonly desk: 'trainer' | 'supervisor' | 'options';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the wide desks: the same hand as the panel, wider. */
export function DeskPage({ desk, actions, children }: DeskPageProps) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex max-w-7xl flex-col">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line px-6 py-3">
        <h1 className="text-lg font-semibold">{t(`desk.${desk}`)}</h1>
        <p className="min-w-0 flex-1 basis-72 text-sm text-quiet">{t(`desk.${desk}.what`)}</p>
        {actions}
      </header>
      <main className="min-h-0 flex-1 px-6 py-4">{children}</main>
    </div>
  );
}
