import { z } from 'zod';
import type { MappingAnchor, PageMapping } from './page-mapping.ts';

const short = z.string().min(1).max(80);
const down = z.array(z.tuple([z.string().regex(/^[a-z][a-z0-9._-]*$/), z.int().min(0).max(2000)])).max(60);

const anchor: z.ZodType<MappingAnchor> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('label'), label: short, section: short.optional(), steps: z.strictObject({ up: z.int().min(0).max(30), down }).optional() }),
  z.strictObject({ kind: z.literal('place'), landmark: z.strictObject({ attribute: z.string().regex(/^[a-z][a-z-]{0,30}$/), value: short }).optional(), down }),
]);

export const pageMapping: z.ZodType<PageMapping> = z.strictObject({
  id: z.string().min(1).max(60),
  path: z.string().max(300),
  field: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  anchor,
  badge: z.strictObject({ words: short, state: z.enum(['ringing', 'in-call', 'on-hold', 'after-call', 'idle']) }).optional(),
});

/** What is handed from colleague to colleague: taught fields with the site they are for. */
export const mappingFile = z.strictObject({
  format: z.literal('aside-mappings'),
  version: z.literal(1),
  mappings: z.array(z.strictObject({ origin: z.string().regex(/^https?:\/\/[^/]+$/), mapping: pageMapping })).max(2000),
});
