import type { Alert, FlowStep, Script } from '../../scripts-library/schema/index.ts';
import type { Call } from '../../domain/call/call.ts';
import type { ConfidenceBand, CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { ScenarioId, Stage } from '../../domain/scenario.ts';

/** A reason as a code with parameters; the words are in `locales/` under `why.<code>`. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ScenarioChoice {
  readonly scenario: ScenarioId;
  /** 0 to 1. */
  readonly probability: number;
  readonly reasons: readonly Reason[];
}

export interface TypeJudgement {
  readonly type: CustomerTypeOrUnknown;
  readonly band: ConfidenceBand;
  readonly cues: readonly { readonly text: string; readonly reason: Reason }[];
}

export interface SuggestedLine {
  readonly script: Script;
  readonly variant: CustomerTypeOrUnknown;
  readonly reasons: readonly Reason[];
}

export interface LinesFor {
  readonly scenarios: readonly ScenarioChoice[];
  readonly stage: Stage;
  readonly stepId: string | null;
  readonly step: FlowStep | null;
  readonly type: CustomerTypeOrUnknown;
  readonly record: CustomerRecord | null;
  readonly call: Call | null;
  readonly alerts: readonly Alert[];
  /** Ids on the screen now, in order: what stays keeps its place. */
  readonly shown: readonly string[];
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** The judgements of the desk, made by the pure rooms. Built by the composition root over the library in force. */
export interface Engine {
  /** Loads the trained models after the first paint; until then the page's facts and the rules judge alone. */
  loadModels(): Promise<void>;
  /** Feeds what the page shows of this contact; only new turns are looked at. */
  judge(contactKey: string, record: CustomerRecord): { readonly scenarios: readonly ScenarioChoice[]; readonly type: TypeJudgement | null; readonly alerts: readonly Alert[] };
  lines(context: LinesFor): { readonly lines: readonly SuggestedLine[]; readonly pinned: readonly { readonly id: string; readonly text: string }[]; readonly withheld: readonly (Reason & { readonly scriptId: string })[] };
}
