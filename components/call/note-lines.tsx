import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import { NOTE_PARTS, type NotePartId } from '../../domain/call/events.ts';
import type { Locale } from '../../domain/language.ts';
import { composeNote } from '../../domain/note/compose.ts';
import { renderPart } from '../../domain/note/render.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { noteTitlesOf } from '../ui/note-titles.ts';
import { clockTime, dayAndTime, noteWording } from '../ui/words.ts';

interface NoteLinesProps {
  readonly call: Call;
  readonly library: Library;
  readonly locale: Locale;
  readonly parts?: readonly NotePartId[];
}

/** A note to be read: its parts as they stood at closing, then what was corrected since, each correction with its time and author. */
export function NoteLines({ call, library, locale, parts = NOTE_PARTS }: NoteLinesProps) {
  const { t } = useTranslation();
  const note = composeNote(call, noteTitlesOf(library, call, t));
  const wording = noteWording(t, locale);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
      {parts.map((part) => {
        const text = renderPart(note[part], wording);
        return text === '' ? null : <div key={part} className="contents"><dt className="text-quiet">{t(`note.${part}`)}</dt><dd className="min-w-0 whitespace-pre-wrap break-words">{text}</dd></div>;
      })}
      {call.recordingId === undefined ? null : <><dt className="text-quiet">{t('later.recording')}</dt><dd>{call.recordingId}</dd></>}
      {call.corrections.map((one) => (
        <div key={one.at + one.text} className="contents" data-testid="correction">
          <dt className="text-must">{t('supervisor.correction')}</dt>
          <dd className="min-w-0 whitespace-pre-wrap break-words">{one.text} <span className="text-sm text-quiet">{t('correction.by', { author: one.author.split('@')[0], at: `${dayAndTime(one.at, locale)}`, time: clockTime(one.at, locale) })}</span></dd>
        </div>
      ))}
    </dl>
  );
}
