import type { CustomerType } from '../../domain/customer-type.ts';
import { contributions, createFeatureBag, normaliseText, type FeatureVector, type LinearModel } from '../text-model/index.ts';
import { CUE_CLASSES, CUE_CLASS_NAMES } from './cue-classes.ts';
import type { TypeCue } from './evidence.ts';
import { DECAY, WINDOW } from './features.ts';
import { FEATURE_BITS, type TurnReading } from './turn-reading.ts';

const FAMILY_BUCKETS = createFeatureBag(FEATURE_BITS);
const MOST_CUES = 3;
const LONGEST_QUOTE = 40;
const CLAUSE = /[^,.;:!?，。；：！？、…\n]+[,.;:!?，。；：！？、…]*/gu;

/** The fragments that decided for `type`, strongest first: clauses of the customer's own turns with a reason code each. */
export function cuesFor(model: LinearModel, features: FeatureVector, turns: readonly TurnReading[], type: CustomerType): readonly TypeCue[] {
  const recent = turns.slice(-WINDOW);
  if (type === 'silent') {
    const minimal = recent.filter((turn) => turn.minimal);
    if (minimal.length >= 2) return minimal.slice(-MOST_CUES).map((turn) => ({ quote: turn.text.trim(), reason: 'minimal-answers' }));
  }
  const amounts = new Map(contributions(model, features, type).map(({ bucket, amount }) => [bucket, amount]));
  const families = CUE_CLASS_NAMES.map((name) => ({ name, amount: amounts.get(FAMILY_BUCKETS.bucketOf(`@${name}`)) ?? 0 }))
    .filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount);
  const found: { cue: TypeCue; strength: number }[] = [];
  recent.forEach((turn, at) => {
    const standing = families.filter(({ name }) => turn.classes.has(name));
    const wording = wordingByPosition(turn, amounts);
    for (const clause of turn.text.matchAll(CLAUSE)) {
      const normalised = normaliseText(clause[0]).text;
      const inside = standing.filter(({ name }) => CUE_CLASSES[name].test(normalised));
      let strength = inside.reduce((sum, { amount }) => sum + amount, 0);
      for (let i = clause.index; i < clause.index + clause[0].length; i += 1) strength += wording[i]!;
      strength *= DECAY[recent.length - 1 - at]!;
      if (strength > 0) found.push({ strength, cue: { quote: shorten(clause[0]), reason: inside[0]?.name ?? 'wording' } });
    }
  });
  return found.sort((a, b) => b.strength - a.strength).slice(0, MOST_CUES).map(({ cue }) => cue);
}

/** Contribution of wording laid on the positions it came from. */
function wordingByPosition(turn: TurnReading, amounts: ReadonlyMap<number, number>): readonly number[] {
  const row = new Array<number>(turn.text.length).fill(0);
  for (const bucket of turn.wording.toVector().buckets) {
    const amount = amounts.get(bucket);
    if (amount === undefined) continue;
    const origins = turn.wording.origins(bucket);
    for (const { start, end } of origins) {
      const share = amount / origins.length / Math.max(end - start, 1);
      for (let i = start; i < end && i < row.length; i += 1) row[i] = row[i]! + share;
    }
  }
  return row;
}

function shorten(clause: string): string {
  const quote = clause.trim().replace(/[,，.。;；:：、]+$/u, '');
  const characters = [...quote];
  return characters.length <= LONGEST_QUOTE ? quote : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}
