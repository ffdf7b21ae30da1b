import { toHex } from '../record-hash.ts';
import { EXCHANGE_SCHEMA, layOutSigned, type BundleHeader, type PersonKey } from './byte-layout.ts';
import { canonicalJson } from './canonical-json.ts';
import { deflate } from './compression.ts';
import type { ExchangeRecord } from './records.ts';
import { signBytes } from './signing.ts';

export interface BundleDraft {
  readonly team: string;
  readonly author: string;
  readonly number: number;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly records: readonly ExchangeRecord[];
  /** The first of all records anew. */
  readonly restart?: boolean;
  /** age recipients, at least one. */
  readonly recipients: readonly string[];
  readonly personKey?: PersonKey | undefined;
  /** Of a newer schema only in tests of how older code answers. */
  readonly schema?: number;
}

/**
 * The bytes of one bundle as `docs/exchange-format.md` lays them out: canonical JSON, deflated, encrypted to the recipients,
 * signed. Author, number and team stand inside the encrypted part too, so that another member cannot sign these bytes as his own.
 */
export async function writeBundle(draft: BundleDraft, signingKey: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const { team, author, number, createdAt, records, recipients, restart = false, personKey, schema = EXCHANGE_SCHEMA } = draft;
  const raw = new TextEncoder().encode(canonicalJson({ author, number, team, records }));
  const small = await deflate(raw);
  const plain = new Uint8Array(4 + small.length);
  new DataView(plain.buffer).setUint32(0, raw.length);
  plain.set(small, 4);
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const payload = await encrypter.encrypt(plain);
  const digest = toHex(await crypto.subtle.digest('SHA-256', payload as Uint8Array<ArrayBuffer>));
  const header: BundleHeader = { author, createdAt, digest, number, ...(personKey === undefined ? {} : { personKey }), records: records.length, ...(restart ? { restart } : {}), schema, team };
  const signed = layOutSigned(header, payload.length);
  return joined([signed, payload, await signBytes(signingKey, 'aside-bundle-v1', signed)]);
}

/** Pieces one after the other. A file of several bundles is nothing else. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
