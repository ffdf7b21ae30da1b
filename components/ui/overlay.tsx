import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface OverlayProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** What floats over the desk, by the browser's own modal dialog: focus is kept inside, Escape closes, focus goes back where it was. */
export function Overlay({ title, onClose, children, testId }: OverlayProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const closing = useRef(onClose);
  useEffect(() => {
    closing.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    if (!element.open) element.showModal();
    // The browser would begin at the cross. What is written or chosen comes first: keys pressed right behind the one that opened it belong there.
    element.querySelector<HTMLElement>('[data-first], input:not([type=checkbox]), textarea')?.focus();
    // A press beside the dialog lands on the dialog itself. Escape is the dialog's own and reaches nothing behind it.
    const beside = (event: MouseEvent): void => { if (event.target === element) closing.current(); };
    const keepEscape = (event: KeyboardEvent): void => { if (event.key === 'Escape' && !event.isComposing) event.stopPropagation(); };
    element.addEventListener('click', beside);
    element.addEventListener('keydown', keepEscape);
    return () => {
      element.removeEventListener('click', beside);
      element.removeEventListener('keydown', keepEscape);
      element.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        // The state decides whether it is open; a field's own cancel (an input of type file) is no Escape.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      className="m-0 mx-auto mt-2 max-h-[calc(100dvh-1rem)] w-[calc(100%-1rem)] max-w-[460px] flex-col overflow-hidden rounded-md border border-line bg-ground p-0 text-ink shadow-lg backdrop:bg-black/25 open:flex"
    >
      <div className="flex items-center gap-2 border-b border-line px-3 py-1.5">
        <h2 id={heading} className="line-clamp-2 min-w-0 flex-1 text-lg font-semibold">{title}</h2>
        <button type="button" onClick={onClose} aria-label={t('close')} className="rounded-md p-1 text-quiet hover:bg-sunken hover:text-ink">
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 py-2">{children}</div>
    </dialog>
  );
}
