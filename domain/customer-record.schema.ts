import { z } from 'zod';
import type { CustomerRecord } from './customer-record.ts';

/** The most text of one value that is taken over from a page; the rest of a longer one is dropped, the page stays open beside it. */
const LONGEST_VALUE = 20_000;

const text = z.string().max(LONGEST_VALUE);

const fieldReading = z.object({
  name: z.string().max(80),
  shown: text,
  value: text,
  label: z.string().max(500).optional(),
  foundBy: z.enum([
    'declared', 'mapping', 'adapter', 'label-for', 'table', 'definition-list', 'label-row', 'one-text', 'above',
    'heading', 'title', 'tag', 'link', 'prose',
  ]),
  where: z.string().max(1_000),
  confidence: z.number().min(0).max(1),
  conflicts: z.array(text).max(20).optional(),
  masked: z.boolean(),
});

const transcriptTurn = z.object({
  speaker: z.enum(['customer', 'agent', 'system', 'unknown']),
  text,
  at: z.string().max(60).optional(),
});

/** Parses what came from a page at the trust boundary (background, panel). A page is data from a stranger. */
export const customerRecord = z.object({
  fields: z.record(z.string().max(80), fieldReading.optional()),
  transcript: z.array(transcriptTurn).max(5_000),
  singleCustomer: z.boolean(),
  callState: z
    .object({ state: z.enum(['ringing', 'in-call', 'on-hold', 'after-call', 'idle']), elapsedSeconds: z.number().nonnegative().optional() })
    .optional(),
  page: z.object({ url: z.string().max(4_000), title: z.string().max(1_000), locale: z.string().max(40).optional() }),
  readAt: z.iso.datetime(),
}) satisfies z.ZodType<CustomerRecord>;
