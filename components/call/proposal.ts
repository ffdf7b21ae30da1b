import type { ScenarioId } from '../../domain/scenario.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { DeskState } from './desk-state.ts';
import { flowsFor, proposedScenario } from './flows.ts';

/** What fits better than what is in force: a matter, or the flow that an alert for the customer's safety calls for. */
export type Proposal = { readonly kind: 'safety'; readonly flowId: string; readonly title: string } | { readonly kind: 'scenario'; readonly scenario: ScenarioId };

/** Greeting, verification and closing belong to every call: no matter to change to. */
const OF_EVERY_CALL: ReadonlySet<ScenarioId> = new Set(['S01', 'S02', 'S03', 'S54']);

/** Order of care: money or life in danger before the matter. The agent's own choice of a flow is not argued with, save for safety. */
export function proposalFor(library: Library, state: Pick<DeskState, 'call' | 'scenarios' | 'alerts'>): Proposal | null {
  const { call, scenarios, alerts } = state;
  if (call === null) return null;
  const safety = alerts.filter((alert) => alert === 'fraud' || alert === 'loss');
  const flow = safety.length > 0 ? flowsFor(library, null, safety, call.direction).find((one) => one.triggers.some((trigger) => safety.includes(trigger as 'fraud'))) : undefined;
  const onIt = library.flows.find((one) => one.id === call.flow?.id);
  if (flow && !onIt?.triggers.some((trigger) => safety.includes(trigger as 'fraud')) && call.flow?.by !== 'agent') return { kind: 'safety', flowId: flow.id, title: flow.title };
  const guess = proposedScenario(scenarios);
  return call.scenario?.by !== 'agent' && guess !== undefined && guess !== call.scenario?.id && !OF_EVERY_CALL.has(guess) ? { kind: 'scenario', scenario: guess } : null;
}
