import type { ProductFamily } from '../../domain/scenario.ts';
import { normaliseText } from '../text-model/normalise.ts';

/** Narrow names before broad ones: a structured deposit is not a deposit, an insurance bond is not wealth. */
const NAMES: readonly (readonly [RegExp, ProductFamily])[] = [
  [/结构性存款|结构型|structured (deposit|note)/, 'structured_deposit'],
  [/保险|保单|年金|寿|insur|annuity|assurance/, 'insurance'],
  [/基金|etf|定投|定期定额|\bfunds?\b|unit trust/, 'fund'],
  [/分期|instal+ment/, 'card_instalment'],
  [/贷款|房贷|车贷|信贷|按揭|经营贷|mortgage|loan/, 'loan'],
  [/黄金|贵金属|外汇买卖|gold|forex/, 'gold_fx'],
  [/理财|净值|固收|信托|私募|资管|wealth|investment/, 'wealth'],
  [/存款|定期|定存|存单|活期|储蓄|deposit|savings/, 'deposit'],
];

/** The family a product's name on the page tells, or undefined: a name that tells nothing filters nothing. */
export function productFamilyOf(name: string | undefined): ProductFamily | undefined {
  if (!name) return undefined;
  const text = normaliseText(name).text;
  return NAMES.find(([pattern]) => pattern.test(text))?.[1];
}
