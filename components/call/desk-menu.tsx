import { MoreHorizontal } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface DeskMenuProps {
  readonly items: readonly { readonly id: string; /** Where the item is called otherwise at this moment. */ readonly words?: string; readonly run: () => void }[];
}

/** Where an arrow, Home or End leads among the items; null for other keys. */
function leadsTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** The menu as a popover of the browser: it closes by itself on Escape and on a press elsewhere. Arrows move through it. */
export function DeskMenu({ items }: DeskMenuProps) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const next = leadsTo(event.key, buttons.indexOf(document.activeElement as HTMLElement), buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };

  return (
    <>
      <button type="button" data-testid="menu" popoverTarget={id} aria-haspopup="menu" aria-label={t('menu.label')} className="rounded-md p-1.5 hover:bg-raised hover:text-ink">
        <MoreHorizontal size={16} aria-hidden="true" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={t('menu.label')}
        onKeyDown={move}
        onToggle={(event) => { if (event.newState === 'open') list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(); }}
        className="inset-auto right-1 top-9 m-0 min-w-44 rounded-md border border-line bg-raised py-1 text-base text-ink shadow-lg"
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-testid={`menu-${item.id}`}
            onClick={() => {
              list.current?.hidePopover();
              item.run();
            }}
            className="block w-full px-3 py-1 text-left hover:bg-sunken focus:bg-sunken"
          >
            {t(`menu.${item.words ?? item.id}`)}
          </button>
        ))}
      </div>
    </>
  );
}
