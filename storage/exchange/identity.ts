import type { MemberCard } from '../../domain/team/team.ts';
import { succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import { toBase64 } from '../vault/data-key.ts';
import type { Address, Envelope } from '../vault/envelope.ts';
import type { PersonKey } from './byte-layout.ts';
import type { Vault } from '../vault/vault.ts';

/** The keys of one author on this machine. */
export interface Identity {
  readonly author: string;
  /** Ed25519, non-extractable. */
  readonly signingKey: CryptoKey;
  /** `AGE-SECRET-KEY-1…`; held only while it is used. */
  readonly ageIdentity: string;
  /** The person's own keys, as far as they are held here (`person-key.ts`). */
  readonly personIdentities?: readonly string[];
  /** What this author's bundles say of the person's key. */
  readonly personKey?: PersonKey;
  readonly card: MemberCard;
}

interface IdentityRow {
  readonly id: string;
  readonly kind: 'exchange';
  readonly signingKey: CryptoKey;
  readonly publicKey: string;
  readonly recipient: string;
  readonly ageIdentity: Envelope;
}

const rowId = (author: string): string => `exchange/${author}`;
const addressOf = (author: string): Address => ({ table: 'keys', id: rowId(author), version: 1 });

/**
 * The identity of `author`, made on first use. The signing key cannot be read by any script; the age identity is sealed by the
 * vault, so that a locked vault reads no bundle (`vault.locked`). `fresh` makes new keys in place of lost or leaked ones; the
 * administrator then takes the new card into the team.
 */
export function openIdentity(database: AsideDatabase, vault: Vault, author: string, name: string, fresh = false): Promise<Result<Identity, StorageFailure>> {
  return caught<Identity, StorageFailure>(async () => {
    const person = author.slice(0, author.lastIndexOf('@'));
    const known = fresh ? undefined : ((await database.keys.get(rowId(author))) as IdentityRow | undefined);
    const row = known === undefined ? await makeIdentity(database, vault, author, fresh) : succeed(known);
    if (!row.ok) return row;
    const ageIdentity = await vault.open<string>(addressOf(author), row.value.ageIdentity);
    if (!ageIdentity.ok) return ageIdentity;
    const { signingKey, publicKey, recipient } = row.value;
    return succeed({ author, signingKey, ageIdentity: ageIdentity.value, card: { author, person, name, signingKey: publicKey, recipient } });
  });
}

async function makeIdentity(database: AsideDatabase, vault: Vault, author: string, replace: boolean): Promise<Result<IdentityRow, StorageFailure>> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const identity = await generateX25519Identity();
  const sealed = await vault.seal(addressOf(author), identity);
  if (!sealed.ok) return sealed;
  const made: IdentityRow = {
    id: rowId(author), kind: 'exchange', signingKey: pair.privateKey, publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    recipient: await identityToRecipient(identity), ageIdentity: sealed.value,
  };
  // In one transaction: two pages that open at once get the same keys.
  const row = await database.transaction('rw', database.keys, async () => {
    const known = replace ? undefined : ((await database.keys.get(made.id)) as IdentityRow | undefined);
    if (known === undefined) await database.keys.put({ ...made });
    return known ?? made;
  });
  return succeed(row);
}
