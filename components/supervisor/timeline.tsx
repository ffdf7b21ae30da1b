import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import type { CallEvent, CallEventBody } from '../../domain/call/events.ts';
import type { Locale } from '../../domain/language.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { classNames } from '../ui/class-names.ts';
import { noteTitlesOf } from '../ui/note-titles.ts';
import { clockTime, dayAndTime } from '../ui/words.ts';
import { eventWords } from './event-words.ts';

interface TimelineProps {
  readonly call: Call;
  readonly events: readonly CallEvent[];
  readonly library: Library;
  readonly locale: Locale;
  readonly onOpen: (callId: string) => void;
}

/** What only the desk itself noted: left out until it is asked for, since a call has as many of these as of all the others. */
const NOTED: ReadonlySet<CallEventBody['type']> = new Set<CallEventBody['type']>(['script.shown', 'type.suggested', 'page.changed', 'customer.waiting', 'customer.answered']);

/** Everything that happened in a call, in order, each with its time; what came after the closing stands apart. */
export function Timeline({ call, events, library, locale, onOpen }: TimelineProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const titles = useMemo(() => noteTitlesOf(library, call, t), [library, call, t]);
  const promised = (id: string): string => call.promises.find((one) => one.id === id)?.what ?? id;
  const closedSeq = events.find((event) => event.type === 'call.closed')?.seq ?? Number.POSITIVE_INFINITY;
  const shown = all ? events : events.filter((event) => !NOTED.has(event.type));
  return (
    <details className="mt-2" open data-testid="timeline">
      <summary className="cursor-pointer text-quiet">{t('supervisor.events', { count: events.length })}</summary>
      <label className="mt-1 flex items-center gap-1.5 text-sm text-quiet"><input type="checkbox" className="m-1 size-4" checked={all} data-testid="timeline-all" onChange={() => setAll(!all)} />{t('timeline.all')}</label>
      <ol className="mt-1 grid grid-cols-[auto_auto_1fr] gap-x-3 border-l border-line pl-3 text-sm" data-testid="events">
        {shown.map((event) => {
          const late = event.seq > closedSeq;
          return (
            <li key={event.seq} className="contents" data-testid={`event-${event.type}`} data-late={late}>
              <time className="tabular-nums text-quiet" dateTime={event.at}>{late ? dayAndTime(event.at, locale) : clockTime(event.at, locale)}</time>
              <span className={classNames('whitespace-nowrap', late && 'text-must')}>{late ? `${t('timeline.late')} ` : ''}{t(`event.${event.type}`)}</span>
              <span className="min-w-0 whitespace-pre-wrap break-words text-quiet">
                {eventWords(event, { t, locale, library, titles, promised })}
                {event.type === 'call.linked' ? <> <button type="button" className="rounded-sm text-accent underline decoration-dotted" onClick={() => onOpen(event.callId)}>{t('timeline.openLinked')}</button></> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
