import { useTranslation } from 'react-i18next';
import { Elapsed } from './clocks.tsx';
import { classNames } from '../ui/class-names.ts';

export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly state: 'open' | 'parked' | 'pending-lead';
  readonly channel: 'phone' | 'chat' | 'video' | 'outbound';
  /** Who waits, since when; ISO 8601. */
  readonly since: string;
  readonly alert: boolean;
}

interface ContactSwitcherProps {
  readonly contacts: readonly ContactView[];
  readonly activeId: string | null;
  readonly onSwitch: (id: string) => void;
  readonly onStart: () => void;
}

/** Several contacts at once: parked wrap-ups, up to three chats; each with its own draft, steps and clock. */
export function ContactSwitcher({ contacts, activeId, onSwitch, onStart }: ContactSwitcherProps) {
  const { t } = useTranslation();
  if (contacts.length < 2 && (contacts.length === 0 || contacts[0]?.id === activeId)) return null;
  return (
    <nav aria-label={t('contacts.label')} data-testid="contacts" className="flex flex-wrap gap-1 border-b border-line bg-sunken px-2 py-1">
      {contacts.map((contact) => (
        <button
          key={contact.id}
          type="button"
          aria-current={contact.id === activeId}
          data-testid={`contact-${contact.id}`}
          onClick={() => onSwitch(contact.id)}
          className={classNames('flex shrink-0 items-baseline gap-1 rounded-md border px-2 py-0.5 text-sm', contact.id === activeId ? 'border-ink bg-raised font-medium' : 'border-line text-quiet', contact.alert && 'text-harm')}
        >
          {contact.alert ? '⚠ ' : ''}{contact.name}
          <span className="text-xs">{contact.state === 'open' ? <Elapsed since={contact.since} /> : t(`contacts.${contact.state}`)}</span>
        </button>
      ))}
      {activeId !== null ? <button type="button" onClick={onStart} data-testid="start-another" className="shrink-0 rounded-md border border-dashed border-line px-2 text-sm text-quiet" aria-label={t('contacts.start')}>+</button> : null}
    </nav>
  );
}
