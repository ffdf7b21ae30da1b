import { fail, succeed, type Failure, type Result } from '../../domain/result.ts';
import { activeMembers, memberOf, type Team } from '../../domain/team/team.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { fromBase64, toBase64 } from '../vault/data-key.ts';
import type { Address, Envelope } from '../vault/envelope.ts';
import type { Vault } from '../vault/vault.ts';
import type { PersonKey } from './byte-layout.ts';

/** The keys of a person on this machine: those made here and those opened from other desks. */
interface PersonRow {
  readonly id: string;
  readonly kind: 'exchange-person';
  /** What own bundles announce. */
  readonly key: PersonKey;
  readonly identities: Envelope;
}

const ANNOUNCED = 'exchange/person/';
const rowId = (person: string): string => `exchange-person/${person}`;
const addressOf = (person: string): Address => ({ table: 'keys', id: rowId(person), version: 1 });
export const personOf = (author: string): string => author.slice(0, author.lastIndexOf('@'));

/** What is held here of the person's keys; null when nothing is. `vault.locked` while locked. */
export async function openPersonRow(database: AsideDatabase, vault: Vault, person: string): Promise<Result<{ readonly key: PersonKey; readonly identities: readonly string[] } | null, StorageFailure>> {
  const row = (await database.keys.get(rowId(person))) as PersonRow | undefined;
  if (row === undefined) return succeed(null);
  const identities = await vault.open<readonly string[]>(addressOf(person), row.identities);
  return identities.ok ? succeed({ key: row.key, identities: identities.value }) : identities;
}

/** `workFactor`: log2 of age's scrypt cost; its default (18) takes about a second, which is its purpose. Lower only in tests. */
export interface WrapOptions {
  readonly workFactor?: number;
}

/** Makes the person's key, if none is held, and wraps it with the passphrase (anew, after a passphrase was changed). */
export async function wrapPersonKey(database: AsideDatabase, vault: Vault, person: string, passphrase: string, { workFactor }: WrapOptions = {}): Promise<Result<true, StorageFailure>> {
  const held = await openPersonRow(database, vault, person);
  if (!held.ok) return held;
  const { Encrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identities = held.value?.identities ?? [await generateX25519Identity()];
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize('NFKC'));
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  const wrapped = toBase64(await encrypter.encrypt(identities[0]!));
  return keepPersonRow(database, vault, person, { recipient: await identityToRecipient(identities[0]!), wrapped }, identities);
}

async function keepPersonRow(database: AsideDatabase, vault: Vault, person: string, key: PersonKey, identities: readonly string[]): Promise<Result<true, StorageFailure>> {
  const sealed = await vault.seal(addressOf(person), identities);
  if (!sealed.ok) return sealed;
  await database.keys.put({ id: rowId(person), kind: 'exchange-person', key, identities: sealed.value });
  return succeed(true);
}

/** After keys were lost or leaked: the person makes a new one. */
export const forgetPersonKey = (database: AsideDatabase, person: string): Promise<void> => database.keys.delete(rowId(person));

/** Takes up what a person's other desk announced. `person.none`: nothing that is not held already; `person.wrong-passphrase`. */
export async function unwrapPersonKey(database: AsideDatabase, vault: Vault, author: string, passphrase: string): Promise<Result<true, Failure>> {
  const person = personOf(author);
  const held = await openPersonRow(database, vault, person);
  if (!held.ok) return held;
  const offered = (await offeredTo(database, author)).filter((key) => key.recipient !== held.value?.key.recipient);
  if (offered.length === 0) return fail({ code: 'person.none' });
  for (const key of offered) {
    const identity = await unwrapped(key, passphrase);
    if (identity !== null) return keepPersonRow(database, vault, person, key, [identity, ...(held.value?.identities ?? []).filter((one) => one !== identity)]);
  }
  return fail({ code: 'person.wrong-passphrase' });
}

async function unwrapped({ recipient, wrapped }: PersonKey, passphrase: string): Promise<string | null> {
  const { Decrypter, identityToRecipient } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFKC'));
  try {
    const identity = await decrypter.decrypt(fromBase64(wrapped), 'text');
    return (await identityToRecipient(identity)) === recipient ? identity : null;
  } catch {
    return null;
  }
}

/** Keys of this person that other desks announced. */
export async function offeredTo(database: AsideDatabase, author: string): Promise<readonly PersonKey[]> {
  const rows = await announcements(database);
  return [...rows].filter(([other]) => other !== author && personOf(other) === personOf(author)).map(([, key]) => key);
}

export async function personKeyState(database: AsideDatabase, author: string): Promise<'none' | 'here' | 'elsewhere'> {
  const row = (await database.keys.get(rowId(personOf(author)))) as PersonRow | undefined;
  const offered = await offeredTo(database, author);
  if (row === undefined) return offered.length > 0 ? 'elsewhere' : 'none';
  return offered.some((key) => key.recipient !== row.key.recipient) ? 'elsewhere' : 'here';
}

/** The rows that keep announcements of verified bundles, to be written in one transaction with the cursors. */
export const announcementRows = (announced: ReadonlyMap<string, PersonKey>, now: string) => [...announced].map(([author, key]) => ({ key: ANNOUNCED + author, value: key, updatedAt: now }));

async function announcements({ settings }: AsideDatabase): Promise<ReadonlyMap<string, PersonKey>> {
  const rows = await settings.where('key').startsWith(ANNOUNCED).toArray();
  return new Map(rows.map((row) => [row.key.slice(ANNOUNCED.length), row.value as PersonKey]));
}

/** Keys that authors of a team announced, when the team is left. */
export const forgetAnnounced = ({ settings }: AsideDatabase): Promise<number> => settings.where('key').startsWith(ANNOUNCED).delete();

/** age recipients of people's keys, by person. Of removed members nothing is taken: their machine may be in other hands. */
export async function personRecipients(database: AsideDatabase, team: Team, author: string, own: PersonKey | undefined): Promise<ReadonlyMap<string, readonly string[]>> {
  const active = new Set(activeMembers(team).map((member) => member.author));
  const keys = [...(await announcements(database))].filter(([one]) => one !== author && active.has(one)).map(([one, key]): [string, string] => [memberOf(team, one)!.person, key.recipient]);
  if (own !== undefined) keys.push([memberOf(team, author)?.person ?? personOf(author), own.recipient]);
  return new Map([...Map.groupBy(keys, ([person]) => person)].map(([person, all]) => [person, [...new Set(all.map(([, recipient]) => recipient))].toSorted()]));
}
