import { z } from 'zod';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { canonicalJson } from './canonical-json.ts';
import type { BundleFailure } from './failures.ts';

/** Version of the layout in `docs/exchange-format.md`, and of the records inside. */
export const FORMAT_VERSION = 1;
export const EXCHANGE_SCHEMA = 1;

const MAGIC = new TextEncoder().encode('ASIDEBDL');
const FIXED = 16;
const SIGNATURE = 64;
const LONGEST_HEADER = 4096;
const LONGEST_PAYLOAD = 64 * 1024 * 1024;

/** A person's key as everybody may see it. */
export interface PersonKey {
  /** age recipient. */
  readonly recipient: string;
  /** The identity as an age file closed with a passphrase, base64. */
  readonly wrapped: string;
}

/** What is known of a bundle without opening it. It names machines and counts, no customer. */
export interface BundleHeader {
  readonly author: string;
  readonly createdAt: string;
  /** SHA-256 of the payload as hex. */
  readonly digest: string;
  /** Counts from 1 without gaps, per author. */
  readonly number: number;
  /** The key of its author's person, for that person's other desks. */
  readonly personKey?: PersonKey | undefined;
  readonly records: number;
  /** Its author begins again here with everything: a reader who lacks earlier numbers need not wait for them. */
  readonly restart?: true | undefined;
  readonly schema: number;
  readonly team: string;
}

const headerSchema = z.object({
  author: z.string().min(1).max(200), createdAt: z.iso.datetime(), digest: z.string().regex(/^[0-9a-f]{64}$/), number: z.int().positive(),
  personKey: z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/), wrapped: z.base64().max(2000) }).optional(),
  records: z.int().nonnegative(), restart: z.literal(true).optional(), schema: z.int().positive(), team: z.string().min(1).max(200),
}) satisfies z.ZodType<BundleHeader>;

export interface BundleParts {
  readonly header: BundleHeader;
  /** Everything before the payload: what is signed. */
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** Length of the whole bundle. */
  readonly length: number;
}

/** The signed part: fixed fields and header. */
export function layOutSigned(header: BundleHeader, payloadLength: number): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(canonicalJson(header));
  const bytes = new Uint8Array(FIXED + json.length);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, FORMAT_VERSION);
  view.setUint16(10, json.length);
  view.setUint32(12, payloadLength);
  bytes.set(json, FIXED);
  return bytes;
}

/** Takes apart the bundle that begins at `from`. Never throws. */
export function takeApart(bytes: Uint8Array<ArrayBuffer>, from = 0): Result<BundleParts, BundleFailure> {
  const rest = bytes.subarray(from);
  if (!MAGIC.every((byte, index) => index >= rest.length || rest[index] === byte) || rest.length === 0) return fail({ code: 'exchange.foreign' });
  if (rest.length < FIXED) return fail({ code: 'exchange.half-written' });
  const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
  const version = view.getUint16(8);
  if (version > FORMAT_VERSION) return fail({ code: 'exchange.newer', params: { version } });
  const [headerLength, payloadLength] = [view.getUint16(10), view.getUint32(12)];
  if (version !== FORMAT_VERSION || headerLength > LONGEST_HEADER || payloadLength > LONGEST_PAYLOAD) return fail({ code: 'exchange.altered' });
  const length = FIXED + headerLength + payloadLength + SIGNATURE;
  if (rest.length < length) return fail({ code: 'exchange.half-written' });
  const header = readHeader(rest.subarray(FIXED, FIXED + headerLength));
  if (header === null) return fail({ code: 'exchange.altered' });
  if (header.schema > EXCHANGE_SCHEMA) return fail({ code: 'exchange.newer', params: { version: header.schema } });
  const payloadAt = FIXED + headerLength;
  return succeed({ header, signed: rest.slice(0, payloadAt), payload: rest.slice(payloadAt, payloadAt + payloadLength), signature: rest.slice(length - SIGNATURE, length), length });
}

function readHeader(bytes: Uint8Array): BundleHeader | null {
  try {
    const parsed = headerSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
