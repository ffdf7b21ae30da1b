import { z } from 'zod';
import type { Tables } from './rows.ts';

const instant = z.iso.datetime();
const id = z.string().min(1).max(200);
const bytes = z.instanceof(Uint8Array);
const envelope = z.strictObject({ key: id, nonce: bytes.refine((nonce) => nonce.length === 12), sealed: bytes.refine((sealed) => sealed.length >= 16) });
const bit = z.union([z.literal(0), z.literal(1)]);

/**
 * Every row as it may lie in a table of the current schema. Checked where rows come from outside (restoring a backup) and in
 * the migration tests, never on the way to a list: opening an envelope says more about a row than its shape does.
 */
export const ROW_SCHEMAS: { readonly [T in keyof Tables]: z.ZodType } = {
  calls: z.strictObject({
    id, state: z.enum(['open', 'parked', 'closed']), startedAt: instant, updatedAt: instant, closedAt: instant.optional(), author: z.string(), seq: z.int().positive(),
    channel: z.string(), direction: z.string(), scenario: z.string().optional(), flowId: z.string().optional(), pendingForLead: bit, matterKey: z.string().optional(), hold: bit.optional(), summary: envelope, note: envelope.optional(),
  }),
  callEvents: z.strictObject({ callId: id, seq: z.int().positive(), at: instant, body: envelope }),
  typing: z.strictObject({ callId: id, part: id, at: instant, text: envelope }),
  blocks: z.strictObject({ id, revision: z.int().positive(), format: z.literal(1), count: z.int().positive(), heads: envelope }),
  blockIds: z.strictObject({ id, ids: z.string().regex(/^\n([^\n]+\n)+$/) }),
  blockNotes: z.strictObject({ id, revision: z.int().positive(), notes: envelope }),
  blockEvents: z.strictObject({ id, revision: z.int().positive(), events: envelope }),
  libraryRecords: z.strictObject({ packId: id, recordId: id, version: z.int().nonnegative(), state: z.enum(['draft', 'published']), updatedAt: instant, author: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/), record: z.looseObject({ id }) }),
  packs: z.strictObject({ id, locale: id, jurisdiction: id, version: id, manifest: z.looseObject({ id }), records: z.array(z.looseObject({ id })), installedAt: instant }),
  reviews: z.strictObject({ id, callId: id, createdAt: instant, updatedAt: instant, author: z.string(), body: envelope }),
  usage: z.strictObject({ scriptId: id, version: z.int().positive(), how: z.enum(['shown', 'said', 'copied', 'inserted', 'edited', 'rejected']), count: z.int().positive(), updatedAt: instant }),
  settings: z.strictObject({ key: id, value: z.unknown(), updatedAt: instant }),
  mappings: z.strictObject({ id, origin: z.string(), mapping: z.unknown(), updatedAt: instant, author: z.string() }),
  promises: z.strictObject({ id, callId: id, state: z.enum(['open', 'kept']), dueAt: instant, remindedAt: instant.optional(), updatedAt: instant, body: envelope }),
  audit: z.strictObject({ seq: z.int().positive(), at: instant, actor: z.string(), action: id, subject: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])), previousHash: z.string().length(64), hash: z.string().length(64) }),
  tombstones: z.strictObject({ kind: id, id, deletedAt: instant, reason: z.string() }),
  keys: z.looseObject({ id }),
};
