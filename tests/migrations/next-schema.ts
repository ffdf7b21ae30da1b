import { z } from 'zod';
import { CURRENT_SCHEMA, newestOf, type Schema } from '../../storage/migrations/schema.ts';
import { ROW_SCHEMAS } from '../../storage/row-schemas.ts';

export const NEXT = newestOf(CURRENT_SCHEMA) + 1;

/**
 * A version that will never be shipped: a new index, a field made from another, a sealed table's clear part changed, rows dropped.
 * It proves the machinery that the first real one will run on.
 */
export const next: Schema = {
  versions: [...CURRENT_SCHEMA.versions, {
    version: NEXT,
    stores: { usage: '[scriptId+version+how], scriptId, lastUsedAt', futures: 'id' },
    rows: {
      usage: ({ updatedAt, ...row }) => ({ ...row, lastUsedAt: updatedAt }),
      calls: ({ pendingForLead, ...row }) => ({ ...row, waitsForLead: pendingForLead === 1 }),
      mappings: () => null,
    },
  }],
  shapes: async () => ({
    ...ROW_SCHEMAS,
    usage: z.strictObject({ scriptId: z.string(), version: z.int(), how: z.string(), count: z.int(), lastUsedAt: z.iso.datetime() }),
    calls: (ROW_SCHEMAS.calls as z.ZodObject).omit({ pendingForLead: true }).extend({ waitsForLead: z.boolean() }),
  }),
};
