import type { Script } from '../schema/index.ts';
import type { SuggestContext, WithheldLine } from './context.ts';

const NAMED_GRADES: readonly (readonly [RegExp, number])[] = [
  [/谨慎|謹慎|cautious/i, 1], [/保守|conservative/i, 1], [/稳健|穩健|moderate/i, 2], [/平衡|balanced/i, 3],
  [/成长|成長|积极|積極|growth/i, 4], [/进取|進取|激进|aggressive|adventurous/i, 5],
];

/**
 * A tolerance or product grade as 1 to 5: "C3", "稳健型（R3）", "RR5", "Balanced (4/7)" rounded down on its own scale. A
 * figure beats a name. Undefined when there is none: nothing is then claimed about suitability.
 */
export function riskGrade(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const figure = /(?:RR|[CRPcr])\s*([1-5])\b/.exec(text.normalize('NFKC'));
  if (figure) return Number(figure[1]);
  const scale = /([1-9])\s*\/\s*(\d{1,2})/.exec(text);
  if (scale && Number(scale[2]) >= Number(scale[1])) return Math.max(1, Math.floor((Number(scale[1]) / Number(scale[2])) * 5));
  return NAMED_GRADES.find(([name]) => name.test(text))?.[1];
}

/** Product families a grade of tolerance is asked for (REG-SUIT). */
const GRADED = new Set(['structured_deposit', 'wealth', 'fund', 'insurance', 'gold_fx']);
/** Lines that lead to a sale. Lines on mismatch, expiry and losses are about the same products and must be sayable. */
const SELLING = new Set(['S31', 'S35', 'S36', 'S37']);

/** Why a line may not be offered to this customer, or undefined. A product above the customer's grade is not sold (REG-SUIT 12). */
export function unsuitable(script: Script, context: SuggestContext): WithheldLine | undefined {
  if (!SELLING.has(script.scenario)) return undefined;
  const graded = script.products.some((product) => GRADED.has(product)) || (context.product !== undefined && GRADED.has(context.product));
  if (!graded) return undefined;
  if (context.assessmentExpired) return { scriptId: script.id, code: 'assessment-expired' };
  const { customerGrade, productGrade } = context;
  if (customerGrade === undefined || productGrade === undefined || productGrade <= customerGrade) return undefined;
  return { scriptId: script.id, code: 'unsuitable', params: { customer: `C${customerGrade}`, product: `R${productGrade}` } };
}
