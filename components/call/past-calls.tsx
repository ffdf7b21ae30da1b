import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallListItem } from '../../storage/repositories/call-list.ts';
import type { StoredCall } from '../../storage/repositories/call-repository.ts';
import { Button } from '../ui/button.tsx';
import { dayAndTime } from '../ui/words.ts';
import { LaterPart } from './later-part.tsx';
import { NoteLines } from './note-lines.tsx';
import { useDesk } from './use-desk.ts';

const LATEST = 20;

/** The calls closed last: to read, to correct, to add what became known since, and to go on with. */
export function PastCalls({ onContinue }: { readonly onContinue: (callId: string) => void }) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const { calls, library, settings } = desk.services;
  const locale = settings.interfaceLocale;
  const [items, setItems] = useState<readonly CallListItem[] | null>(null);
  const [opened, setOpened] = useState<StoredCall | null>(null);
  useEffect(() => {
    let current = true;
    void calls.listClosed({ limit: LATEST }).then((page) => { if (current) setItems(page.ok ? page.value.items : []); });
    return () => { current = false; };
  }, [calls]);
  const open = async (id: string): Promise<void> => {
    const stored = await calls.get(id);
    if (stored.ok) setOpened(stored.value);
  };

  if (opened) {
    const { id, call } = opened;
    return (
      <article data-testid="past-call">
        <div className="mb-1 flex items-center gap-1">
          <Button look="quiet" data-testid="past-back" onClick={() => setOpened(null)}>‹ {t('past.back')}</Button>
          <strong className="min-w-0 flex-1 truncate">{call.subject?.maskedName ?? t('contacts.unnamed')} · {dayAndTime(call.startedAt, locale)}</strong>
          <Button look="primary" data-testid="past-continue" onClick={() => onContinue(id)}>{t('promises.continue')}</Button>
        </div>
        <NoteLines call={call} library={library} locale={locale} />
        <LaterPart
          call={call}
          author={settings.agent.number || settings.agent.name}
          locale={locale}
          append={async (...bodies) => {
            const saved = await calls.append(id, bodies);
            if (!saved.ok) return saved.failure.code;
            await open(id);
            return null;
          }}
        />
      </article>
    );
  }
  return (
    <ul data-testid="past-calls" className="divide-y divide-line">
      {items?.map((item) => (
        <li key={item.id}>
          <button type="button" data-testid={`past-${item.id}`} onClick={() => void open(item.id)} className="flex w-full items-baseline gap-2 rounded-sm px-1 py-1 text-left hover:bg-sunken">
            <span className="shrink-0 text-sm tabular-nums text-quiet">{dayAndTime(item.closedAt ?? item.startedAt, locale)}</span>
            <span className="shrink-0">{item.maskedName ?? t('contacts.unnamed')}</span>
            <span className="min-w-0 flex-1 truncate text-quiet">{item.scenario ? t(`scenario.${item.scenario}`) : ''}</span>
            {item.openPromises > 0 ? <span className="shrink-0 text-sm text-must">{t('promises.count', { count: item.openPromises })}</span> : null}
            {item.corrected ? <span className="shrink-0 text-sm text-quiet">{t('supervisor.correction')}</span> : null}
          </button>
        </li>
      ))}
      {items?.length === 0 ? <li className="py-2 text-quiet">{t('past.none')}</li> : null}
    </ul>
  );
}
