import type { CustomerType } from '../../domain/customer-type.ts';
import { contributions, createFeatureBag, normaliseText, type LinearModel } from '../text-model/index.ts';
import { CUE_CLASSES, CUE_CLASS_NAMES } from './cue-classes.ts';
import type { TypeCue } from './evidence.ts';
import { DECAY, FEATURE_BITS, WINDOW, type TypeFeatures } from './features.ts';
import type { TurnReading } from './turn-reading.ts';

const MOST_CUES = 3;
const LONGEST_QUOTE = 40;
const CLAUSE = /[^,.;:!?，。；：！？、…\n]+[,.;:!?，。；：！？、…]*/gu;

/** The fragments that decided for `type`, strongest first: clauses of the customer's own turns with a reason code each. */
export function cuesFor(model: LinearModel, features: TypeFeatures, turns: readonly TurnReading[], type: CustomerType): readonly TypeCue[] {
  if (type === 'silent') {
    const minimal = turns.slice(-WINDOW).filter((turn) => turn.minimal);
    if (minimal.length >= 2) return minimal.slice(-MOST_CUES).map((turn) => ({ quote: turn.text.trim(), reason: 'minimal-answers' }));
  }
  const amounts = new Map(contributions(model, features.vector, type).map(({ bucket, amount }) => [bucket, amount]));
  const names = createFeatureBag(FEATURE_BITS);
  const familyAmount = CUE_CLASS_NAMES.map((name) => ({ name, amount: amounts.get(names.bucketOf(`@${name}`)) ?? 0 })).filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount);
  const perTurn = wordingByPosition(features, amounts, turns);
  const found: { cue: TypeCue; strength: number }[] = [];
  turns.forEach((turn, at) => {
    const age = turns.length - 1 - at;
    if (age >= WINDOW) return;
    for (const clause of turn.text.matchAll(CLAUSE)) {
      const normalised = normaliseText(clause[0]).text;
      const families = familyAmount.filter(({ name }) => CUE_CLASSES[name].test(normalised));
      let strength = families.reduce((sum, { amount }) => sum + amount * DECAY[age]!, 0);
      for (let i = clause.index; i < clause.index + clause[0].length; i += 1) strength += perTurn[at]?.[i] ?? 0;
      if (strength > 0) found.push({ strength, cue: { quote: shorten(clause[0]), reason: families[0]?.name ?? 'wording' } });
    }
  });
  return found.sort((a, b) => b.strength - a.strength).slice(0, MOST_CUES).map(({ cue }) => cue);
}

/** Contribution of wording laid on the positions it came from, per turn. */
function wordingByPosition(features: TypeFeatures, amounts: ReadonlyMap<number, number>, turns: readonly TurnReading[]): readonly (readonly number[])[] {
  const rows = turns.map((turn) => new Array<number>(turn.text.length).fill(0));
  for (const [bucket, amount] of amounts) {
    const origins = features.wording.origins(bucket);
    for (const { source, start, end } of origins) {
      const row = rows[source];
      if (row === undefined || end <= start) continue;
      const share = amount / origins.length / (end - start);
      for (let i = start; i < end && i < row.length; i += 1) row[i] = row[i]! + share;
    }
  }
  return rows;
}

function shorten(clause: string): string {
  const quote = clause.trim().replace(/[,，.。;；:：、]+$/u, '');
  const characters = [...quote];
  return characters.length <= LONGEST_QUOTE ? quote : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}
