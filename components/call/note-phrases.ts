import type { TFunction } from 'i18next';
import type { NoteTemplate } from '../../domain/note/slash.ts';
import { redact } from '../../domain/redaction/index.ts';
import { renderScript } from '../../scripts-library/placeholders/render.ts';
import { noteTitlesOf } from '../ui/note-titles.ts';
import type { Desk } from './desk-store.ts';
import { maskedField, recordForCall } from './subject.ts';

/** A phrase ready to be put in: its text, and where in it one goes on typing. */
export interface NotePhrase {
  readonly name: string;
  readonly keys: string;
  readonly text: string;
  readonly caret: number;
}

/** Fragments of the library with such an id are phrases for notes: a bank writes its own in the trainer's desk. */
const OF_LIBRARY = /^frag\.note-(.*)$/u;
/** Fields that are worth a word in a note, as the page shows them and masked. */
const FIELDS = ['customer_name', 'phone', 'card_number', 'account_number', 'case_id', 'case_subject', 'product', 'branch', 'opened_at', 'tier'] as const;

/** What the slash offers now: the bank's own phrases, the usual ones, and the fields of this call's customer, masked. */
export async function notePhrases(desk: Desk, t: TFunction): Promise<readonly NotePhrase[]> {
  const usual = (await import('./note-templates.json')).default;
  const { library, settings } = desk.services;
  const own = library.fragments.flatMap((one): NoteTemplate[] => {
    const keys = OF_LIBRARY.exec(one.id)?.[1];
    return keys === undefined ? [] : [{ name: one.title, keys, text: one.text }];
  });
  return [...[...own, ...usual[settings.interfaceLocale]].map((template) => filled(template, desk, t)), ...fieldPhrases(desk, t)];
}

function fieldPhrases({ store }: Desk, t: TFunction): readonly NotePhrase[] {
  const { call, record, relation } = store.getState();
  const fields = recordForCall(call, record, relation)?.fields ?? {};
  return FIELDS.flatMap((name): NotePhrase[] => {
    const field = fields[name];
    if (!field || field.shown.trim() === '') return [];
    const text = redact(maskedField(name, field.shown, field.masked)).text;
    return [{ name: t(`field.${name}`), keys: name.replaceAll('_', ''), text, caret: text.length }];
  });
}

/** Values are masked: a note is read by many. What is not known is left out, and the caret waits at the first gap. */
function filled({ name, keys, text: template }: NoteTemplate, { services, store }: Desk, t: TFunction): NotePhrase {
  const { call, record, relation } = store.getState();
  const { library } = services;
  const titles = noteTitlesOf(library, call, t);
  const verified = Object.entries(call?.steps ?? {}).flatMap(([id, step]) => (step.state === 'ticked' && titles.step(id)?.stage === 'verify' ? [titles.step(id)?.title ?? id] : []));
  const masked = Object.fromEntries(Object.entries(recordForCall(call, record, relation)?.fields ?? {}).flatMap(([field, reading]) => (reading ? [[`field.${field}`, maskedField(field, reading.shown, reading.masked)]] : [])));
  const { parts } = renderScript(template, {
    locale: services.settings.interfaceLocale,
    now: services.clock(),
    values: { ...masked, 'note.verified': verified.join('、') },
    fragments: Object.fromEntries(library.fragments.map((fragment) => [fragment.id, fragment.text])),
  });
  let text = '';
  let caret: number | null = null;
  for (const part of parts) {
    if (part.kind === 'blank') caret ??= text.length;
    else text += part.text;
  }
  return { name, keys, text, caret: caret ?? text.length };
}
