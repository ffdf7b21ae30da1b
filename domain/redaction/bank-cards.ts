import { isCalendarDate, passesLuhn } from './checksums.ts';
import { acceptedStretches, type DigitGroup } from './digit-groups.ts';
import type { Span } from './finding.ts';
import { beginsClear, endsClear, isLabelledOrder, leading, LINK } from './surroundings.ts';

/** Issuer ranges by length. 15 digits are American Express alone, 14 Diners alone: other numbers of that length are devices and clocks. */
const ISSUERS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [16, 18, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|3095|36|3[89])/, lengths: [14, 16] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
  { prefix: /^81[0-7]/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [16, 17, 18, 19] },
  // Older cards of mainland banks outside the 62 range (ICBC 955880, ABC 95599, BOC 601382, BOCOM 601428).
  { prefix: /^(?:95588|95599|9400|69)/, lengths: [16, 17, 18, 19] },
  { prefix: /^60(?:13|14|34)/, lengths: [16, 17, 18, 19] },
];

const looksIssued = (digits: string): boolean => ISSUERS.some((issuer) => issuer.prefix.test(digits) && issuer.lengths.includes(digits.length));

/** A number an issuer could have printed: known prefix of that length, Luhn check, not one digit repeated. */
export function isCardNumber(digits: string): boolean {
  return /^\d{14,19}$/.test(digits) && !/^(\d)\1+$/.test(digits) && looksIssued(digits) && passesLuhn(digits);
}

const CARD_WORD = '卡片?|(?<![A-Za-z])PAN';
/** What an account number is called, up to where the number begins. */
const ACCOUNT_CONTEXT = new RegExp(`(?:卡号|账号|帐号|账户号|帐户号|账户|帐户|户口|存折|(?:card|account|acct|a/c|iban)\\.?(?: ?(?:no|nr|num|number|#))?\\.?)${LINK}`, 'i');
const CARD_CONTEXT = new RegExp(`(?:${CARD_WORD})${LINK}`);
/** Read out after some more words ("卡号您听听对不对：6222…"): then it must look like a card's, though a digit may have been misheard. */
const CARD_CLAUSE = /(?:[卡帐账]号|(?:card|account) number)[^0-9。;!?\n]{1,24}[:,]\s?$/i;

/** "转到0081-…这个账号", "…是我的账号". */
const ACCOUNT_AFTER = /^[\s,]?(?:[这那]个|就?是[我你您他她]?们?的?)(?:银行)?(?:[帐账](?:号|户)|户口)/;

/** People write cards in fours, American Express as 4-6-5, or as issuer and rest; a group of two or three is a date or a phone. */
function looksGrouped(groups: readonly DigitGroup[]): boolean {
  return groups.length === 1 || groups.slice(0, -1).every((group) => group.text.length >= 4);
}

/** Card numbers by issuer and check; any account number right after its label, since passbook numbers have no check. */
export function findBankCards(text: string): Span[] {
  return acceptedStretches(text, (joined, groups) => {
    const start = groups[0]?.start ?? 0;
    const end = groups[groups.length - 1]?.end ?? 0;
    return isCardNumber(joined) && looksGrouped(groups) && beginsClear(text, start) && endsClear(text, end) && !isLabelledOrder(text, start);
  }).map((range) => ({ type: 'bank_card' as const, ...range }));
}

/** Without a check, commas may part thousands or several numbers; only fours are one number read out. */
const isAmountOrList = (value: string): boolean => /[,、]/.test(value) && !/^\d{4}(?:[,、] ?\d{4}){2,5}(?:[,、] ?\d{1,4})?$/.test(value);

export function findLabelledAccounts(text: string): Span[] {
  return acceptedStretches(text, (joined, groups) => {
    const start = groups[0]?.start ?? 0;
    const end = groups[groups.length - 1]?.end ?? 0;
    if (!/^\d{8,28}$/.test(joined) || isAmountOrList(text.slice(start, end)) || !beginsClear(text, start) || !endsClear(text, end)) return false;
    const before = leading(text, start, 30);
    const isDate = joined.length === 8 && /^(?:19|20)/.test(joined) && isCalendarDate(Number(joined.slice(0, 4)), Number(joined.slice(4, 6)), Number(joined.slice(6)));
    return !isDate && (ACCOUNT_CONTEXT.test(before) || (joined.length >= 10 && ACCOUNT_AFTER.test(text.slice(end, end + 12))) || (joined.length >= 14 && CARD_CONTEXT.test(before)) || (looksIssued(joined) && CARD_CLAUSE.test(before) && !isLabelledOrder(text, start)));
  }).map((range) => ({ type: 'bank_card' as const, ...range }));
}
