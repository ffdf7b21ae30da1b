import type { TFunction } from 'i18next';
import { NOTE_PARTS } from '../../domain/call/events.ts';
import { findPersonalData } from '../../domain/redaction/index.ts';
import type { NoteView } from './note-editor.tsx';

/** A finding of the compliance lint on a note, as the desk shows it. */
export interface NoteLintFinding {
  readonly text: string;
  readonly severity: 'block' | 'high' | 'warn' | 'hint';
  readonly why: string;
  readonly better?: string;
}

/** The note as the CRM's field takes it: one line a part that has text. */
export const composedNoteText = (note: NoteView, t: TFunction): string =>
  NOTE_PARTS.map((part) => ({ part, text: note.parts[part].text.trim() }))
    .filter(({ text }) => text !== '')
    .map(({ part, text }) => `${t(`note.${part}`)}：${text}`)
    .join('\n');

/** Personal data is offered for masking, secrets are refused, and what the agent promised is checked; customers' words are not. */
export function noteFindings(parts: NoteView['parts'], lint: (text: string) => readonly NoteLintFinding[], t: TFunction): NoteView['findings'] {
  return NOTE_PARTS.flatMap((part) => {
    const { text } = parts[part];
    if (text === '') return [];
    const personal = findPersonalData(text).map((finding) => ({
      part,
      tone: finding.severity === 'refuse' ? ('harm' as const) : ('must' as const),
      text: t(finding.severity === 'refuse' ? 'note.finding.secret' : 'note.finding.personal', { what: t(`personal.${finding.type}`) }),
      fix: t('note.mask'),
    }));
    const said = lint(text)
      .filter((finding) => finding.severity === 'block' || finding.severity === 'high')
      .map((finding) => ({ part, tone: finding.severity === 'block' ? ('harm' as const) : ('must' as const), text: t('note.finding.lint', { what: finding.text, why: finding.better ?? t(`lint.category.${finding.why}`), interpolation: { escapeValue: false } }), fix: null }));
    return [...personal, ...said];
  });
}
