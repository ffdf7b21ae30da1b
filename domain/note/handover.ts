import type { Call } from '../call/call.ts';
import type { FlowShape } from '../call/flow-shape.ts';
import { sopProgress } from '../call/sop-progress.ts';
import { composeNote } from './compose.ts';
import type { NoteItem, NoteTitles } from './note.ts';

export type HandoverLineId = 'who' | 'what' | 'done' | 'open' | 'next';
export interface HandoverLine {
  readonly id: HandoverLineId;
  readonly items: readonly NoteItem[];
  readonly edited?: string;
}

/**
 * What the next agent needs in five lines: who and how far verified, what is wanted, what was done, what is still open, what
 * was promised until when. What was verified is said, so that nobody verifies it again.
 */
export function composeHandover(call: Call, flow: FlowShape | null, titles: NoteTitles): readonly HandoverLine[] {
  const note = composeNote(call, titles);
  const done = note.done.items.filter((item) => item.code.startsWith('note.done.step'));
  const isVerification = (id: string): boolean => titles.step(id)?.stage === 'verify';
  const verified = Object.entries(call.steps).filter(([id, step]) => step.state === 'ticked' && isVerification(id));
  const open = flow === null ? [] : sopProgress(call, flow).steps.filter((step) => step.applies === 'applies' && step.required && step.state !== 'done');
  const verification: NoteItem = verified.length === 0
    ? { code: 'handover.not-verified' }
    : { code: 'handover.verified', params: { steps: verified.map(([id]) => titles.step(id)?.title ?? id).join('、') } };
  return [
    { id: 'who', items: [...note.who.items, verification], ...edited(note.who.edited) },
    { id: 'what', items: note.what.items, ...edited(note.what.edited) },
    { id: 'done', items: done.length === 0 ? [{ code: 'handover.nothing-done' }] : done, ...edited(note.done.edited) },
    { id: 'open', items: open.length === 0 ? [{ code: 'handover.nothing-open' }] : open.map((step) => ({ code: 'handover.open-step', params: { title: titles.step(step.stepId)?.title ?? step.stepId } })) },
    { id: 'next', items: [...note.promised.items, ...note.due.items], ...edited(note.due.edited ?? note.promised.edited) },
  ];
}

const edited = (text: string | undefined): { readonly edited?: string } => (text === undefined ? {} : { edited: text });
