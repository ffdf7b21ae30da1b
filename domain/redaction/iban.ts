import { ACCOUNT_CONTEXT } from './bank-cards.ts';
import type { Span } from './finding.ts';
import { leading } from './surroundings.ts';

const IBAN = /(?<![0-9A-Za-z])[A-Z]{2}\d{2}(?:(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?|[A-Z0-9]{11,30})(?![0-9A-Za-z])/g;

/** ISO 13616: country and check digits moved to the end, letters as two digits, remainder 1 by 97. */
function passesMod97(value: string): boolean {
  let rest = 0;
  for (const sign of value.slice(4) + value.slice(0, 4)) rest = Number(`${rest}${parseInt(sign, 36)}`) % 97;
  return rest === 1;
}

/** Account numbers of the international form right after their label, in one piece or in fours: a payee abroad has no other. */
export const findIbans = (text: string): Span[] =>
  [...text.matchAll(IBAN)]
    .filter((match) => match[0].length >= 15 && passesMod97(match[0].replaceAll(' ', '')) && ACCOUNT_CONTEXT.test(leading(text, match.index, 30)))
    .map((match) => ({ type: 'bank_card', start: match.index, end: match.index + match[0].length }));
