import type { FieldName } from '../../domain/customer-record.ts';
import { fold } from './labels/match-label.ts';
import { fromWords, worded } from '../vocabulary.ts';

const EMPTY = worded('empty');
const surnames = fromWords(({ patterns }) => new Set(patterns.surnames));
const TIER = worded('tier');
const STATUS = worded('status');
const PRIORITY = worded('priority');
const PLAIN_HEADING = worded('plain_heading');
const PLAIN_WORD = worded('plain_word');
const NOBODY = worded('nobody');
const AGE = worded('age');
const GENDER = worded('gender');
const PHONE_REMARK = worded('phone_remark', 'gi');

export const DATE = worded('date');
const RELATIVE_TIME = worded('relative_time');
export const MASK = /[*＊•●×xX]{2,}|[*＊]/;

export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
export const isEmptyValue = (text: string): boolean => text === '' || EMPTY.test(text);
export const isMasked = (text: string): boolean => /[*＊•●]{2,}|(?:^|\d|[-\s])[xX×]{2,}(?=[-\s\d]|$)/.test(text);

const phone = /^[+＋(（]?[\d*＊•●xX×()（）\s\-–.+/ext转轉分机機#]+$/i;
const EMAIL = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:]{2,}/;

/** 姓名 of two to four characters with a known surname, or masked (王**); the Latin form is two to four capitalised words. */
export function looksLikeName(text: string): boolean {
  const name = text.normalize('NFKC').replace(/[（(].*?[)）]/g, '').trim();
  if (/^[\p{Script=Han}*·]{2,5}$/u.test(name)) {
    const folded = fold(name);
    return surnames().has(folded[0]!) && (name.includes('*') || !PLAIN_HEADING.test(folded)) && !STATUS.test(folded) && !TIER.test(folded);
  }
  const parts = name.replace(/^(?:mr|mrs|ms|miss|dr|mx|sir)\.?\s+/i, '').split(/,\s*|\s+/);
  return parts.length >= 2 && parts.length <= 4 && parts.every((part) => /^(?:\p{Lu}[\p{L}'’.-]*|de|van|von|bin|al|la|der|di|\p{Lu}\*+)$/u.test(part) && !PLAIN_WORD.test(part)) && /\p{Ll}/u.test(name);
}

export const isTier = (text: string): boolean => TIER.test(fold(text.normalize('NFKC')).trim());
export const isStatus = (text: string): boolean => STATUS.test(fold(text.normalize('NFKC')).trim());
export const isPriority = (text: string): boolean => PRIORITY.test(fold(text.normalize('NFKC')).trim());

/** Could this text be a value of that field? Wrong is worse than empty: what does not fit is not reported. */
export function fits(field: FieldName, text: string): boolean {
  if (isEmptyValue(text)) return false;
  const digits = digitsOf(text).length;
  const masked = isMasked(text);
  switch (field) {
    case 'customer_name':
      return text.length <= 60 && digits <= 2 && !/[@:：?？!！。；;]|https?/.test(text) && (/\p{L}/u.test(text) || masked) && !isStatus(text);
    case 'first_name':
    case 'last_name':
      return text.length <= 30 && digits === 0 && !/[@:：。]/.test(text);
    case 'owner_agent':
      return text.length <= 60 && !/[@。？?]/.test(text) && /\p{L}/u.test(text) && !NOBODY.test(text);
    case 'phone':
      return phone.test(PHONE_REMARK.strip(text).trim()) && (digits >= 7 || (masked && digits >= 3)) && digits <= 18 && text.length < 40 && !/^\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(text);
    case 'email':
      return (EMAIL.test(text) || (masked && text.includes('@'))) && text.length <= 90;
    case 'id_number':
      return (digits >= 4 || (masked && digits >= 1)) && text.length <= 34 && !/[@。，]/.test(text) && !DATE.test(text.replace(/^\D+/, '').slice(0, 10) + ' ');
    case 'account_number':
    case 'card_number':
      return (digits >= 4 || (masked && digits >= 2)) && text.length <= 60 && !/[@。￥¥$£€,，]/.test(text) && !/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}/.test(text);
    case 'birthday':
      return (DATE.test(text) || (masked && digits >= 2) || /^\d{6,8}$/.test(text)) && text.length <= 40;
    case 'risk_rated_at':
    case 'opened_at':
      return (DATE.test(text) || RELATIVE_TIME.test(text)) && text.length <= 50;
    case 'last_contact':
      return (DATE.test(text) || RELATIVE_TIME.test(text)) && text.length <= 60;
    case 'age':
      return AGE.test(text);
    case 'gender':
      return GENDER.test(text);
    case 'honorific':
      return text.length <= 10 && digits === 0;
    case 'contact_count':
      return digits >= 1 && text.length <= 20;
    case 'balance':
      return digits >= 1 && text.length <= 40;
    case 'tier':
    case 'risk_rating':
    case 'priority':
    case 'language':
    case 'branch':
    case 'deal_status':
      return text.length <= 60 && (!/[@。？?]/.test(text)) && (field === 'tier' || field === 'risk_rating' || digits < 6) && (/\p{L}/u.test(text) || digits > 0 || /[★⭐]/.test(text));
    case 'status':
      return text.length <= 40 && !/[@。？?]/.test(text) && digits < 6;
    case 'case_type':
      return text.length <= 60 && !/[@。？?]/.test(text) && digits < 8;
    case 'case_id':
      return digits >= 2 && text.length <= 40 && !/[@。]/.test(text) && !/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}/.test(text) && !/^\d+\s*(?:条|件|个|open|cases?)/i.test(text);
    case 'case_subject':
      return text.length <= 200 && /\p{L}/u.test(text);
    case 'address':
      return text.length >= 4 && text.length <= 200 && !EMAIL.test(text) && /\p{L}/u.test(text);
    case 'product':
      return text.length <= 300 && /\p{L}/u.test(text);
    default:
      return true;
  }
}

/** NFKC; phones as digits, dates as YYYY-MM-DD where year, month and day are certain. */
export function normaliseValue(field: FieldName, shown: string): string {
  const text = shown.normalize('NFKC').trim();
  if (field === 'phone') return isMasked(text) ? text.replace(/[\s()-]/g, '') : text.replace(/(?:ext|转|分机).*$/i, '').replace(/(?!^\+)\D/g, '');
  if (field === 'account_number' || field === 'card_number') return text.replace(/[\s-](?=[\d*])/g, '');
  if (field === 'email') return (EMAIL.exec(text)?.[0] ?? text).toLowerCase();
  if (field === 'birthday' || field === 'opened_at' || field === 'risk_rated_at') {
    const found = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/.exec(text);
    if (found) return `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
    const [, day, month, year] = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})$/i.exec(text) ?? [];
    const at = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(month?.toLowerCase() ?? '-');
    if (year && at >= 0) return `${year}-${String(at / 3 + 1).padStart(2, '0')}-${day!.padStart(2, '0')}`;
  }
  return text;
}
