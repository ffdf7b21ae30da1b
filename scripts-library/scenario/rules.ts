import type { ScenarioId } from '../../domain/scenario.ts';
import type { ConceptHit } from './concepts.ts';
import { factsOf } from './features.ts';
import type { ScenarioInput, ScenarioText } from './input.ts';

/** Names are codes; their words are in `locales/`. */
export type ScenarioRule = 'outbound-first-words' | 'money-sent-to-swindler' | 'money-not-sent' | 'nothing-said-yet' | 'card-in-hand' | 'other-persons-account';

export interface RuleShift {
  readonly rule: ScenarioRule;
  readonly scenario: ScenarioId;
  /** Added to the scenario's log odds. */
  readonly shift: number;
}

/** Log odds that no weights overcome: without a single word the model has nothing to say. */
const NOTHING_ELSE = 50;

/**
 * Where the domain notes decide and the wording does not. Money that has left for a swindler is S40 even where the caller
 * talks about the swindler at length (SOP-5 step 1: stop the payment first); an outbound call without a word is S02.
 */
export function rulesFor(input: Pick<ScenarioInput, 'record' | 'turns'>, texts: readonly ScenarioText[], hits: readonly (readonly ConceptHit[])[]): RuleShift[] {
  const facts = factsOf(input, texts);
  const today = new Set(texts.flatMap((text, at) => (text.part === 'history' ? [] : (hits[at] ?? []).map((hit) => hit.concept))));
  const shifts: RuleShift[] = [];
  const say = (rule: ScenarioRule, scenario: ScenarioId, shift: number) => shifts.push({ rule, scenario, shift });
  if (facts.includes('outbound-nothing-said')) say('outbound-first-words', 'S02', 5);
  if (texts.length === 0 && input.record.direction !== 'outbound') say('nothing-said-yet', 'S01', NOTHING_ELSE);
  const swindle = today.has('deceived') || today.has('scam-pattern') || today.has('police-caller');
  if (swindle && today.has('sent') && !today.has('not-sent')) say('money-sent-to-swindler', 'S40', 1.5);
  if (swindle && today.has('not-sent') && !today.has('deceived')) say('money-not-sent', 'S39', 0.8);
  if (today.has('card-in-hand') && (today.has('not-me') || today.has('stolen-use'))) say('card-in-hand', 'S14', 0.8);
  if (today.has('kin-account') && !today.has('death') && !swindle && !today.has('insurance')) say('other-persons-account', 'S05', 1.8);
  return shifts;
}
