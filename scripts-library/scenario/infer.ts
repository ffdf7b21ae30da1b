import { SCENARIO_IDS, type ScenarioId } from '../../domain/scenario.ts';
import { contributions, decodeSparse, rawScores, softmax, toUnitLength, type FeatureBag, type LinearModel } from '../text-model/index.ts';
import type { ConceptHit } from './concepts.ts';
import { conceptsOf, scenarioFeatures } from './features.ts';
import { textsOf, type ScenarioInput, type ScenarioText, type TextPart } from './input.ts';
import { rulesFor, type ScenarioRule } from './rules.ts';

/** Why a scenario is thought of: words of the page or the customer, or a rule by its code. */
export type ScenarioReason =
  | { readonly code: 'scenario.words'; readonly part: TextPart; readonly turn?: number; readonly quote: string }
  | { readonly code: 'scenario.rule'; readonly rule: ScenarioRule };

export interface ScenarioGuess {
  readonly scenario: ScenarioId;
  /** 0 to 1; all 54 sum to 1. */
  readonly probability: number;
  readonly reasons: readonly ScenarioReason[];
}

export type ScenarioModel = LinearModel;

/** The committed model, as a chunk of its own so that the panel can paint before it is there. */
export async function loadScenarioModel(): Promise<ScenarioModel> {
  return decodeSparse((await import('./weights.json', { with: { type: 'json' } })).default);
}

/** Guesses with reasons: the first ones; the others only carry their probability. */
const EXPLAINED = 3;
const QUOTES = 2;

/**
 * All 54 scenarios by falling probability, the first three with reasons. Pure and bounded: a long call costs no more than ten
 * turns. `known` remembers what was read, for a caller that follows one call. Rules of the domain notes 2.1 and 3 shift the model where it must not be wrong (money sent, an outbound call).
 */
export function inferScenario(input: ScenarioInput, model: ScenarioModel, known?: Map<string, readonly ConceptHit[]>): ScenarioGuess[] {
  const texts = textsOf(input);
  const hits = conceptsOf(texts, known);
  const bag = scenarioFeatures(input, texts, hits);
  const vector = toUnitLength(bag.toVector());
  const raw = rawScores(model, vector);
  const rules = rulesFor(input, texts, hits);
  const shifted = SCENARIO_IDS.map((scenario) => {
    const score = raw[model.labels.indexOf(scenario)] ?? -1e9;
    return score + rules.filter((rule) => rule.scenario === scenario).reduce((sum, rule) => sum + rule.shift * model.temperature, 0);
  });
  const probabilities = softmax(shifted, model.temperature);
  return SCENARIO_IDS.map((scenario, k) => ({ scenario, probability: probabilities[k]! }))
    .sort((a, b) => b.probability - a.probability)
    .map((guess, place) => ({
      ...guess,
      reasons: place >= EXPLAINED ? [] : [
        ...rules.filter((rule) => rule.scenario === guess.scenario && rule.shift > 0).map((rule) => ({ code: 'scenario.rule' as const, rule: rule.rule })),
        ...quotes(bag, contributions(model, vector, guess.scenario), texts),
      ],
    }));
}

/** The longest fragments among the features that speak most for the scenario, without overlaps. */
function quotes(bag: FeatureBag, amounts: readonly { bucket: number; amount: number }[], texts: readonly ScenarioText[]): ScenarioReason[] {
  const taken: { source: number; start: number; end: number }[] = [];
  for (const { bucket, amount } of amounts.slice(0, 24)) {
    if (amount <= 0 || taken.length >= QUOTES) break;
    const origin = bag.origins(bucket).find(({ start, end }) => end - start >= 2);
    if (!origin || taken.some((other) => other.source === origin.source && other.start < origin.end && origin.start < other.end)) continue;
    taken.push(origin);
  }
  return taken.flatMap(({ source, start, end }) => {
    const text = texts[source];
    const quote = text?.text.slice(start, end).trim();
    return text && quote ? [{ code: 'scenario.words' as const, part: text.part, ...(text.turn === undefined ? {} : { turn: text.turn }), quote }] : [];
  });
}
