import { fail, succeed, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import { fromBytes, openBytes, sealBytes, toBytes, type Address, type Envelope } from './envelope.ts';

/** Seals and opens. Locked, both fail with `vault.locked`. Never call it inside an IndexedDB transaction: WebCrypto ends it. */
export interface Vault {
  seal(address: Address, value: unknown): Promise<Result<Envelope, StorageFailure>>;
  open<T>(address: Address, envelope: Envelope): Promise<Result<T, StorageFailure>>;
  sealBytes(address: Address, bytes: Uint8Array<ArrayBuffer>): Promise<Result<Envelope, StorageFailure>>;
  openBytes(address: Address, envelope: Envelope): Promise<Result<Uint8Array<ArrayBuffer>, StorageFailure>>;
  /** Keyed hash (HMAC-SHA-256, hex) of an identifying text; equal texts are recognised without being stored. */
  pseudonym(purpose: string, text: string): Promise<Result<string, StorageFailure>>;
  readonly isLocked: () => boolean;
}

/** The keys that are open now; null while locked. */
export interface OpenKeys {
  readonly id: string;
  readonly data: CryptoKey;
  readonly hash: CryptoKey;
  /** Earlier data keys that records are still sealed with, by id. */
  readonly earlier?: ReadonlyMap<string, CryptoKey>;
}

/** A vault over whatever keys are open at the moment of each call. */
export function createVault(openKeys: () => OpenKeys | null): Vault {
  const sealed = async (address: Address, bytes: Uint8Array<ArrayBuffer>): Promise<Result<Envelope, StorageFailure>> => {
    const keys = openKeys();
    return keys === null ? fail({ code: 'vault.locked' }) : succeed(await sealBytes(keys.data, keys.id, address, bytes));
  };
  const opened = async (address: Address, envelope: Envelope): Promise<Result<Uint8Array<ArrayBuffer>, StorageFailure>> => {
    const keys = openKeys();
    if (keys === null) return fail({ code: 'vault.locked' });
    const key = envelope.key === keys.id ? keys.data : keys.earlier?.get(envelope.key);
    return key === undefined ? fail({ code: 'vault.other-key', params: { key: envelope.key } }) : openBytes(key, address, envelope);
  };
  return {
    isLocked: () => openKeys() === null,
    seal: (address, value) => sealed(address, toBytes(value)),
    async open<T>(address: Address, envelope: Envelope): Promise<Result<T, StorageFailure>> {
      const bytes = await opened(address, envelope);
      return bytes.ok ? succeed(fromBytes(bytes.value) as T) : bytes;
    },
    sealBytes: sealed,
    openBytes: opened,
    async pseudonym(purpose, text) {
      const keys = openKeys();
      if (keys === null) return fail({ code: 'vault.locked' });
      const mac = await crypto.subtle.sign('HMAC', keys.hash, toBytes([purpose, text.normalize('NFKC')]));
      return succeed([...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    },
  };
}
