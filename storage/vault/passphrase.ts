import { fail, succeed, type Result } from '../../domain/result.ts';

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (2023); Argon2 would need WebAssembly, which the extension's CSP refuses. */
export const ROUNDS = 600_000;
const SHORTEST = 10;
const FEWEST_DIFFERENT = 5;

export type PassphraseFailure = { readonly code: 'passphrase.short'; readonly params: { readonly shortest: number } } | { readonly code: 'passphrase.uniform' };

/** Whether a passphrase may be set: at least 10 characters, five of them different. No rule on kinds of character (NIST SP 800-63B). */
export function checkPassphrase(passphrase: string): Result<true, PassphraseFailure> {
  const characters = [...normal(passphrase)];
  if (characters.length < SHORTEST) return fail({ code: 'passphrase.short', params: { shortest: SHORTEST } });
  return new Set(characters).size < FEWEST_DIFFERENT ? fail({ code: 'passphrase.uniform' }) : succeed(true);
}

/** The same passphrase gives the same key whether an input method writes it full width, composed or decomposed. */
const normal = (passphrase: string): string => passphrase.normalize('NFKC');

/** The key that wraps the data key. Takes a few hundred milliseconds: that is its purpose. */
export async function wrappingKeyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(normal(passphrase)), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Crockford's base 32: no I, L, O, U, so that a printed key is read back without doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_BYTES = 20;

/** A key to print once: 160 random bits as eight groups of four characters. */
export function makeRecoveryKey(): string {
  const bits = [...crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES))].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = bits.match(/.{5}/g)!.map((five) => ALPHABET[Number.parseInt(five, 2)]!);
  return characters.join('').match(/.{4}/g)!.join('-');
}

/** As typed from paper: case, spaces and hyphens do not matter, O is 0, I and L are 1. Null when it cannot be such a key. */
export function readRecoveryKey(typed: string): string | null {
  const characters = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return characters.length === (RECOVERY_BYTES * 8) / 5 && [...characters].every((character) => ALPHABET.includes(character)) ? characters : null;
}

/** A recovery key is random, so one hash is enough where a passphrase needs many rounds. */
export async function wrappingKeyOfRecovery(characters: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(characters), 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('aside/recovery/1');
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
