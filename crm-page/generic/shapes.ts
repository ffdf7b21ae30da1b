import type { FieldName } from '../../domain/customer-record.ts';
import { fold } from './labels/match-label.ts';
import { fromWords, vocabulary, worded, wordedBy, type Worded } from '../vocabulary.ts';

const EMPTY = worded('empty');
const surnames = fromWords(({ patterns }) => new Set(patterns.surnames));
const TIER = worded('tier');
const STATUS = worded('status');
const PRIORITY = worded('priority');
const PLAIN_HEADING = worded('plain_heading');
const PLAIN_WORD = worded('plain_word');
const TITLE = worded('title');
const DAY_FIRST = worded('day_month_year');
const EXTENSION = worded('extension');
const MASKED = worded('masked');
const NAME_PART = worded('name_part', 'u');
const YEAR_MONTH_DAY = worded('year_month_day');
const PHONE_REMARK = worded('phone_remark', 'gi');

export const DATE = worded('date');

export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
export const isEmptyValue = (text: string): boolean => text === '' || EMPTY.test(text);
export const isMasked = (text: string): boolean => MASKED.test(text);

/** Phones and numbers of accounts and cards. */
export const NUMERIC = worded('numeric_field');
const ON_A_DAY = worded('day_field');
const EMAIL = worded('email');

/** 姓名 of two to four characters with a known surname, or masked (王**); the Latin form is two to four capitalised words. */
export function looksLikeName(text: string): boolean {
  const name = text.normalize('NFKC').replace(/[（(].*?[)）]/g, '').trim();
  if (/^[\p{Script=Han}*·]{2,5}$/u.test(name)) {
    const folded = fold(name);
    return surnames().has(folded[0]!) && (name.includes('*') || !PLAIN_HEADING.test(folded)) && !STATUS.test(folded) && !TIER.test(folded);
  }
  const parts = TITLE.strip(name).split(/,\s*|\s+/);
  return parts.length >= 2 && parts.length <= 4 && parts.every((part) => NAME_PART.test(part) && !PLAIN_WORD.test(part)) && /\p{Ll}/u.test(name);
}

/** @__NO_SIDE_EFFECTS__ */
const saying = (words: Worded) => (text: string): boolean => words.test(fold(text.normalize('NFKC')).trim());
export const isTier = saying(TIER);
export const isStatus = saying(STATUS);
export const isPriority = saying(PRIORITY);

const IS = wordedBy('is_');
const IS_MASKED = wordedBy('masked_');
const IS_NOT = wordedBy('not_');

/** Could this text be a value of that field? Wrong is worse than empty: what does not fit is not reported. */
export function fits(field: FieldName, text: string): boolean {
  const limits = vocabulary().limits[field];
  // What begins with a comma is the rest of a sentence.
  if (isEmptyValue(text) || /^[,，;；.。、]/.test(text)) return false;
  if (!limits) return true;
  const [least, most, fewest, fewestMasked, mostDigits] = limits as readonly [number, number, number, number, number];
  const digits = digitsOf(text).length;
  const masked = isMasked(text);
  if (text.length < least || text.length > most || digits > mostDigits || digits < (masked ? Math.min(fewest, fewestMasked) : fewest)) return false;
  const plain = field === 'phone' ? PHONE_REMARK.strip(text).trim() : text;
  if (!(IS(field)?.test(plain) ?? true) && !(masked && IS_MASKED(field)?.test(text))) return false;
  if (IS_NOT(field)?.test(text) || (field === 'customer_name' && isStatus(text))) return false;
  // A number that begins like a date is one.
  return field !== 'id_number' || !DATE.test(`${text.replace(/^\D+/, '').slice(0, 10)} `);
}

/** NFKC; phones as digits, dates as YYYY-MM-DD where year, month and day are certain. */
export function normaliseValue(field: FieldName, shown: string): string {
  const text = shown.normalize('NFKC').trim();
  if (field === 'phone') return isMasked(text) ? text.replace(/[\s()-]/g, '') : EXTENSION.strip(text).replace(/(?!^\+)\D/g, '');
  if (NUMERIC.test(field)) return text.replace(/[\s-](?=[\d*])/g, '');
  if (field === 'email') return (EMAIL.exec(text)?.[0] ?? text).toLowerCase();
  if (ON_A_DAY.test(field)) {
    const found = YEAR_MONTH_DAY.exec(text);
    if (found) return `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
    const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
    const at = vocabulary().patterns.months!.indexOf(month?.toLowerCase() ?? '-');
    if (year && at >= 0) return `${year}-${String(at / 3 + 1).padStart(2, '0')}-${day!.padStart(2, '0')}`;
  }
  return text;
}
