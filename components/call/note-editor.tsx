import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_PARTS, type NotePartId } from '../../domain/call/events.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { NoteField } from './note-field.tsx';
import type { NotePhrase } from './note-phrases.ts';

export interface NoteView {
  readonly parts: Readonly<Record<NotePartId, { readonly text: string; readonly edited: boolean }>>;
  readonly findings: readonly { readonly part: NotePartId; readonly tone: 'harm' | 'must'; readonly text: string; /** What the agent may decide about it. */ readonly answers: readonly ('mask' | 'keep')[] }[];
}

export type SaveView = { readonly state: 'saved'; readonly at: string; readonly begunSecret?: boolean } | { readonly state: 'saving' } | { readonly state: 'failed'; readonly code: string } | { readonly state: 'none' };

interface NoteEditorProps {
  readonly note: NoteView;
  readonly save: SaveView;
  readonly open: boolean;
  readonly freeRef: Ref<HTMLTextAreaElement>;
  readonly onToggle: () => void;
  readonly onEdit: (part: NotePartId, text: string, caret: number) => void;
  readonly onReset: (part: NotePartId) => void;
  readonly onCopy: () => void;
  readonly onInsert: () => void;
  readonly onMask: (part: NotePartId) => void;
  readonly onKeep: (part: NotePartId) => void;
  readonly onLeave: () => void;
  readonly onRetry: () => void;
  /** What a slash in the remarks offers at this moment. */
  readonly phrases: () => Promise<readonly NotePhrase[]>;
}

/** Composed from ticks, fields and lines used; every part editable. What the agent typed always wins over what was composed. */
export function NoteEditor({ note, save, open, freeRef, onToggle, onEdit, onReset, onCopy, onInsert, onMask, onKeep, onLeave, onRetry, phrases }: NoteEditorProps) {
  const { t } = useTranslation();
  const composed = NOTE_PARTS.filter((part) => part !== 'free' && note.parts[part].text !== '').map((part) => `${t(`note.${part}`)}${t('note.beforeEvidence')}${note.parts[part].text}`);
  return (
    <section aria-label={t('note.label')} data-testid="note" className="px-3 py-1.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <button type="button" aria-expanded={open} onClick={onToggle} className="rounded-sm text-base font-medium"><span aria-hidden="true" className="text-quiet">{open ? '▾' : '▸'}</span> {t('note.label')}</button>
        <span className="min-w-0 flex-1 truncate">{save.state === 'failed' ? null : <SavedAt save={save} />}</span>
        <Button look="quiet" onClick={onCopy} data-testid="copy-note">{t('note.copy')}</Button>
        <Button look="quiet" onClick={onInsert} data-testid="insert-note">{t('note.insert')}</Button>
      </div>
      {save.state === 'failed' ? <p className="flex items-baseline gap-2 rounded-sm bg-harm-soft px-1.5 py-0.5"><span className="min-w-0 flex-1"><SavedAt save={save} /></span><button type="button" data-testid="save-again" className="shrink-0 text-sm text-harm underline" onClick={onRetry}>{t('retry')}</button></p> : null}
      {open ? (
        <div className="space-y-1">
          {NOTE_PARTS.filter((part) => part !== 'free').map((part) => (
            <NotePart key={part} part={part} value={note.parts[part]} onEdit={onEdit} onReset={onReset} onLeave={onLeave} />
          ))}
        </div>
      ) : <p className="line-clamp-2 text-sm text-quiet">{composed.join(t('note.between')) || t('note.empty')}</p>}
      <NoteField part="free" value={note.parts.free.text} rows={open ? 3 : 1} fieldRef={freeRef} phrases={phrases} chips={open} onEdit={onEdit} onLeave={onLeave} />
      {note.findings.map((finding) => (
        <p key={finding.part + finding.text} role="alert" data-testid="lint-finding" className={classNames('mt-1 flex flex-wrap items-baseline gap-x-2 rounded-sm px-1.5 py-0.5 text-sm', finding.tone === 'harm' ? 'bg-harm-soft text-harm' : 'bg-must-soft text-must')}>
          <span className="min-w-0 flex-1 basis-36">{finding.text}</span>
          {finding.answers.map((answer) => <button key={answer} type="button" data-testid={`personal-${answer}`} className="shrink-0 underline" onClick={() => (answer === 'mask' ? onMask : onKeep)(finding.part)}>{t(`note.${answer}`)}</button>)}
        </p>
      ))}
    </section>
  );
}

function SavedAt({ save }: { readonly save: SaveView }) {
  const { t } = useTranslation();
  const failed = save.state === 'failed';
  return (
    <span role="status" data-testid="saved-at" data-state={save.state} className={classNames('text-sm', failed ? 'text-harm' : 'text-quiet')}>
      {save.state === 'saved' ? t(save.begunSecret ? 'note.savedBut' : 'note.savedAt', { at: save.at }) : null}
      {save.state === 'saving' ? t('note.saving') : null}
      {failed ? t(`failure.${save.code}`, { defaultValue: t('failure.storage.unavailable') }) : null}
    </span>
  );
}

type PartProps = { readonly part: NotePartId; readonly onEdit: (part: NotePartId, text: string, caret: number) => void; readonly onLeave: () => void };

function NotePart({ part, value, onEdit, onReset, onLeave }: PartProps & { readonly value: { readonly text: string; readonly edited: boolean }; readonly onReset: (part: NotePartId) => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <div className="flex items-baseline gap-2 text-sm text-quiet">
        <span>{t(`note.${part}`)}</span>
        {value.edited ? <button type="button" className="underline decoration-dotted" onClick={() => onReset(part)}>{t('note.reset')}</button> : null}
      </div>
      <NoteField part={part} value={value.text} rows={Math.min(4, 1 + Math.floor(value.text.length / 26))} onEdit={onEdit} onLeave={onLeave} />
    </div>
  );
}
