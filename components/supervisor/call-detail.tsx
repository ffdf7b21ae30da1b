import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import { durations } from '../../domain/call/durations.ts';
import type { CallEvent } from '../../domain/call/events.ts';
import { LaterPart } from '../call/later-part.tsx';
import { NoteLines } from '../call/note-lines.tsx';
import { minutesAndSeconds } from '../ui/words.ts';
import type { SupervisorServices } from './supervisor-desk.tsx';
import { Timeline } from './timeline.tsx';

interface CallDetailProps {
  readonly call: Call;
  readonly callId: string;
  readonly services: SupervisorServices;
  readonly onOpen: (callId: string) => void;
  /** The record has changed. */
  readonly onChanged: () => Promise<void>;
}

/** One call: its note, its times (each says who measured it), its events in order, and what may still be added. */
export function CallDetail({ call, callId, services, onOpen, onChanged }: CallDetailProps) {
  const { t } = useTranslation();
  const { locale, library, calls } = services;
  const [events, setEvents] = useState<readonly CallEvent[]>([]);
  useEffect(() => {
    // Live: a correction added here, or an agent's tick elsewhere, joins the list.
    const watching = calls.live(() => calls.events(callId)).subscribe(() => void calls.events(callId).then((read) => { if (read.ok) setEvents(read.value); }));
    return () => watching.unsubscribe();
  }, [calls, callId]);

  const spans = durations(call, call.closedAt ?? call.lastAt);
  return (
    <>
      <h2 className="text-lg font-semibold">{call.subject?.maskedName ?? t('contacts.unnamed')} <span className="text-base font-normal text-quiet">{call.scenario ? t(`scenario.${call.scenario.id}`) : ''}</span></h2>
      <div className="mt-2" data-testid="review-note"><NoteLines call={call} library={library} locale={locale} /></div>
      <p className="mt-2 text-sm text-quiet">
        {(['talk', 'hold', 'afterCall'] as const).map((span) => `${t(`span.${span}`)} ${minutesAndSeconds(spans[span].milliseconds)} · ${t(`call.by.${spans[span].source}`)}`).join(t('note.between'))}
      </p>
      <Timeline call={call} events={events} library={library} locale={locale} onOpen={onOpen} />
      <LaterPart
        call={call}
        author={services.reviewer}
        locale={locale}
        append={async (...bodies) => {
          const saved = await calls.append(callId, bodies);
          if (!saved.ok) return saved.failure.code;
          await onChanged();
          return null;
        }}
      />
    </>
  );
}
