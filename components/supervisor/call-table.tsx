import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/language.ts';
import type { CallListItem } from '../../storage/repositories/call-list.ts';
import { classNames } from '../ui/class-names.ts';

interface CallTableProps {
  readonly items: readonly CallListItem[];
  readonly locale: Locale;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

export function CallTable({ items, locale, openId, onOpen }: CallTableProps) {
  const { t } = useTranslation();
  const when = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
  return (
    <table className="w-full border-collapse text-left">
      <thead className="text-sm text-quiet">
        <tr className="border-b border-line"><th className="py-1 font-normal">{t('supervisor.when')}</th><th className="font-normal">{t('who.label')}</th><th className="font-normal">{t('supervisor.matter')}</th><th className="font-normal">{t('supervisor.agent')}</th><th className="font-normal">{t('supervisor.openSteps')}</th></tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-testid={`call-${item.id}`} className={classNames('border-b border-line', item.id === openId && 'bg-sunken')}>
            <td className="py-1 pr-2 whitespace-nowrap"><button type="button" className="rounded-sm text-accent underline decoration-dotted" onClick={() => onOpen(item.id)}>{when.format(new Date(item.closedAt ?? item.startedAt))}</button></td>
            <td className="pr-2">{item.maskedName ?? t('contacts.unnamed')}</td>
            <td className="pr-2">{item.scenario ? t(`scenario.${item.scenario}`) : ''}</td>
            <td className="pr-2">{item.author.split('@')[0] || '—'}</td>
            <td className={item.openSteps > 0 ? 'text-must' : 'text-quiet'}>{item.openSteps}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
