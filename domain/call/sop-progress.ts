import type { Call } from './call.ts';
import { decide } from './condition.ts';
import type { FlowShape, StepShape } from './flow-shape.ts';

export interface StepProgress {
  readonly stepId: string;
  /** `passed-over`: a branch led past it; `undecided`: its condition waits for a fact. */
  readonly applies: 'applies' | 'not' | 'undecided' | 'passed-over';
  readonly required: boolean;
  /** `lacking`: ticked, but evidence is missing, so it does not count as done (domain notes, section 4). */
  readonly state: 'open' | 'done' | 'lacking' | 'skipped';
  readonly missingEvidence: readonly string[];
}

export interface SopProgress {
  readonly steps: readonly StepProgress[];
  /** The step to do now: the first untouched one that applies, then the first lacking; null when the flow is through. */
  readonly due: string | null;
  /** Required steps that apply, and how many of them are done with evidence. */
  readonly required: number;
  readonly done: number;
  /** done / required; 1 when nothing is required. */
  readonly completion: number;
}

/** Where a call stands in its flow. Required = required steps, and conditional ones whose condition holds. */
export function sopProgress(call: Pick<Call, 'facts' | 'steps'>, flow: Pick<FlowShape, 'steps'>): SopProgress {
  const path = stepsOnPath(flow.steps, call.facts);
  const steps = flow.steps.map((step) => stepProgress(step, call, path.has(step.id)));
  const applying = steps.filter((step) => step.applies === 'applies');
  const due = applying.find((step) => step.state === 'open') ?? applying.find((step) => step.state === 'lacking');
  const required = applying.filter((step) => step.required);
  const done = required.filter((step) => step.state === 'done').length;
  return { steps, due: due?.stepId ?? null, required: required.length, done, completion: required.length === 0 ? 1 : done / required.length };
}

/** Evidence a tick alone does not give. `auto` is filled by the panel, `tick` is the tick. */
export const mustBeGiven = (evidence: { readonly kind: string }): boolean => evidence.kind !== 'auto' && evidence.kind !== 'tick';

function stepProgress(step: StepShape, call: Pick<Call, 'facts' | 'steps'>, onPath: boolean): StepProgress {
  const settled = Object.hasOwn(call.steps, step.id) ? call.steps[step.id] : undefined;
  const given = settled?.state === 'ticked' ? settled.evidence : {};
  const missingEvidence = step.evidence.filter((one) => mustBeGiven(one) && (given[one.id] ?? '').trim() === '').map((one) => one.id);
  const state = settled === undefined ? 'open' : settled.state === 'skipped' ? 'skipped' : missingEvidence.length > 0 ? 'lacking' : 'done';
  return { stepId: step.id, applies: applicability(step, call.facts, onPath, state !== 'open'), required: step.requirement !== 'optional', state, missingEvidence };
}

function applicability(step: StepShape, facts: Call['facts'], onPath: boolean, touched: boolean): StepProgress['applies'] {
  if (!onPath) return touched ? 'applies' : 'passed-over';
  if (step.requirement !== 'conditional' || step.when === undefined) return 'applies';
  const decision = decide(step.when, facts);
  return decision === 'holds' ? 'applies' : decision === 'fails' ? 'not' : 'undecided';
}

/** Follows branches whose condition holds. A branch back to an earlier step is a repetition and changes no applicability. */
function stepsOnPath(steps: readonly StepShape[], facts: Call['facts']): ReadonlySet<string> {
  const path = new Set<string>();
  for (let index = 0; index < steps.length; ) {
    const step = steps[index]!;
    path.add(step.id);
    const applies = step.when === undefined || decide(step.when, facts) === 'holds';
    const branch = applies ? step.branches?.find((one) => decide(one.when, facts) === 'holds') : undefined;
    const target = branch === undefined ? -1 : steps.findIndex((other) => other.id === branch.to);
    index = target > index ? target : index + 1;
  }
  return path;
}
