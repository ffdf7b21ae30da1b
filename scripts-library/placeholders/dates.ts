import type { Locale } from '../../domain/language.ts';

const DAY_MS = 86_400_000;
/** Both jurisdictions keep UTC+8 all year; another offset comes in by argument. */
export const DEFAULT_UTC_OFFSET_MINUTES = 480;

const pad = (value: number) => String(value).padStart(2, '0');

export interface WallTime { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number; readonly weekday: number }

/** An instant (ISO 8601) as the clock on the wall shows it. Undefined when the text is no instant. */
export function wallTime(instant: string, utcOffsetMinutes = DEFAULT_UTC_OFFSET_MINUTES): WallTime | undefined {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return undefined;
  const at = new Date(ms + utcOffsetMinutes * 60_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: at.getUTCHours(), minute: at.getUTCMinutes(), weekday: at.getUTCDay() };
}

/** YYYY-MM-DD of a wall time. */
export const calendarDay = (time: WallTime): string => `${time.year}-${pad(time.month)}-${pad(time.day)}`;

/** A date text as YYYY-MM-DD: ISO dates and instants, 2026/11/20, 2026年11月20日. Undefined when it is none or does not exist. */
export function readDay(text: string, utcOffsetMinutes = DEFAULT_UTC_OFFSET_MINUTES): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    const time = wallTime(text, utcOffsetMinutes);
    return time && calendarDay(time);
  }
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text.trim());
  if (!found) return undefined;
  const day = `${found[1]}-${pad(Number(found[2]))}-${pad(Number(found[3]))}`;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? undefined : day;
}

export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** Saturdays, Sundays and `holidays` are off; a make-up working day (调休) is on although it is a weekend. */
export interface WorkCalendar { readonly holidays?: readonly string[]; readonly makeUpDays?: readonly string[] }

export function isBusinessDay(day: string, calendar: WorkCalendar = {}): boolean {
  if (calendar.makeUpDays?.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.holidays?.includes(day);
}

/** The day `count` business days after `day`; `day` itself is day 0 whether or not it is one. */
export function addBusinessDays(day: string, count: number, calendar: WorkCalendar = {}): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isBusinessDay(at, calendar)) left -= 1;
  }
  return at;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAYS_HAN = '日一二三四五六';

export function weekdayName(weekday: number, locale: Locale): string {
  return locale === 'en' ? WEEKDAYS_EN[weekday]! : `星期${WEEKDAYS_HAN[weekday]}`;
}

/** A calendar day as written in the language: 2026年11月22日, 22 November 2026. */
export function writtenDate(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return locale === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** As said on the telephone: 11月22号星期日 (号 is spoken in the mainland, 號 in Taiwan), Sunday 22 November. */
export function spokenDate(day: string, locale: Locale): string {
  const [, month, date] = day.split('-').map(Number) as [number, number, number];
  const weekday = weekdayName(new Date(`${day}T00:00:00Z`).getUTCDay(), locale);
  if (locale === 'en') return `${weekday} ${date} ${MONTHS[month - 1]}`;
  return `${month}月${date}${locale === 'zh-TW' ? '號' : '号'}${weekday}`;
}

/** HH:MM as said: 下午5点30分, 下午5點30分, half past is not used because it mishears. */
export function spokenTime(time: string, locale: Locale): string | undefined {
  const found = /^([01]?\d|2[0-3])[:：]([0-5]\d)/.exec(time.trim());
  if (!found) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2]);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  if (locale === 'en') return `${twelve}${minute === 0 ? '' : `:${pad(minute)}`} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  const point = locale === 'zh-TW' ? '點' : '点';
  return `${part}${twelve}${point}${minute === 0 ? '' : `${minute}分`}`;
}

/** The greeting for the time of day. Before six and after six in the evening the evening greeting serves. */
export function greeting(hour: number, locale: Locale): string {
  const index = hour >= 5 && hour < 12 ? 0 : hour >= 12 && hour < 18 ? 1 : 2;
  if (locale === 'en') return ['Good morning', 'Good afternoon', 'Good evening'][index]!;
  return locale === 'zh-TW' ? ['早安', '午安', '晚安，您好'][index]! : ['上午好', '下午好', '晚上好'][index]!;
}
