import type { Call } from './call.ts';
import type { FlowShape } from './flow-shape.ts';
import { sopProgress } from './sop-progress.ts';

export interface ClosingGate {
  /** Required steps that apply and are neither done nor, in a standard flow, skipped with a reason. In the flow's order. */
  readonly openRequired: readonly string[];
  /** Required steps skipped with a reason; shown beside the open ones. */
  readonly skippedRequired: readonly string[];
  /**
   * `close`: nothing open. `warn`: may be closed, the override and its reason are recorded. `park-for-lead`: a critical flow
   * does not count as closed until a lead has seen it; the call is parked as pending and the agent is free.
   */
  readonly outcome: 'close' | 'warn' | 'park-for-lead';
}

/** The one gate every way of closing passes. Without a flow nothing is required. In a critical flow a skip stays open for the lead. */
export function closingGate(call: Pick<Call, 'facts' | 'steps' | 'lead'>, flow: FlowShape | null): ClosingGate {
  if (flow === null) return { openRequired: [], skippedRequired: [], outcome: 'close' };
  const required = sopProgress(call, flow).steps.filter((step) => step.applies === 'applies' && step.required && step.state !== 'done');
  const skippedRequired = required.filter((step) => step.state === 'skipped').map((step) => step.stepId);
  const stays = (state: string): boolean => flow.gate === 'critical' || state !== 'skipped';
  const openRequired = required.filter((step) => stays(step.state)).map((step) => step.stepId);
  if (openRequired.length === 0) return { openRequired, skippedRequired, outcome: 'close' };
  const forLead = flow.gate === 'critical' && call.lead.seenAt === undefined;
  return { openRequired, skippedRequired, outcome: forLead ? 'park-for-lead' : 'warn' };
}
