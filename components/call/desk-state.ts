import type { OpenPage } from '../../crm-page/client.ts';
import type { InsertOutcome } from '../../crm-page/protocol.ts';
import type { Call } from '../../domain/call/call.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Alert } from '../../scripts-library/schema/index.ts';
import type { CallListItem } from '../../storage/repositories/call-list.ts';
import type { SaveState } from './call-session.ts';
import type { Reason, ScenarioChoice, SuggestedLine, TypeJudgement } from './engine.ts';

export interface LineSet {
  readonly lines: readonly SuggestedLine[];
  readonly pinned: readonly { readonly id: string; readonly text: string }[];
  /** Lines that fit but may not be said, each with its reason. */
  readonly withheld: readonly (Reason & { readonly scriptId: string })[];
}

export type OverlayName = 'search' | 'objections' | 'keys' | 'wrap-up' | 'flow' | 'scenario' | 'skip' | 'confirm-insert' | 'teach' | 'promises' | 'past' | 'edit-line';

export interface Toast {
  readonly id: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly tone: 'plain' | 'must' | 'harm';
  readonly undo?: () => void;
}

/** What is on this panel's screen. Everything that matters tomorrow is in the call's events, not here. */
export interface DeskState {
  readonly reading: { readonly state: 'reading' } | { readonly state: 'read' } | { readonly state: 'failed'; readonly code: string; readonly origin?: string };
  readonly page: OpenPage | null;
  /** What the open page says: of this call's customer, or of somebody else (`relation`). */
  readonly record: CustomerRecord | null;
  readonly relation: 'same' | 'other' | 'unknown';
  readonly contacts: readonly CallListItem[];
  readonly activeId: string | null;
  readonly call: Call | null;
  readonly save: SaveState;
  readonly scenarios: readonly ScenarioChoice[];
  readonly judged: TypeJudgement | null;
  readonly alerts: readonly Alert[];
  readonly shown: LineSet;
  /** A newer set, waiting beside the line being read aloud. */
  readonly newer: LineSet | null;
  readonly focus: number;
  readonly noteOpen: boolean;
  readonly overlay: OverlayName | null;
  readonly skipStep: string | null;
  /** The line as it was to be inserted, while the agent is asked whether this is the customer. */
  readonly wording: string | null;
  readonly toast: Toast | null;
  readonly busy: 'copied' | 'inserted' | null;
  readonly refused: InsertOutcome | null;
  readonly glyphsOnly: boolean;
}

export const FIRST_STATE: DeskState = {
  reading: { state: 'reading' }, page: null, record: null, relation: 'unknown', contacts: [], activeId: null, call: null, save: { state: 'none' },
  scenarios: [], judged: null, alerts: [], shown: { lines: [], pinned: [], withheld: [] }, newer: null, focus: 0, noteOpen: false, overlay: null, skipStep: null, wording: null,
  toast: null, busy: null, refused: null, glyphsOnly: false,
};
