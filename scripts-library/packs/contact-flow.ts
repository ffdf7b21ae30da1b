import type { Flow, FlowStep } from '../schema/index.ts';

/** The general contact, and the flows that are no contact with a customer (handover, incident). */
const WHOLE_AS_WRITTEN = /^SOP-(?:1[a-z]?|13|14)$/u;

/**
 * A matter's SOP as the whole contact it is used in: it is greeted before and closed after, by the steps of the general contact
 * (SOP-1) of the same pack where the SOP itself has none. Flows stay short to write, and no call begins without a greeting.
 */
export function asContact(flow: Flow, general: Flow | undefined): Flow {
  if (!general || WHOLE_AS_WRITTEN.test(flow.sop)) return flow;
  const has = (stage: FlowStep['stage']): boolean => flow.steps.some((step) => step.stage === stage);
  const ids = new Set(flow.steps.map((step) => step.id));
  const from = (stages: readonly FlowStep['stage'][]): readonly FlowStep[] => general.steps.filter((step) => stages.includes(step.stage) && !ids.has(step.id));
  return { ...flow, steps: [...(has('opening') ? [] : from(['opening'])), ...flow.steps, ...(has('close') ? [] : from(['close', 'followup']))] };
}
