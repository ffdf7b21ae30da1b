import type { NotePartId } from '../call/events.ts';
import type { NoteItem, NotePart } from './note.ts';

/** Words for one item (from `locales/`), and the marks between items and before evidence: "；" and "：" in Chinese. */
export interface NoteWording {
  item(item: NoteItem): string;
  readonly between: string;
  readonly beforeEvidence: string;
}

/** The text of one part: as edited, or its items in words. */
export function renderPart(part: NotePart, wording: NoteWording): string {
  return part.edited ?? part.items.map((item) => renderItem(item, wording)).join(wording.between);
}

/** The whole note as the CRM field takes it: one line a part that has text, `heading(part)` before it. */
export function renderNote(parts: Readonly<Record<NotePartId, NotePart>>, wording: NoteWording, heading: (part: NotePartId) => string): string {
  return Object.values(parts)
    .map((part) => ({ heading: heading(part.id), text: renderPart(part, wording).trim() }))
    .filter(({ text }) => text !== '')
    .map(({ heading: title, text }) => `${title}${text}`)
    .join('\n');
}

function renderItem(item: NoteItem, wording: NoteWording): string {
  const evidence = (item.evidence ?? []).map((one) => renderItem(one, wording));
  const own = wording.item(item);
  return evidence.length === 0 ? own : `${own}${wording.beforeEvidence}${evidence.join(wording.between)}`;
}
