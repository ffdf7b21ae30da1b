import { fail, succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { openBytes, sealBytes, type Envelope } from './envelope.ts';
import type { OpenKeys } from './vault.ts';

/** 32 bytes that seal and 32 that hash. Held only while it is made, wrapped or handed to the session. */
export type DataKeyBytes = Uint8Array<ArrayBuffer>;
const HALF = 32;

export const makeDataKey = (): DataKeyBytes => crypto.getRandomValues(new Uint8Array(2 * HALF));

/** The keys as this page uses them: non-extractable. */
export async function importDataKey(vaultId: string, bytes: DataKeyBytes): Promise<OpenKeys> {
  return {
    id: vaultId,
    data: await crypto.subtle.importKey('raw', bytes.slice(0, HALF), 'AES-GCM', false, ['encrypt', 'decrypt']),
    hash: await crypto.subtle.importKey('raw', bytes.slice(HALF), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  };
}

const address = (vaultId: string, way: 'passphrase' | 'recovery') => ({ table: 'keys', id: `${vaultId}/${way}`, version: 1 });

export const wrapDataKey = (wrapping: CryptoKey, vaultId: string, way: 'passphrase' | 'recovery', bytes: DataKeyBytes): Promise<Envelope> =>
  sealBytes(wrapping, way, address(vaultId, way), bytes);

/** `vault.damaged` stands for a wrong passphrase too: authenticated encryption cannot tell the two apart. */
export async function unwrapDataKey(wrapping: CryptoKey, vaultId: string, way: 'passphrase' | 'recovery', wrapped: Envelope): Promise<Result<DataKeyBytes, StorageFailure>> {
  const bytes = await openBytes(wrapping, address(vaultId, way), wrapped);
  if (!bytes.ok) return bytes;
  return bytes.value.length === 2 * HALF ? succeed(bytes.value) : fail({ code: 'vault.damaged', params: { table: 'keys', id: vaultId } });
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
