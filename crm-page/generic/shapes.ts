import type { FieldName } from '../../domain/customer-record.ts';
import { fold } from './labels/match-label.ts';
import words from './labels/words.json';

const EMPTY = /^(?:[-—–_/.…*\s]+|n\/?a|none|null|undefined|nil|未填写?|未知|暂无.{0,4}|无数据|待补充?|未设置|未登记|未提供|未绑定|unknown|not (?:set|provided|available|specified|recorded)|(?:请|請)(?:选择|選擇|输入|輸入).*|select.*|choose.*|(?:enter|add|type|click to) .*|loading.*|加载中.*|載入中.*|empty)$/i;
const SURNAMES = new Set(words.surnames);
const TIER = new RegExp(`^(?:${words.tier})$`, 'i');
const STATUS = new RegExp(`^(?:${words.status})$`, 'i');
const PRIORITY = new RegExp(`^(?:${words.priority})$`, 'i');
const PLAIN_HEADING = new RegExp(words.plain_heading);
const PLAIN_WORD = new RegExp(`^(?:${words.plain_word})$`, 'i');

export const DATE = /(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]*\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s*\d{2,4}|民[国國]\s?\d{2,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}月\d{1,2}日|\d{1,2}\/\d{1,2}(?=\s|$))/i;
const RELATIVE_TIME = /(?:今天|昨天|前天|刚刚|today|yesterday|just now|\d+\s?(?:分钟|小时|天|周|个?月|年|分鐘|小時|週|個月|min|minute|hour|day|week|month|year|h|d|m)s?\s?(?:前|ago)|\d{1,2}:\d{2})/i;
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
    return SURNAMES.has(folded[0]!) && (name.includes('*') || !PLAIN_HEADING.test(folded)) && !STATUS.test(folded) && !TIER.test(folded);
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
      return text.length <= 60 && !/[@。？?]/.test(text) && /\p{L}/u.test(text) && !/^(?:未分配|未指派|unassigned|待分配)/i.test(text);
    case 'phone':
      return phone.test(text.replace(/[（(][^)）\d]*[)）]|(?:手机|座机|移动|行动|mobile|home|work|cell|tel)[:：]?/gi, '').trim()) && (digits >= 7 || (masked && digits >= 3)) && digits <= 18 && text.length < 40 && !/^\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(text);
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
      return /^\d{1,3}\s?(?:岁|歲|周岁|周歲|years?(?: old)?|yrs?)?$/i.test(text);
    case 'gender':
      return /^(?:男|女|先生|女士|男性|女性|male|female|m|f|man|woman|non-?binary|other|其他|保密|♂|♀)$/i.test(text);
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
