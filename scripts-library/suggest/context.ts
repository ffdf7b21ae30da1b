import type { Jurisdiction, Locale } from '../../domain/language.ts';
import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import type { Channel, ProductFamily, ScenarioId, Stage } from '../../domain/scenario.ts';
import type { Alert, Script } from '../schema/index.ts';

/** The step that is due, as far as a line can serve it. */
export interface DueStep {
  readonly id: string;
  readonly stage: Stage;
  /** Empty: the call's own scenario serves it. */
  readonly scenarios: readonly ScenarioId[];
  readonly scripts: readonly string[];
}

/** What was done with a version of a line on this machine. Counts of an older version do not speak for a newer one. */
export interface LineUsage {
  readonly version: number;
  readonly used: number;
  readonly edited: number;
  readonly rejected: number;
}

/** The moment of a call, as far as the choice of lines needs it. Plain values: equal contexts give equal lines. */
export interface SuggestContext {
  readonly locale: Locale;
  readonly jurisdiction: Jurisdiction;
  readonly channel: Channel;
  /** The bank's calendar date, YYYY-MM-DD, for effective dates. */
  readonly today: string;
  readonly stage: Stage;
  readonly step?: DueStep | null;
  /** By falling probability, as `inferScenario` gives them; the agent's own choice is one guess of probability 1. */
  readonly guesses: readonly { readonly scenario: ScenarioId; readonly probability: number }[];
  readonly type: CustomerTypeOrUnknown;
  readonly alerts?: readonly Alert[];
  readonly direction?: 'inbound' | 'outbound';
  readonly tier?: string;
  readonly product?: ProductFamily;
  /** Tolerance of the customer and risk of the product at hand, 1 to 5 (C1–C5, R1–R5); absent = not known. */
  readonly customerGrade?: number;
  readonly productGrade?: number;
  /** The customer's assessment is older than its validity. */
  readonly assessmentExpired?: boolean;
  /** Ids of the banners that a supervisor has declared; the others of the library are texts kept ready. */
  readonly incidents?: readonly string[];
  /** Ids of lines said, and rejected, in this call. */
  readonly said?: readonly string[];
  readonly rejected?: readonly string[];
  /** Ids of objections the customer raised. */
  readonly objections?: readonly string[];
  /** What the customer said lately and what the case is called: within a matter it tells which of its lines is asked for. */
  readonly heard?: readonly string[];
  readonly usage?: Readonly<Record<string, LineUsage>>;
  /** What is shown now, in order: what stays keeps its place. */
  readonly shown?: readonly string[];
}

/** A code with parameters; the words are in `locales/` under `why.<code>`. */
export interface SuggestReason {
  readonly code:
    | 'due-step' | 'stage' | 'stand-in-stage' | 'scenario' | 'maybe-scenario' | 'generic' | 'type' | 'neutral' | 'product' | 'vip'
    | 'alert' | 'objection' | 'heard' | 'helped-before' | 'less-used' | 'said-already' | 'precedence';
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Suggestion {
  readonly script: Script;
  /** The wording to read: the type's where the line has it, else `unknown` = neutral. */
  readonly variant: CustomerTypeOrUnknown;
  readonly reasons: readonly SuggestReason[];
}

/** A line that would have been among the best but may not be said, and why: code and parameters, words under `withheld.<code>`. */
export interface WithheldLine {
  readonly scriptId: string;
  readonly code: 'unsuitable' | 'assessment-expired' | 'not-in-this-call' | 'incident-text';
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface PinnedText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: 'disclosure' | 'banner';
}

export interface SuggestResult {
  /** At most three. */
  readonly lines: readonly Suggestion[];
  /** Verbatim texts of the scenario, not ranked. */
  readonly pinned: readonly PinnedText[];
  readonly withheld: readonly WithheldLine[];
}
