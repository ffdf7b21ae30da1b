import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import { durations } from '../../domain/call/durations.ts';
import { NOTE_PARTS, type CallEvent } from '../../domain/call/events.ts';
import { composeNote } from '../../domain/note/compose.ts';
import { renderPart } from '../../domain/note/render.ts';
import { clockTime, minutesAndSeconds, noteWording } from '../ui/words.ts';
import { noteTitlesOf } from '../ui/note-titles.ts';
import type { SupervisorServices } from './supervisor-desk.tsx';

/** One call: its note, its times (each says who measured it) and its events in order. */
export function CallDetail({ call, callId, services }: { readonly call: Call; readonly callId: string; readonly services: SupervisorServices }) {
  const { t } = useTranslation();
  const { locale, library } = services;
  const [events, setEvents] = useState<readonly CallEvent[]>([]);
  useEffect(() => {
    let current = true;
    void services.calls.events(callId).then((read) => { if (current && read.ok) setEvents(read.value); });
    return () => { current = false; };
  }, [services.calls, callId]);

  const note = composeNote(call, noteTitlesOf(library, call, t));
  const wording = noteWording(t, locale);
  const spans = durations(call, call.closedAt ?? call.lastAt);
  return (
    <>
      <h2 className="text-lg font-semibold">{call.subject?.maskedName ?? t('contacts.unnamed')} <span className="text-base font-normal text-quiet">{call.scenario ? t(`scenario.${call.scenario.id}`) : ''}</span></h2>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1" data-testid="review-note">
        {NOTE_PARTS.map((part) => {
          const text = renderPart(note[part], wording);
          return text === '' ? null : <div key={part} className="contents"><dt className="text-quiet">{t(`note.${part}`)}</dt><dd className="whitespace-pre-wrap">{text}</dd></div>;
        })}
        {call.corrections.map((one) => <div key={one.at} className="contents"><dt className="text-must">{t('supervisor.correction')}</dt><dd>{one.text}</dd></div>)}
      </dl>
      <p className="mt-2 text-sm text-quiet">
        {(['talk', 'hold', 'afterCall'] as const).map((span) => `${t(`span.${span}`)} ${minutesAndSeconds(spans[span].milliseconds)}（${t(`call.by.${spans[span].source}`)}）`).join(' · ')}
      </p>
      <details className="mt-2">
        <summary className="cursor-pointer text-quiet">{t('supervisor.events', { count: events.length })}</summary>
        <ol className="mt-1 border-l border-line pl-3" data-testid="events">
          {events.map((event) => <li key={event.seq} className="flex gap-2 text-sm"><time className="shrink-0 text-quiet" dateTime={event.at}>{clockTime(event.at, locale)}</time><span>{t(`event.${event.type}`)}</span><span className="min-w-0 truncate text-quiet">{detailOf(event)}</span></li>)}
        </ol>
      </details>
    </>
  );
}

/** What identifies the event besides its kind: ids and codes, never text about a person. */
function detailOf(event: CallEvent): string {
  if ('script' in event) return `${event.script.scriptId} v${event.script.version}`;
  if ('stepId' in event && event.stepId) return event.stepId;
  if ('flowId' in event) return `${event.flowId} v${event.flowVersion}`;
  if ('mark' in event) return event.mark;
  if ('code' in event) return event.code;
  if ('reason' in event) return event.reason;
  return '';
}
