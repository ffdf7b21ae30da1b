/** How a file is locked: by a passphrase (scrypt) or for age recipients (`age1…`). */
export type BackupLock = { readonly passphrase: string; /** log2 of scrypt's N; 18 unless said. */ readonly workFactor?: number } | { readonly recipients: readonly string[] };
export type BackupKey = { readonly passphrase: string } | { readonly identity: string };

/** Locks and opens age files. Null: the recipient is none of age's; the key is not the file's, or the file is cut or altered. */
export interface AgeFiles {
  lock(plain: Uint8Array<ArrayBuffer>, lock: BackupLock): Promise<Uint8Array<ArrayBuffer> | null>;
  unlock(file: Uint8Array, key: BackupKey): Promise<Uint8Array<ArrayBuffer> | null>;
}

/**
 * On the thread it is called from. The package's scrypt is one uninterrupted computation of two seconds, on a busy machine of
 * fifteen (measured): a page that a person looks at does it in a worker (`age-files-worker.ts`).
 */
export const ageFilesHere: AgeFiles = {
  async lock(plain, lock) {
    const { Encrypter } = await import('age-encryption');
    const encrypter = new Encrypter();
    try {
      if ('passphrase' in lock) {
        encrypter.setPassphrase(lock.passphrase);
        if (lock.workFactor !== undefined) encrypter.setScryptWorkFactor(lock.workFactor);
      } else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
    } catch {
      return null;
    }
    return (await encrypter.encrypt(plain)) as Uint8Array<ArrayBuffer>;
  },
  async unlock(file, key) {
    const { Decrypter } = await import('age-encryption');
    const decrypter = new Decrypter();
    try {
      if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
      else decrypter.addIdentity(key.identity);
      return (await decrypter.decrypt(file)) as Uint8Array<ArrayBuffer>;
    } catch {
      return null;
    }
  },
};
