import type { ConceptHit } from './concepts.ts';
import { inferScenario, type ScenarioGuess, type ScenarioModel } from './infer.ts';
import type { ScenarioInput } from './input.ts';

export interface ScenarioTracker {
  /** Takes the next customer turn; the cost does not grow with the call. */
  hear(turn: string): readonly ScenarioGuess[];
  /** The page changed: what it says replaces what it said. */
  readPage(record: ScenarioInput['record']): readonly ScenarioGuess[];
  /** The agent's choice wins at once and stays; null gives the choice back. */
  choose(scenario: ScenarioGuess['scenario'] | null): readonly ScenarioGuess[];
  readonly guesses: readonly ScenarioGuess[];
}

/** The opening and the latest turns of the call; `textsOf` looks at no others. */
const KEPT_FIRST = 4;
const KEPT_LAST = 6;

/** Follows one call. Keeps only the turns that count, so that a call of a thousand turns costs as much as one of ten. */
export function createScenarioTracker(model: ScenarioModel, start: Pick<ScenarioInput, 'locale' | 'jurisdiction' | 'record'>): ScenarioTracker {
  let record = start.record;
  let chosen: ScenarioGuess['scenario'] | null = null;
  const first: string[] = [];
  const last: string[] = [];
  const known = new Map<string, readonly ConceptHit[]>();
  let guesses: readonly ScenarioGuess[] = [];
  const look = () => {
    const inferred = inferScenario({ ...start, record, turns: [...first, ...last] }, model, known);
    const own = inferred.find((guess) => guess.scenario === chosen);
    guesses = own ? [{ ...own, probability: 1 }, ...inferred.filter((guess) => guess !== own)] : inferred;
    return guesses;
  };
  look();
  return {
    hear(turn) {
      if (first.length < KEPT_FIRST) first.push(turn);
      else last.push(turn);
      if (last.length > KEPT_LAST) last.shift();
      return look();
    },
    readPage(next) { record = next; return look(); },
    choose(scenario) { chosen = scenario; return look(); },
    get guesses() { return guesses; },
  };
}
