import { z } from 'zod';
import type { TravellingKind } from '../../domain/team/rights.ts';
import type { CallEvent } from '../../domain/call/events.ts';
import type { Review } from '../../domain/review/review.ts';
import { libraryRecord, type LibraryRecord } from '../../scripts-library/schema/index.ts';
import { areCallEvents } from './event-shape.ts';

/** A record as it travels. Its author is the bundle's. */
export type ExchangeRecord =
  | { readonly kind: 'call'; readonly id: string; readonly events: readonly CallEvent[] }
  /** A call that is parked: its person may go on with it at another desk. */
  | { readonly kind: 'waiting'; readonly id: string; readonly events: readonly CallEvent[] }
  /** A supervisor saw a pending call. */
  | { readonly kind: 'seen'; readonly id: string; readonly callAuthor: string; readonly at: string }
  | { readonly kind: 'review'; readonly id: string; readonly callId: string; readonly createdAt: string; readonly updatedAt: string; readonly review: Review }
  | { readonly kind: 'library'; readonly packId: string; readonly recordId: string; readonly version: number; readonly updatedAt: string; readonly record: LibraryRecord };

export type RecordOf<K extends ExchangeRecord['kind']> = Extract<ExchangeRecord, { kind: K }>;

/** The right that writing this record needs. */
export const kindOf = (record: ExchangeRecord): TravellingKind => (record.kind === 'library' && record.record.kind === 'banner' ? 'banner' : record.kind);

const id = z.string().min(1).max(200);
const instant = z.iso.datetime();
const words = z.string().max(100_000);

const call = z.strictObject({ kind: z.literal('call'), id, events: z.custom<readonly CallEvent[]>(areCallEvents) });

const waiting = z.strictObject({ kind: z.literal('waiting'), id, events: z.custom<readonly CallEvent[]>(areCallEvents) });

const seen = z.strictObject({ kind: z.literal('seen'), id, callAuthor: id, at: instant });

const item = z.string().max(20);
const review = z.strictObject({
  kind: z.literal('review'), id, callId: id, createdAt: instant, updatedAt: instant,
  review: z.looseObject({
    callId: id, state: z.enum(['draft', 'final', 'appealed', 'settled']), kind: z.enum(['random', 'risk', 'calibration', 'appeal']),
    marks: z.record(item, z.unknown()), reasons: z.record(item, words), fatal: z.array(z.unknown()).max(50), comment: words, heard: z.array(words).max(500),
  }),
});
const library = z.strictObject({ kind: z.literal('library'), packId: id, recordId: id, version: z.int().positive(), updatedAt: instant, record: libraryRecord })
  .refine(({ record, recordId }) => record.id === recordId);

export const recordSchema = z.discriminatedUnion('kind', [call, waiting, seen, review, library]);
