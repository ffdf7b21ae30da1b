import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface OverlayProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** What floats over the desk: focus is kept inside, Escape closes, focus goes back where it was. */
export function Overlay({ title, onClose, children, testId }: OverlayProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open onOpenChange={(open) => { if (!open) onClose(); }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 bg-black/25" />
        <Dialog.Popup
          data-testid={testId}
          className="fixed inset-x-2 top-2 flex max-h-[calc(100dvh-1rem)] flex-col overflow-hidden rounded-md border border-line bg-ground shadow-lg sm:left-1/2 sm:right-auto sm:w-[460px] sm:-translate-x-1/2"
        >
          <div className="flex items-center gap-2 border-b border-line px-3 py-1.5">
            <Dialog.Title className="min-w-0 flex-1 truncate text-lg font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label={t('close')} className="rounded-md p-1 text-quiet hover:bg-sunken hover:text-ink">
              <X size={16} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-3 py-2">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
