import type { Span } from './finding.ts';
import { isLabelledOrder, isOtherNumber, leading, LINK } from './surroundings.ts';

const PASSPORT_CONTEXT = new RegExp(`(?:护照|旅行证件|passport)(?: ?(?:no|nr|num|number|#))?${LINK}`, 'i');
const PERMIT_CONTEXT = new RegExp(`(?:通行证|台胞证|回乡证|来往内地|签注|travel permit|home return permit)${LINK}`, 'i');

/** Second letter of an e-passport: never I or O (they read as 1 and 0). */
const CN_PASSPORT = /^(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7})$/i;
const ANY_PASSPORT = /^(?:[A-Z]{1,2}\d{6,9}|\d{8,9}|[A-Z]\d{2}[A-Z]\d{5})$/i;
/** Second letters are handed out in order; CS0011223 numbers a case. */
const PERMIT = /^(?:[HM]\d{8}|[HM]\d{10}|[CW]\d{8}|[CW][A-HJ-N]\d{7})$/i;
const LATER_PERMIT = /^[CW][P-Z]\d{7}$/i;
const ISLANDER_PERMIT = /^(?:\d{8}|\d{10}[A-Z]?)$/i;
const TOKEN = /(?<![0-9A-Za-z])[0-9A-Za-z]{8,12}(?![0-9A-Za-z])/g;

/** A letter and figures are the code of an error too. */
const ERROR_AFTER = /^\s?的?(?:报错|错误|error)/i;

/**
 * Passports and travel permits. The mainland's own forms stand for themselves; every other shape needs the word before it,
 * since nine digits or a letter and eight digits may be anything.
 */
export function findTravelDocuments(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const before = leading(text, match.index, 30);
    const range = { start: match.index, end: match.index + token.length };
    if (!/\d{5}/.test(token)) continue;
    if (PASSPORT_CONTEXT.test(before)) {
      if (ANY_PASSPORT.test(token)) found.push({ type: 'passport', ...range });
    } else if (PERMIT_CONTEXT.test(before) && (PERMIT.test(token) || LATER_PERMIT.test(token) || ISLANDER_PERMIT.test(token))) {
      found.push({ type: 'travel_permit', ...range });
    } else if (!isLabelledOrder(text, match.index) && !isOtherNumber(text, match.index) && !ERROR_AFTER.test(text.slice(range.end, range.end + 6))) {
      if (CN_PASSPORT.test(token)) found.push({ type: 'passport', ...range });
      else if (PERMIT.test(token)) found.push({ type: 'travel_permit', ...range });
    }
  }
  return found;
}
