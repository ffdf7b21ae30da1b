import { fail, succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';

/** A sealed value as it lies in IndexedDB. */
export interface Envelope {
  /** Which key sealed it. */
  readonly key: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** What the envelope belongs to. It is authenticated with the text, so that an envelope moved to another row does not open. */
export interface Address {
  readonly table: string;
  readonly id: string;
  readonly version: number;
}

const NONCE_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

const associatedData = ({ table, id, version }: Address, key: string): Uint8Array<ArrayBuffer> =>
  encoder.encode(JSON.stringify(['aside/1', key, table, id, version]));

/** Seals bytes with AES-256-GCM under a fresh random nonce of 96 bits (NIST SP 800-38D, 8.2.2). */
export async function sealBytes(key: CryptoKey, keyId: string, address: Address, plain: Uint8Array<ArrayBuffer>): Promise<Envelope> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: associatedData(address, keyId) }, key, plain);
  return { key: keyId, nonce, sealed: new Uint8Array(sealed) };
}

/** Fails with `vault.damaged` when the bytes, the address or the key are not those it was sealed with. */
export async function openBytes(key: CryptoKey, address: Address, envelope: Envelope): Promise<Result<Uint8Array<ArrayBuffer>, StorageFailure>> {
  try {
    const algorithm = { name: 'AES-GCM', iv: envelope.nonce, additionalData: associatedData(address, envelope.key) };
    return succeed(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, envelope.sealed)));
  } catch {
    return fail({ code: 'vault.damaged', params: { table: address.table, id: address.id } });
  }
}

/** A JSON value as UTF-8. */
export const toBytes = (value: unknown): Uint8Array<ArrayBuffer> => encoder.encode(JSON.stringify(value));
export const fromBytes = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));
