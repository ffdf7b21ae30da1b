import { useCallback, useEffect, useMemo, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { redact } from '../../domain/redaction/index.ts';
import { composedNoteText, noteFindings } from './note-text.ts';
import { noteView } from './desk-view.ts';
import { NoteEditor, type SaveView } from './note-editor.tsx';
import { useDesk, useDeskState } from './use-desk.ts';
import { clockTime } from '../ui/words.ts';

const NOTHING_KEPT: ReadonlySet<string> = new Set();

/** The note beside the call: composed, edited, checked, saved. */
export function NotePanel({ freeRef }: { readonly freeRef: Ref<HTMLTextAreaElement> }) {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const call = useDeskState((state) => state.call);
  const save = useDeskState((state) => state.save);
  const open = useDeskState((state) => state.noteOpen);
  const phrases = useCallback(() => import('./note-phrases.ts').then(({ notePhrases }) => notePhrases(desk, t)), [desk, t]);
  const { library, settings, lintNote, watchLint, copy } = desk.services;
  const bare = noteView(library, call, t, settings.interfaceLocale, []);
  const texts = JSON.stringify(bare.parts);
  // Findings depend on the texts alone; a ticking clock does not lint the note again.
  const kept = desk.current()?.kept() ?? NOTHING_KEPT;
  const [lint, setLint] = useState(() => lintNote);
  useEffect(() => watchLint((withRules) => setLint(() => withRules)), [watchLint]);
  const findings = useMemo(() => noteFindings(JSON.parse(texts) as typeof bare.parts, kept, lint, t), [texts, kept, lint, t]);
  const view: SaveView = save.state === 'saved' ? { state: 'saved', at: clockTime(save.at, settings.interfaceLocale), begunSecret: save.but === 'begun-secret' } : save.state === 'failed' ? { state: 'failed', code: save.failure.code } : save;
  return (
    <NoteEditor
      note={{ ...bare, findings }}
      save={view}
      open={open}
      freeRef={freeRef}
      onToggle={() => desk.store.setState({ noteOpen: !open })}
      onEdit={actions.editNote}
      onReset={(part) => void actions.resetNote(part)}
      onCopy={() => void copy(composedNoteText(bare, kept, t)).then(() => desk.toast({ code: 'undo.copiedNote', tone: 'plain' }))}
      onInsert={() => void actions.insertText(composedNoteText(bare, kept, t))}
      onMask={(part) => actions.editNote(part, redact(bare.parts[part].text).text)}
      onKeep={actions.keepPersonal}
      phrases={phrases}
      onRetry={() => void desk.current()?.retry()}
      onLeave={() => void desk.current()?.settle()}
    />
  );
}
