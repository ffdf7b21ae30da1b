import type { NotePartId } from '../call/events.ts';
import type { Stage } from '../scenario.ts';

/** One statement of a composed note: a code and parameters (key `<code>` in `locales/`), with evidence nested under a step. */
export interface NoteItem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly evidence?: readonly NoteItem[];
}

export interface NotePart {
  readonly id: NotePartId;
  readonly items: readonly NoteItem[];
  /** The agent's own text; stands in the place of the items. */
  readonly edited?: string;
}

/** Titles of library content, in the language of the pack; a title that is gone is undefined and its id is shown. */
export interface NoteTitles {
  step(stepId: string): { readonly title: string; readonly stage: Stage } | undefined;
  evidence(stepId: string, evidenceId: string): { readonly label: string; readonly choice?: (value: string) => string | undefined } | undefined;
  scenario(id: string): string | undefined;
  disposition(code: string): string | undefined;
  skipReason(code: string): string | undefined;
}
