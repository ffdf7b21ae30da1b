import { JURISDICTIONS, LOCALES } from '../domain/language.ts';
import { pageLabelsOf } from '../domain/page-labels.ts';
import { isPlainRecord } from '../domain/plain-record.ts';
import { DEFAULT_SETTINGS, RETENTION_KINDS, type Settings } from '../domain/settings.ts';

/** The value as it is taken over, or undefined where it does not read well. */
type Read<T> = (value: unknown) => T | undefined;

const oneOf = <T extends string>(...known: readonly T[]): Read<T> => (value) => known.find((one) => one === value);
const text = (longest: number): Read<string> => (value) => (typeof value === 'string' && value.length <= longest ? value : undefined);
const whole = (least: number, most: number): Read<number> => (value) => (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined);
const yesOrNo: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** Every part has to read well; what is not a part is dropped, so that a newer policy does no harm. */
const parts = <T extends object>(reads: { readonly [K in keyof T]: Read<T[K]> }): Read<T> => (value) => {
  if (!isPlainRecord(value)) return undefined;
  const entries = (Object.keys(reads) as (keyof T & string)[]).map((key) => [key, reads[key](value[key])] as const);
  return entries.some(([, part]) => part === undefined) ? undefined : (Object.fromEntries(entries) as T);
};

const bankValue = text(500);
const bankValues: Read<Settings['bank']> = (value) =>
  (isPlainRecord(value) && Object.values(value).every((one) => bankValue(one) !== undefined) ? (value as Settings['bank']) : undefined);

const labels: Read<Settings['pageLabels']> = (value) => {
  const read = pageLabelsOf(value);
  return read.ok ? read.value : undefined;
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const days = whole(1, 36525);
const everyKeepingTime = parts<Settings['retentionDays']>({ call: days, 'complaint-call': days, review: days, audit: days, 'unfinished-typing': days });

/**
 * Settings as stored, or as a managed policy gives them. By hand and not by a schema: they are the one thing that is checked
 * before the panel's first line, and the schema library was a sixth of what the panel loads for it.
 */
const READS: { readonly [K in keyof Settings]: Read<Settings[K]> } = {
  interfaceLocale: oneOf(...LOCALES, 'browser'),
  scriptLocale: oneOf(...LOCALES),
  jurisdiction: oneOf(...JURISDICTIONS),
  timeZone: (value) => (typeof value === 'string' && isTimeZone(value) ? value : undefined),
  agent: parts<Settings['agent']>({ name: text(40), number: text(20), role: oneOf('agent', 'trainer', 'supervisor') }),
  bank: bankValues,
  pageLabels: labels,
  desk: parts<Settings['desk']>({ singleKeys: yesOrNo, typeGlyphsOnly: yesOrNo, maskAgainAfterSeconds: whole(5, 3600) }),
  // A keeping time that this version does not know is not guessed at.
  retentionDays: (value) => (isPlainRecord(value) && Object.keys(value).every((kind) => (RETENTION_KINDS as readonly string[]).includes(kind)) ? everyKeepingTime(value) : undefined),
  lockAfterIdleMinutes: whole(1, 240),
};

/** One setting as it is taken over; undefined where the value does not read well. */
export const readSetting = <K extends keyof Settings>(key: K, value: unknown): Settings[K] | undefined => READS[key](value);

/** Each setting that reads well; the default for any other, so that one damaged value does not take the rest along. */
export function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const keys = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
  return Object.fromEntries(keys.map((key) => [key, readSetting(key, stored[key]) ?? DEFAULT_SETTINGS[key]])) as unknown as Settings;
}
