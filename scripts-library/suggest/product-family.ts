import type { ProductFamily } from '../../domain/scenario.ts';

/**
 * Narrow names before broad ones: a structured deposit is not a deposit, an insurance bond is not wealth. Both scripts are written out:
 * folding would bring the whole table of characters into the panel's first load for a handful of names.
 */
const NAMES: readonly (readonly [RegExp, ProductFamily])[] = [
  [/结构性存款|結構性存款|结构型|結構型|structured (deposit|note)/, 'structured_deposit'],
  [/保险|保險|保单|保單|年金|寿|壽|insur|annuity|assurance/, 'insurance'],
  [/基金|etf|定投|定期定额|定期定額|\bfunds?\b|unit trust/, 'fund'],
  [/分期|instal+ment/, 'card_instalment'],
  [/贷款|貸款|房贷|房貸|车贷|車貸|信贷|信貸|按揭|经营贷|經營貸|mortgage|loan/, 'loan'],
  [/黄金|黃金|贵金属|貴金屬|外汇买卖|外匯買賣|gold|forex/, 'gold_fx'],
  [/理财|理財|净值|淨值|固收|信托|信託|私募|资管|資管|wealth|investment/, 'wealth'],
  [/存款|定期|定存|存单|存單|活期|储蓄|儲蓄|deposit|savings/, 'deposit'],
];

/** The family a product's name on the page tells, or undefined: a name that tells nothing filters nothing. */
export function productFamilyOf(name: string | undefined): ProductFamily | undefined {
  if (!name) return undefined;
  const text = name.normalize('NFKC').toLowerCase();
  return NAMES.find(([pattern]) => pattern.test(text))?.[1];
}
