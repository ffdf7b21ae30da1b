import { z } from 'zod';
import { CHANNELS, PRODUCT_FAMILIES, SCENARIO_IDS, STAGES } from '../../domain/scenario.ts';
import { JURISDICTIONS, LOCALES } from '../../domain/language.ts';

export const scenarioId = z.enum(SCENARIO_IDS);
export const stage = z.enum(STAGES);
export const channel = z.enum(CHANNELS);
export const productFamily = z.enum(PRODUCT_FAMILIES);
export const locale = z.enum(LOCALES);
export const jurisdiction = z.enum(JURISDICTIONS);

/** A calendar date of the bank, YYYY-MM-DD, without a time zone. */
export const calendarDate = z.iso.date();

export const recordId = z.string().regex(/^[a-z0-9][A-Za-z0-9._-]{2,95}$/, 'id: lower-case start, letters, digits, . _ -');

/** Where a fact comes from: a key of the regulatory register ("REG-FRAUD"), a bank document, or common practice. */
export const factSource = z.strictObject({
  register: z.string().min(2),
  article: z.string().optional(),
  /** When somebody last compared the fact with its source. */
  checkedOn: calendarDate,
});

/** What every record of the library carries, whatever its kind. */
export const recordHead = {
  id: recordId,
  title: z.string().min(1),
  locale,
  jurisdiction,
  owner: z.string().min(1),
  reviewBy: calendarDate,
  effectiveFrom: calendarDate,
  effectiveTo: calendarDate.nullable(),
  status: z.enum(['draft', 'review', 'published', 'retired']),
  version: z.int().positive(),
};
