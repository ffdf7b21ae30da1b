import { createFeatureBag, toUnitLength, type FeatureBag, type FeatureVector } from '../text-model/index.ts';
import { FEATURE_BITS, type TurnReading } from './turn-reading.ts';

/** A turn's worth by its age, the last first (rules 2.3, 7). */
export const DECAY = [1, 0.7, 0.5, 0.5, 0.5, 0.5] as const;

/** Turns looked at: older ones have no voice, so that a turn of a long call costs what a turn of a short one costs. */
export const WINDOW = DECAY.length;

/** How much the three kinds of feature weigh against each other before training learns the rest. */
const SHARE = { wording: 1, families: 1.6, structure: 1.3 } as const;

/** Features of the evidence turns, oldest first; the last `WINDOW` of them are used. */
export function featuresOf(turns: readonly TurnReading[]): FeatureVector {
  const recent = turns.slice(-WINDOW);
  const wording = new Map<number, number>();
  const families = createFeatureBag(FEATURE_BITS);
  const structure = createFeatureBag(FEATURE_BITS);
  recent.forEach((turn, at) => {
    const weight = DECAY[recent.length - 1 - at]!;
    for (const bucket of turn.wording.toVector().buckets) wording.set(bucket, Math.max(weight, wording.get(bucket) ?? 0));
    for (const name of turn.classes) families.add(`@${name}`, weight);
  });
  addStructure(structure, recent);
  return joined([[sorted(wording), SHARE.wording], [families.toVector(), SHARE.families], [structure.toVector(), SHARE.structure]]);
}

function sorted(values: ReadonlyMap<number, number>): FeatureVector {
  const buckets = Int32Array.from(values.keys()).sort();
  return { buckets, values: Float64Array.from(buckets, (bucket) => values.get(bucket)!) };
}

function joined(parts: readonly (readonly [FeatureVector, number])[]): FeatureVector {
  const all = new Map<number, number>();
  for (const [part, share] of parts) {
    const { buckets, values } = toUnitLength(part);
    buckets.forEach((bucket, i) => all.set(bucket, (all.get(bucket) ?? 0) + share * values[i]!));
  }
  return sorted(all);
}

function addStructure(bag: FeatureBag, turns: readonly TurnReading[]): void {
  const last = turns.at(-1);
  if (last === undefined) return;
  const text = turns.map((turn) => turn.normalised).join(' / ');
  const sizes = turns.map((turn) => turn.size);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const figures = turns.reduce((sum, turn) => sum + turn.tokens.filter((token) => token.kind === 'number').length, 0);
  const has = (name: Parameters<TurnReading['classes']['has']>[0]) => turns.some((turn) => turn.classes.has(name));
  bag.add(`#last-size ${step(last.size)}`, 1);
  bag.add(`#mean-size ${step(mean)}`, 1);
  bag.add(`#longest ${step(Math.max(...sizes))}`, 1);
  bag.add(`#turns ${Math.min(turns.length, 4)}`, 1);
  if (sizes.length > 1 && sizes.every((size, i) => i === 0 || size <= sizes[i - 1]!) && sizes[0]! > last.size) bag.add('#shrinking', 1);
  bag.add(`#figures ${Math.min(figures, 4)}`, 1);
  if (figures >= 2 && (has('computation') || has('difference') || has('comparison') || has('condition'))) bag.add('#linked-figures', 1);
  if (figures >= 1 && has('family')) bag.add('#figures-in-story', 1);
  const questions = (text.match(/\?|吗|呢|么(?!样|多)/gu) ?? []).length;
  bag.add(`#questions ${Math.min(questions, 3)}`, 1);
  const clauses = (last.normalised.match(/[,.;:、,。;:!?]/gu) ?? []).length;
  bag.add(`#clauses ${Math.min(clauses, 5)}`, 1);
  for (const mark of ['??', '!!', '!', '…', '~', ':', '(', '“']) if (text.includes(mark)) bag.add(`#mark ${mark}`, 1);
  if (!/[,.;!?。,]/u.test(text)) bag.add(last.size > 18 ? '#no-marks-long' : '#no-marks', 1);
  const answers = turns.filter((turn) => turn.minimal);
  const asked = answers.filter((turn) => turn.agentMove === 'open-question' || turn.agentMove === 'closed-question');
  bag.add(`#minimal ${Math.min(answers.length, 3)} of ${Math.min(turns.length, 4)}`, 1);
  bag.add(`#minimal-asked ${Math.min(asked.length, 3)}`, 1);
  bag.add(`#empty ${Math.min(turns.filter((turn) => turn.empty).length, 3)} of ${Math.min(turns.length, 4)}`, 1);
  bag.add(`#agent ${last.agentMove}`, 0.5);
  if (last.minimal) bag.add('#last-minimal', 1);
  const past = (text.match(/了|过(?!期|户)|着|\b[a-z]{3,}ed\b|\b(?:was|were|had|went|came|said|told|got|felt|sat|stood|took|gave|kept|left|put|saw|did|made)\b/gu) ?? []).length;
  bag.add(`#past ${Math.min(past, 4)}`, 1);
  if (questions > 0 && last.tokens.at(-1)?.form.includes('?') !== true && !/[吗呢]$/u.test(last.normalised)) bag.add('#question-not-last', 1);
  const me = (text.match(/我|\b(?:i|i'm|i've|my|me)\b/gu) ?? []).length;
  const you = (text.match(/你们|你|您|\b(?:you|your|you're|you've)\b/gu) ?? []).length;
  bag.add(`#me ${Math.min(me, 4)}`, 0.7);
  bag.add(`#you ${Math.min(you, 3)}`, 0.7);
}

function step(size: number): string {
  const limits = [1, 2, 4, 7, 11, 16, 24, 35, 50, 75];
  return String(limits.findIndex((limit) => size <= limit));
}
