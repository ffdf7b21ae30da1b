import type { ScenarioId } from '../../domain/scenario.ts';
import type { Alert } from '../schema/index.ts';
import type { SuggestContext } from './context.ts';
import neverData from './never.json' with { type: 'json' };

/** Scenarios whose lines are not said while a concern stands. `firm`: not even when they are themselves the likeliest matter. */
interface NeverRule {
  readonly because: string;
  readonly scenarios: readonly ScenarioId[];
  readonly alerts: readonly Alert[];
  readonly never: readonly ScenarioId[];
  readonly firm: boolean;
  /** From this probability of its scenarios together the concern stands. */
  readonly stands: number;
  /** From this one it shuts out even the likeliest matter: an account told to a third party cannot be taken back. */
  readonly overrides?: number;
}

const RULES = neverData as readonly NeverRule[];

/** Lines that sell are offered only for a matter that is this likely: nobody is sold something by a guess. */
const SELLING: ReadonlySet<ScenarioId> = new Set(['S02', 'S25', 'S31', 'S35', 'S37', 'S38']);
const SELLING_NEEDS = 0.3;

/**
 * Which scenarios are out of the question now, and the concern that shuts them out. Order of care of the domain notes 2.1:
 * safety, vulnerability, complaint come before anything that could be sold or disclosed.
 */
export function excludedScenarios(context: SuggestContext): ReadonlyMap<ScenarioId, string> {
  const out = new Map<ScenarioId, string>();
  const probability = new Map(context.guesses.map((guess) => [guess.scenario, guess.probability]));
  const top = context.guesses[0];
  for (const rule of RULES) {
    const alerted = rule.alerts.some((alert) => context.alerts?.includes(alert));
    const likely = rule.scenarios.reduce((sum, scenario) => sum + (probability.get(scenario) ?? 0), 0);
    if (!alerted && likely < rule.stands) continue;
    for (const scenario of rule.never) {
      if (rule.scenarios.includes(scenario) && scenario === top?.scenario) continue;
      const ownMatter = scenario === top?.scenario && likely < (rule.overrides ?? 1) && (top.probability > likely || (alerted && likely < rule.stands));
      if (ownMatter && !(rule.firm && alerted)) continue;
      if (!out.has(scenario)) out.set(scenario, rule.because);
    }
  }
  for (const scenario of SELLING) {
    if (scenario !== top?.scenario && (probability.get(scenario) ?? 0) < SELLING_NEEDS && !out.has(scenario)) out.set(scenario, 'not_asked');
  }
  if (context.direction === 'outbound') { if (top?.scenario === 'S02') out.delete('S02'); } else if (top?.scenario !== 'S02') out.set('S02', 'not_asked');
  return out;
}
