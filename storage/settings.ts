import { z } from 'zod';
import { JURISDICTIONS, LOCALES } from '../domain/language.ts';
import { pageLabels } from '../domain/page-labels.ts';
import { DEFAULT_SETTINGS, RETENTION_KINDS, type Settings } from '../domain/settings.ts';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Settings as stored, or as a managed policy gives them. Unknown keys are dropped, so that a newer policy does no harm. */
export const settingsSchema = z.object({
  interfaceLocale: z.enum([...LOCALES, 'browser']),
  scriptLocale: z.enum(LOCALES),
  jurisdiction: z.enum(JURISDICTIONS),
  timeZone: z.string().refine(isTimeZone),
  agent: z.object({ name: z.string().max(40), number: z.string().max(20), role: z.enum(['agent', 'trainer', 'supervisor']) }),
  bank: z.record(z.string(), z.string().max(500)),
  pageLabels,
  desk: z.object({ singleKeys: z.boolean(), typeGlyphsOnly: z.boolean(), maskAgainAfterSeconds: z.number().int().min(5).max(3600) }),
  retentionDays: z.record(z.enum(RETENTION_KINDS), z.number().int().min(1).max(36525)),
  lockAfterIdleMinutes: z.number().int().min(1).max(240),
}) satisfies z.ZodType<Settings>;

/** Each setting that reads well; the default for any other, so that one damaged value does not take the rest along. */
export function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const entries = (Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]).map((key) => {
    const parsed = settingsSchema.shape[key].safeParse(stored[key]);
    return [key, parsed.success ? parsed.data : DEFAULT_SETTINGS[key]];
  });
  return Object.fromEntries(entries) as Settings;
}
