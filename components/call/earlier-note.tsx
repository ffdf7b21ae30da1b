import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import type { NotePartId } from '../../domain/call/events.ts';
import type { StoredCall } from '../../storage/repositories/call-repository.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { dayAndTime } from '../ui/words.ts';
import { NoteLines } from './note-lines.tsx';
import { keepPromiseAtDesk } from './promise-actions.ts';
import { useDesk, useDeskBesideText } from './use-desk.ts';

/** Promises stand below with what can be done about them; their parts are shown where they hold something else. */
function partsOf({ noteParts, complaint }: Call): readonly NotePartId[] {
  return ['what', 'done', ...(noteParts.promised === undefined ? [] : ['promised' as const]), ...(noteParts.due === undefined && complaint === undefined ? [] : ['due' as const]), 'free'];
}

/** What was agreed the last time: the note of the call this one continues, or of the last one on the same matter. */
export function EarlierNote() {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const { call } = useDeskBesideText();
  const { services } = desk;
  const { calls, library, settings } = services;
  const link = call?.links.find((one) => one.relation === 'continued') ?? call?.links.at(-1);
  const linked = link?.callId;
  const [earlier, setEarlier] = useState<StoredCall | null>(null);
  useEffect(() => {
    if (linked === undefined) return undefined;
    // A promise kept anywhere shows here as kept.
    const watching = calls.live(() => calls.get(linked)).subscribe(() => void calls.get(linked).then((stored) => setEarlier(stored.ok ? stored.value : null)));
    return () => watching.unsubscribe();
  }, [calls, linked]);

  if (!call || !link || earlier === null || earlier.id !== linked) return null;
  const open = earlier.call.promises.filter((one) => one.keptAt === undefined);
  const contacts = 1 + new Set(call.links.map((one) => one.callId)).size;
  return (
    <details open={link.relation === 'continued'} className="border-b border-line bg-sunken px-3 py-1 text-sm" data-testid="earlier-note">
      <summary className="cursor-pointer">{t(`earlier.${link.relation}`, { at: dayAndTime(earlier.call.startedAt, settings.interfaceLocale), count: contacts })}</summary>
      <NoteLines call={earlier.call} library={library} locale={settings.interfaceLocale} parts={partsOf(earlier.call)} />
      {open.map((promise) => (
        <p key={promise.id} className="mt-0.5 flex items-baseline gap-2">
          <span className={classNames('min-w-0 flex-1', promise.dueAt <= services.clock() && 'text-harm')}>{t('earlier.promise', { what: promise.what, due: dayAndTime(promise.dueAt, settings.interfaceLocale) })}</span>
          <Button data-testid="keep-earlier" onClick={() => void keepPromiseAtDesk(desk, earlier.id, promise.id).then((code) => { if (code !== null) desk.toast({ code: `failure.${code}`, tone: 'harm' }); })}>{t('promises.markKept')}</Button>
        </p>
      ))}
    </details>
  );
}
