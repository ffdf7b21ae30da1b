import { Menu } from '@base-ui/react/menu';
import { MoreHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface DeskMenuProps {
  readonly items: readonly { readonly id: string; readonly run: () => void }[];
}

export function DeskMenu({ items }: DeskMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu.Root>
      <Menu.Trigger data-testid="menu" aria-label={t('menu.label')} className="rounded-md p-1.5 hover:bg-raised hover:text-ink">
        <MoreHorizontal size={16} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="min-w-44 rounded-md border border-line bg-raised py-1 text-base text-ink shadow-lg">
            {items.map((item) => (
              <Menu.Item key={item.id} onClick={item.run} data-testid={`menu-${item.id}`} className="cursor-pointer px-3 py-1 data-[highlighted]:bg-sunken">
                {t(`menu.${item.id}`)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
