import type { Locale } from '../../domain/language.ts';
import { amountInWords, readAmount } from './amount-in-words.ts';
import { readDay, spokenDate, spokenTime, writtenDate } from './dates.ts';

/** A formatter gives undefined when the value is not of its kind; the placeholder is then a blank, not a wrong text. */
type Formatter = (value: string, locale: Locale) => string | undefined;

/** All but the last four letters or digits hidden; a name keeps its first letter. Spaces and hyphens do not count. */
function mask(value: string): string {
  const chars = [...value.replace(/[\s-]/g, '')];
  if (chars.every((char) => /\d|\*/.test(char))) return chars.length <= 4 ? '*'.repeat(chars.length) : `${'*'.repeat(4)}${chars.slice(-4).join('')}`;
  return chars.map((char, index) => (index === 0 ? char : '*')).join('');
}

function last4(value: string): string | undefined {
  const found = /([0-9A-Za-z])\D?([0-9A-Za-z])\D?([0-9A-Za-z])\D?([0-9A-Za-z])$/.exec(value.replace(/[\s-]/g, ''));
  return found ? found.slice(1).join('') : undefined;
}

function money(value: string): string | undefined {
  const amount = readAmount(value);
  if (!amount) return undefined;
  return `${amount.whole.toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${String(amount.cents).padStart(2, '0')}`;
}

/** With its unit, so that a missing amount does not leave the unit behind: "您说的这笔金额元". */
function moneyInYuan(value: string, locale: Locale): string | undefined {
  const amount = money(value);
  return amount && (locale === 'en' ? `${amount} yuan` : `${amount}元`);
}

const FORMATTER_TABLE: Readonly<Record<string, Formatter>> = {
  mask,
  last4,
  money,
  moneyInYuan,
  amountInWords,
  date: (value, locale) => { const day = readDay(value); return day && writtenDate(day, locale); },
  spokenDate: (value, locale) => { const day = readDay(value); return day && spokenDate(day, locale); },
  spokenTime,
  /** Digits apart, as they are read out: 1 0 2 4. */
  digits: (value) => [...value.replace(/\s/g, '')].join(' '),
};

export const FORMATTER_NAMES: readonly string[] = Object.keys(FORMATTER_TABLE);

/** The value through the formatters from left to right; undefined when one is unknown or refuses the value. */
export function applyFormatters(value: string, formatters: readonly string[], locale: Locale): string | undefined {
  let out: string | undefined = value;
  for (const name of formatters) {
    if (out === undefined || !Object.hasOwn(FORMATTER_TABLE, name)) return undefined;
    out = FORMATTER_TABLE[name]!(out, locale);
  }
  return out;
}
