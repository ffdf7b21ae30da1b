import type { Call } from '../../domain/call/call.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { sopProgress, type SopProgress } from '../../domain/call/sop-progress.ts';
import type { ScenarioId, Stage } from '../../domain/scenario.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { Alert, Flow, FlowStep } from '../../scripts-library/schema/index.ts';

/** Below this a guess proposes no flow of its own: the general one serves until more is heard. */
const SURE_ENOUGH = 0.45;

/** The scenario that is proposed with a flow; undefined while the guesses are open. */
export const proposedScenario = (guesses: readonly { readonly scenario: ScenarioId; readonly probability: number }[]): ScenarioId | undefined =>
  guesses[0] && guesses[0].probability >= SURE_ENOUGH ? guesses[0].scenario : undefined;

/** Turns of the customer that still say what they want now. */
const LATELY = 4;

/** What the customer said lately, and what the case is about. */
export const heardLately = (record: CustomerRecord | null): readonly string[] => [
  ...(record?.transcript ?? []).filter((turn) => turn.speaker === 'customer').slice(-LATELY).map((turn) => turn.text),
  ...['case_subject', 'case_description'].flatMap((name) => record?.fields[name]?.shown ?? []),
];

/**
 * Flows that fit, best first: those an alert triggers, then those naming the scenario, the one that was asked for before the others,
 * the narrower the better. A flow that is asked for by words of its own is none without them.
 */
export function flowsFor(library: Library, scenario: ScenarioId | null, alerts: readonly Alert[], direction: 'inbound' | 'outbound', heard: readonly string[] = []): readonly Flow[] {
  const said = heard.join('\n').normalize('NFKC').toLowerCase();
  const score = (flow: Flow): number => {
    const triggered = flow.triggers.some((trigger) => alerts.includes(trigger) && (trigger === 'fraud' || trigger === 'loss')) ? 100 : 0;
    const asked = flow.askedBy?.some((words) => said.includes(words.toLowerCase()));
    const named = scenario !== null && flow.scenarios.includes(scenario) && asked !== false ? 10 + 1 / flow.scenarios.length + (asked ? 5 : 0) : 0;
    const general = flow.sop === 'SOP-1' ? 1 : 0;
    const outbound = flow.sop === 'SOP-1o' ? (direction === 'outbound' ? 50 : -50) : 0;
    return triggered + named + general + outbound;
  };
  return library.flows
    .map((flow, index) => ({ flow, index, score: score(flow) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map((one) => one.flow);
}

export const flowOf = (library: Library, call: Call | null): Flow | null => {
  const record = call?.flow ? library.byId.get(call.flow.id) : undefined;
  return record?.kind === 'flow' ? record : null;
};

export const progressOf = (call: Call | null, flow: Flow | null): SopProgress | null =>
  flow === null ? null : sopProgress(call ?? { facts: {}, steps: {} }, flow);

export const dueStepOf = (flow: Flow | null, progress: SopProgress | null): FlowStep | null =>
  flow?.steps.find((step) => step.id === progress?.due) ?? null;

/** Through with the flow: closing. No flow: handling. */
export const stageOf = (flow: Flow | null, due: FlowStep | null): Stage => due?.stage ?? (flow === null ? 'handle' : 'close');

/** Does a line serve a step? By name, or by stage and scenario; a step that names no scenario is served by the call's own. */
export function serves(step: FlowStep, line: { readonly id: string; readonly stage: Stage; readonly scenario: ScenarioId }, scenario: ScenarioId | null): boolean {
  if (step.scripts.includes(line.id)) return true;
  if (step.stage !== line.stage) return false;
  return step.scenarios.length > 0 ? step.scenarios.includes(line.scenario) : line.scenario === scenario;
}

/**
 * The step a said line ticks: the due step where the line serves it, otherwise the first open step it serves; null where it
 * serves none. A step is never ticked for a line that does not belong to it.
 */
export function stepForLine(flow: Flow | null, progress: SopProgress | null, line: { readonly id: string; readonly stage: Stage; readonly scenario: ScenarioId }, scenario: ScenarioId | null): FlowStep | null {
  if (flow === null || progress === null) return null;
  const due = dueStepOf(flow, progress);
  if (due && serves(due, line, scenario)) return due;
  const open = progress.steps.filter((step) => step.applies === 'applies' && step.state === 'open').map((step) => step.stepId);
  return flow.steps.find((step) => open.includes(step.id) && serves(step, line, scenario)) ?? null;
}
