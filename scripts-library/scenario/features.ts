import { isVipTier } from '../placeholders/values.ts';
import { addNgrams, createFeatureBag, type FeatureBag } from '../text-model/index.ts';
import { conceptsIn } from './concepts.ts';
import type { ScenarioInput, ScenarioText } from './input.ts';

export const FEATURE_BITS = 15;
const CONCEPT_WEIGHT = 2.2;
const PAIR_WEIGHT = 0.9;
const FACT_WEIGHT = 2;

/** Answers, fillers and marks that say nothing about the matter. */
const MINIMAL = /^(?:[\s.…。,，、~～?？!！—-]|嗯|哦|喔|呃|啊|唔|好|um+|mm+|uh+|hm+|oh|ok|yes|no)*$/iu;

/** The same features for training and for the panel: words, what is talked about, pairs of that, and facts of the record. */
export function scenarioFeatures(input: Pick<ScenarioInput, 'record' | 'turns'>, texts: readonly ScenarioText[]): FeatureBag {
  const bag = createFeatureBag(FEATURE_BITS);
  const concepts = new Map<string, number>();
  texts.forEach(({ text, part, weight }, source) => {
    addNgrams(bag, text, { han: 3, words: 2, weight, source });
    if (part === 'caseType' || part === 'product') addNgrams(bag, text, { han: 2, words: 1, prefix: `${part}:`, weight });
    for (const hit of conceptsIn(text)) {
      bag.add(`@${hit.concept}`, CONCEPT_WEIGHT * weight, { source, start: hit.start, end: hit.end });
      concepts.set(hit.concept, Math.max(concepts.get(hit.concept) ?? 0, weight));
    }
  });
  const names = [...concepts.keys()].sort();
  names.forEach((a, i) => {
    for (const b of names.slice(i + 1)) bag.add(`@${a}&${b}`, PAIR_WEIGHT * Math.min(concepts.get(a)!, concepts.get(b)!));
  });
  for (const fact of factsOf(input, texts)) bag.add(`#${fact}`, FACT_WEIGHT);
  return bag;
}

/** Facts that are not words. */
export function factsOf({ record, turns }: Pick<ScenarioInput, 'record' | 'turns'>, texts: readonly ScenarioText[]): string[] {
  const facts: string[] = [];
  const matter = texts.filter((text) => text.part !== 'caseType' && text.part !== 'product' && text.part !== 'history');
  if (record.direction === 'outbound') facts.push('outbound');
  if (matter.length === 0) facts.push('nothing-said');
  if (matter.length === 0 && record.direction === 'outbound') facts.push('outbound-nothing-said');
  if (turns.length > 0 && turns.every((turn) => MINIMAL.test(turn.trim()))) facts.push('minimal');
  if ((record.age ?? 0) >= 65) facts.push('65');
  if ((record.contactCount ?? 0) >= 2) facts.push('repeated');
  if (record.tier && isVipTier(record.tier)) facts.push('vip');
  if (turns.length > 0 && turns.join('').length <= 8) facts.push('short');
  return facts;
}
