import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../domain/call/call.ts';
import type { CallEventBody } from '../../domain/call/events.ts';
import type { Locale } from '../../domain/language.ts';
import { savedForm } from '../../domain/note/saved-form.ts';
import { secretFree } from '../../domain/note/secret-free.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { dayAndTime } from '../ui/words.ts';
import { failureWords } from '../vault/failure-words.ts';
import { ComplaintPart } from './complaint-part.tsx';
import { RecordingForm } from './recording-form.tsx';

interface LaterPartProps {
  readonly call: Call;
  readonly author: string;
  readonly locale: Locale;
  /** Adds to the record. Null, or the code of what went wrong. */
  readonly append: (...bodies: readonly CallEventBody[]) => Promise<string | null>;
}

const NOTHING_KEPT: ReadonlySet<string> = new Set();

/** What becomes known after a call: a correction, the recording, a promise kept, an opt-out confirmed, the end of a complaint. */
export function LaterPart({ call, author, locale, append }: LaterPartProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  const correction = savedForm(text.trim(), NOTHING_KEPT);
  const open = call.promises.filter((promise) => promise.keptAt === undefined);

  const add = async (body: CallEventBody, done: string): Promise<void> => {
    const code = await append(secretFree(body));
    setSaid(code === null ? { text: t(done), bad: false } : { text: failureWords(t, { code }), bad: true });
  };

  return (
    <section aria-label={t('later.label')} className="mt-3 grid gap-2 border-t border-line pt-2" data-testid="later">
      {open.map((promise) => (
        <p key={promise.id} className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1">{t('earlier.promise', { what: promise.what, due: dayAndTime(promise.dueAt, locale) })}</span>
          <Button data-testid="later-kept" onClick={() => void add({ type: 'promise.kept', promiseId: promise.id }, 'later.done')}>{t('promises.markKept')}</Button>
        </p>
      ))}
      {call.optOut && call.optOut.confirmedAt === undefined ? (
        <p className="flex items-baseline gap-2 text-must"><span className="min-w-0 flex-1">{t('later.optOut')}</span><Button data-testid="later-optout" onClick={() => void add({ type: 'optout.confirmed' }, 'later.done')}>{t('later.optOut.confirm')}</Button></p>
      ) : null}
      {call.complaint ? <ComplaintPart complaint={call.complaint} append={add} /> : null}
      {call.recordingId === undefined ? (
        <RecordingForm onRecording={(recordingId) => void add({ type: 'recording.set', recordingId }, 'later.done')} />
      ) : null}
      {call.status === 'closed' ? (
        <form onSubmit={(event) => { event.preventDefault(); void add({ type: 'correction.added', text: correction.text, author }, 'later.corrected').then(() => setText('')); }}>
          <Field label={t('later.correction')} hint={t(correction.undecided.length + correction.refused.length > 0 ? 'later.correction.masked' : 'later.correction.hint')}>{(id) => <textarea id={id} rows={2} className={inputLook} value={text} autoComplete="off" data-testid="correction-text" onChange={(event) => setText(event.target.value)} />}</Field>
          <Button type="submit" className="mt-1" disabled={correction.text === ''} data-testid="add-correction">{t('later.correct')}</Button>
        </form>
      ) : null}
      <p role="status" data-testid="later-said" className={said?.bad ? 'text-harm' : 'text-done'}>{said?.text}</p>
    </section>
  );
}
