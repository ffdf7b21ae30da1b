import type { TFunction } from 'i18next';
import type { Call } from '../../domain/call/call.ts';
import { composeHandover } from '../../domain/note/handover.ts';
import { renderPart } from '../../domain/note/render.ts';
import { savedForm } from '../../domain/note/saved-form.ts';
import { noteTitlesOf } from '../ui/note-titles.ts';
import { noteWording } from '../ui/words.ts';
import type { DeskServices } from './desk-services.ts';
import { flowOf } from './flows.ts';

const NOTHING_KEPT: ReadonlySet<string> = new Set();

/** The five lines for the next agent, as they are pasted elsewhere: codes are left out, personal data is masked. */
export function handoverText({ library, settings }: Pick<DeskServices, 'library' | 'settings'>, call: Call, t: TFunction): string {
  const wording = noteWording(t, settings.interfaceLocale);
  return composeHandover(call, flowOf(library, call), noteTitlesOf(library, call, t))
    .map((line) => `${t(`handover.${line.id}`)}${t('note.beforeEvidence')}${savedForm(renderPart({ id: 'free', items: line.items, ...(line.edited === undefined ? {} : { edited: line.edited }) }, wording), NOTHING_KEPT).text}`)
    .join('\n');
}
