import type { Jurisdiction, Locale } from './language.ts';
import type { PageLabels } from './page-labels.ts';

/** What is set on a machine. Language of the interface, of the scripts, and whose rules apply are three settings. */
export interface Settings {
  readonly interfaceLocale: Locale | 'browser';
  readonly scriptLocale: Locale;
  readonly jurisdiction: Jurisdiction;
  /** IANA name; complaint days are counted in it. */
  readonly timeZone: string;
  readonly agent: { readonly name: string; readonly number: string; readonly role: 'agent' | 'trainer' | 'supervisor' };
  /** Values for placeholders ("bank.name") and for limits that are proposals ("limits.greeting"); text as the bank wrote it. */
  readonly bank: Readonly<Record<string, string>>;
  /** What the bank's own CRM calls its fields, beside the labels the reader knows. */
  readonly pageLabels: PageLabels;
  readonly desk: { readonly singleKeys: boolean; readonly typeGlyphsOnly: boolean; readonly maskAgainAfterSeconds: number };
  readonly retentionDays: Readonly<Record<RetentionKind, number>>;
  readonly lockAfterIdleMinutes: number;
}

/** Kinds of record with a keeping time of their own. */
export const RETENTION_KINDS = ['call', 'complaint-call', 'review', 'audit', 'unfinished-typing'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Days of a year counted for keeping times, leap days included. */
const YEAR = 365.25;

/**
 * Defaults until a bank sets its own. Calls: 180 days (proposal: short retention, PIPL art. 19). Complaints and what was
 * reviewed of them: 5 years (domain notes, REG-COMPLAINT, sources disagree). The audit log outlasts what it tells about.
 */
export const DEFAULT_SETTINGS: Settings = {
  interfaceLocale: 'browser',
  scriptLocale: 'zh-CN',
  jurisdiction: 'CN',
  timeZone: 'Asia/Shanghai',
  agent: { name: '', number: '', role: 'agent' },
  bank: {},
  pageLabels: {},
  desk: { singleKeys: true, typeGlyphsOnly: false, maskAgainAfterSeconds: 30 },
  retentionDays: { call: 180, 'complaint-call': Math.ceil(5 * YEAR), review: Math.ceil(5 * YEAR), audit: Math.ceil(6 * YEAR), 'unfinished-typing': 30 },
  lockAfterIdleMinutes: 10,
};
