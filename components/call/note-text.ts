import type { TFunction } from 'i18next';
import type { Call } from '../../domain/call/call.ts';
import { NOTE_PARTS } from '../../domain/call/events.ts';
import { savedForm } from '../../domain/note/saved-form.ts';
import { findPersonalData } from '../../domain/redaction/index.ts';
import type { NoteView } from './note-editor.tsx';

/** A finding of the compliance lint on a note, as the desk shows it. */
export interface NoteLintFinding {
  readonly text: string;
  readonly severity: 'block' | 'high' | 'warn' | 'hint';
  readonly why: string;
  readonly better?: string;
}

/** The note as the CRM's field takes it: one line a part that has text, in the form in which it is stored here. */
export const composedNoteText = (note: NoteView, kept: ReadonlySet<string>, t: TFunction): string =>
  NOTE_PARTS.map((part) => ({ part, text: savedForm(note.parts[part].text.trim(), kept).text }))
    .filter(({ text }) => text !== '')
    .map(({ part, text }) => `${t(`note.${part}`)}${t('note.beforeEvidence')}${text}`)
    .join('\n');

/** Categories of the lint that say no more than the masking does. */
const ABOUT_DATA: ReadonlySet<string> = new Set(['privacy', 'secret']);

/** Personal data waits for the agent's decision, secrets are refused, and what the agent promised is checked; customers' words are not. */
export function noteFindings(parts: NoteView['parts'], kept: ReadonlySet<string>, lint: (text: string) => readonly NoteLintFinding[], t: TFunction): NoteView['findings'] {
  return NOTE_PARTS.flatMap((part) => {
    const { text } = parts[part];
    if (text === '') return [];
    const { refused, undecided } = savedForm(text, kept);
    // What the agent is asked about, or has decided on, needs no second finding by the lint.
    const asked = findPersonalData(text).map((finding) => text.slice(finding.start, finding.end));
    const kinds = (findings: typeof refused): string => [...new Set(findings.map((finding) => t(`personal.${finding.type}`)))].join(t('note.and'));
    const personal = [
      ...(refused.length === 0 ? [] : [{ part, tone: 'harm' as const, text: t('note.finding.secret', { what: kinds(refused) }), answers: [] }]),
      ...(undecided.length === 0 ? [] : [{ part, tone: 'must' as const, text: t('note.finding.personal', { what: kinds(undecided) }), answers: ['mask' as const, 'keep' as const] }]),
    ];
    const said = lint(text)
      .filter((finding) => (finding.severity === 'block' || finding.severity === 'high') && !(ABOUT_DATA.has(finding.why) && asked.some((piece) => piece.includes(finding.text) || finding.text.includes(piece))))
      .map((finding) => ({ part, tone: finding.severity === 'block' ? ('harm' as const) : ('must' as const), text: t('note.finding.lint', { what: finding.text, why: finding.better ?? t(`lint.category.${finding.why}`), interpolation: { escapeValue: false } }), answers: [] }));
    return [...personal, ...said];
  });
}

/** Kinds of personal data in a call's note that nobody decided on; null where there are none. */
export function undecidedInNote({ noteParts }: Call, kept: ReadonlySet<string>, t: TFunction): string | null {
  const kinds = Object.values(noteParts).flatMap((text) => savedForm(text, kept).undecided.map((finding) => t(`personal.${finding.type}`)));
  return kinds.length === 0 ? null : [...new Set(kinds)].join(t('note.and'));
}
