import { isVipTier } from '../placeholders/values.ts';
import { addNgrams, createFeatureBag, type FeatureBag } from '../text-model/index.ts';
import { conceptsIn, type ConceptHit } from './concepts.ts';
import { stemsOf } from './english-stems.ts';
import type { ScenarioInput, ScenarioText } from './input.ts';

export const FEATURE_BITS = 20;
/** Small against the words: heavier concepts fitted the author's own rows better and fresh ones worse (docs/suggestions.md). */
const CONCEPT_WEIGHT = 0.8;
const PAIR_WEIGHT = 0.25;
const FACT_WEIGHT = 2;
/** English content words by stem count above its words of grammar, of which every row has dozens. */
const STEM_WEIGHT = 1.5;

/** Answers, fillers and marks that say nothing about the matter. */
const MINIMAL = /^(?:[\s.…。,，、~～?？!！—-]|嗯|哦|喔|呃|啊|唔|好|um+|mm+|uh+|hm+|oh|ok|yes|no)*$/iu;

/** What each text talks about. A caller that follows a call keeps `known` and pays for new texts only. */
export function conceptsOf(texts: readonly ScenarioText[], known: Map<string, readonly ConceptHit[]> = new Map()): readonly (readonly ConceptHit[])[] {
  const kept = new Map<string, readonly ConceptHit[]>();
  for (const { text } of texts) kept.set(text, known.get(text) ?? conceptsIn(text));
  known.clear();
  for (const [text, hits] of kept) known.set(text, hits);
  return texts.map(({ text }) => kept.get(text)!);
}

/** The same features for training and for the panel: words, what is talked about, pairs of that, and facts of the record. */
export function scenarioFeatures(input: Pick<ScenarioInput, 'record' | 'turns'>, texts: readonly ScenarioText[], hits: readonly (readonly ConceptHit[])[]): FeatureBag {
  const bag = createFeatureBag(FEATURE_BITS);
  const concepts = new Map<string, number>();
  texts.forEach(({ text, part, weight }, source) => {
    addNgrams(bag, text, { han: 2, words: 2, weight, source });
    if (part === 'caseType' || part === 'product') addNgrams(bag, text, { han: 2, words: 1, prefix: `${part}:`, weight });
    const stems = stemsOf(text);
    stems.forEach(({ stem, start, end }, at) => {
      bag.add(`~${stem}`, STEM_WEIGHT * weight, { source, start, end });
      const next = stems[at + 1];
      if (next) bag.add(`~${stem}~${next.stem}`, STEM_WEIGHT * 0.6 * weight, { source, start, end: next.end });
    });
    for (const hit of hits[source] ?? []) {
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
  const matter = texts.filter((text) => text.part !== 'caseType' && text.part !== 'product');
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
