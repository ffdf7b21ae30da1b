import { fromBase64 } from '../vault/data-key.ts';

/** What a signature is for; a signature for one thing says nothing about another. */
export type Purpose = 'aside-bundle-v1' | 'aside-team-v1';

const message = (purpose: Purpose, bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const label = new TextEncoder().encode(`${purpose}\n`);
  const whole = new Uint8Array(label.length + bytes.length);
  whole.set(label);
  whole.set(bytes, label.length);
  return whole;
};

/** Ed25519 over `<purpose>\n` and the bytes: 64 bytes. */
export const signBytes = async (key: CryptoKey, purpose: Purpose, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.sign('Ed25519', key, message(purpose, bytes)));

/** False for any key that is none, any signature that is none. Never throws. */
export async function isSignedBy(publicKey: string, purpose: Purpose, bytes: Uint8Array, signature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKey), 'Ed25519', true, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message(purpose, bytes));
  } catch {
    return false;
  }
}
