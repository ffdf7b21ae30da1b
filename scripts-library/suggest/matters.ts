import type { ScenarioId, Stage } from '../../domain/scenario.ts';
import type { SuggestContext } from './context.ts';

export interface Matter {
  readonly scenario: ScenarioId;
  /** 0 to 1. */
  readonly weight: number;
  /** `generic`: the opening, verification and closing lines that serve any matter; `step`: the due step names it. */
  readonly because: 'guess' | 'step' | 'generic' | 'precedence';
}

/** How many guesses are looked at, and how likely one must be. */
const GUESSES = 5;
const WORTH_A_LINE = 0.04;
const SAFETY: ReadonlySet<ScenarioId> = new Set(['S39', 'S40', 'S13', 'S14']);
/** A safety matter this likely goes before the likeliest other matter (domain notes 2.1). */
const SAFETY_FIRST = 0.4;

/** The scenarios whose lines come into question, by weight: the step's own, the guesses that are not shut out, the generic of the stage. */
export function mattersOf(context: SuggestContext, excluded: ReadonlyMap<ScenarioId, string>): Matter[] {
  const matters = new Map<ScenarioId, Matter>();
  const put = (matter: Matter) => {
    const known = matters.get(matter.scenario);
    if (!excluded.has(matter.scenario) && (known === undefined || known.weight < matter.weight)) matters.set(matter.scenario, matter);
  };
  context.guesses.slice(0, GUESSES).forEach(({ scenario, probability }, place) => {
    if (place > 0 && probability < WORTH_A_LINE) return;
    const safety = SAFETY.has(scenario) && probability >= SAFETY_FIRST;
    put({ scenario, weight: safety ? Math.max(probability, 0.9) : probability, because: safety && place > 0 ? 'precedence' : 'guess' });
  });
  for (const scenario of context.step?.scenarios ?? []) put({ scenario, weight: 0.8, because: 'step' });
  const generic = genericOf(context.stage, context.direction);
  if (generic) put({ scenario: generic, weight: 0.5, because: 'generic' });
  return [...matters.values()].sort((a, b) => b.weight - a.weight || (a.scenario < b.scenario ? -1 : 1));
}

/** The scenario that serves a stage of any call (S01/S02 opening, S03 verification, S54 closing). */
export function genericOf(stage: Stage, direction: SuggestContext['direction']): ScenarioId | null {
  if (stage === 'opening') return direction === 'outbound' ? 'S02' : 'S01';
  if (stage === 'verify') return 'S03';
  return stage === 'close' ? 'S54' : null;
}

/** Where a scenario has no line of its own in a stage, the nearest that can be said there. */
export const STAND_INS: Readonly<Record<Stage, readonly Stage[]>> = {
  opening: [], verify: [], needs: ['handle'], handle: ['needs', 'verify'], close: ['followup', 'handle'], followup: ['close', 'handle'],
};
