import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import { storageFailure, type StorageFailure } from '../failures.ts';
import type { OpenKeys } from './vault.ts';

const DEVICE_KEY = 'device';
type DeviceKeyRow = { readonly id: string; readonly data: CryptoKey; readonly hash: CryptoKey };

/**
 * The key of this browser profile, made on first use. Non-extractable: no script reads its bytes. It protects a copy of
 * single records, not a copy of the whole profile, which carries the key along (docs/security.md).
 */
export async function openDeviceKey(database: AsideDatabase): Promise<Result<OpenKeys, StorageFailure>> {
  try {
    const fresh: DeviceKeyRow = {
      id: DEVICE_KEY,
      data: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
      hash: await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
    };
    // Read and written in one transaction: two pages that open at once get the same key.
    const row = await database.transaction('rw', database.keys, async () => {
      const known = (await database.keys.get(DEVICE_KEY)) as DeviceKeyRow | undefined;
      if (known === undefined) await database.keys.add({ ...fresh });
      return known ?? fresh;
    });
    return succeed({ id: row.id, data: row.data, hash: row.hash });
  } catch (error) {
    return storageFailure(error);
  }
}
