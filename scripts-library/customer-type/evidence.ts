import type { ConfidenceBand, CustomerType, CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import type { Locale } from '../../domain/language.ts';
import { CUE_CLASS_NAMES, type CueClass } from './cue-classes.ts';

export interface EvidenceTurn {
  readonly speaker: 'customer' | 'agent' | 'system' | 'unknown';
  readonly text: string;
  /** Seconds from any fixed start, where the page shows times. */
  readonly at?: number;
}

/** What the page says about the case; all of it optional. */
export interface CaseFacts {
  /** Contacts on the same matter (the page's own count, or calls in seven days on this machine). */
  readonly contactCount?: number;
  readonly description?: string;
  /** Words of earlier staff. */
  readonly historyNotes?: readonly string[];
}

export interface CustomerEvidence {
  readonly locale: Locale;
  /** Oldest first. Empty on a telephone call without a transcript. */
  readonly turns: readonly EvidenceTurn[];
  readonly facts?: CaseFacts;
}

/** A fragment that decided, quoted as the customer wrote it, with why (a code; words are made where it is shown). */
export interface TypeCue {
  readonly quote: string;
  readonly reason: CueReason;
}

/** `wording`: the model leans on the fragment itself. The next three name a rule; the rest are families of wording. */
export type CueReason = 'wording' | 'minimal-answers' | 'repeat-contacts' | 'staff-note' | CueClass;

/** Every reason a cue can carry: whoever makes words of them needs one for each. */
export const CUE_REASONS: readonly CueReason[] = ['wording', 'minimal-answers', 'repeat-contacts', 'staff-note', ...CUE_CLASS_NAMES];

export interface TypeJudgement {
  readonly type: CustomerTypeOrUnknown;
  /** `low` is shown as a suggestion only. `unknown` always has `low`. */
  readonly band: ConfidenceBand;
  /** Calibrated probabilities, 0 to 1, summing to 1. */
  readonly scores: Readonly<Record<CustomerTypeOrUnknown, number>>;
  /** Three at most, strongest first; empty for unknown. */
  readonly cues: readonly TypeCue[];
  /** A second type that holds nearly as well (hurry and hurt together): both are shown. */
  readonly second?: CustomerType;
  /** Nobody has spoken yet, and the page's facts lean to this type: the type stays unknown, so the neutral variant is shown. */
  readonly hint?: CustomerType;
}
