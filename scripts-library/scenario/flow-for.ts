import type { ScenarioId } from '../../domain/scenario.ts';
import type { Alert, Flow } from '../schema/index.ts';

/** Alerts whose flow goes before the scenario's own, in the order of care (domain notes 2.1). */
const BEFORE_ALL: readonly Alert[] = ['self_harm', 'fraud', 'loss'];

/**
 * The flow that serves a scenario: a safety alert's first, then the one that names the scenario and few others, then general
 * reception (SOP-1). Undefined only for a library without any flow.
 */
export function flowFor(scenario: ScenarioId, library: { readonly flows: readonly Flow[] }, alerts: readonly Alert[] = []): Flow | undefined {
  for (const alert of BEFORE_ALL) {
    const triggered = alerts.includes(alert) ? library.flows.find((flow) => flow.triggers.includes(alert)) : undefined;
    if (triggered) return triggered;
  }
  const naming = library.flows.filter((flow) => flow.scenarios.includes(scenario));
  const narrowest = naming.reduce<Flow | undefined>((best, flow) => (best === undefined || flow.scenarios.length < best.scenarios.length ? flow : best), undefined);
  return narrowest ?? library.flows.find((flow) => flow.sop === 'SOP-1') ?? library.flows[0];
}
