import type { Clock, MakeId } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import { fromBase64, importDataKey, makeDataKey, toBase64, unwrapDataKey, wrapDataKey, type DataKeyBytes } from './data-key.ts';
import { openDeviceKey } from './device-key.ts';
import type { Envelope } from './envelope.ts';
import { checkPassphrase, makeRecoveryKey, readRecoveryKey, ROUNDS, wrappingKeyOf, wrappingKeyOfRecovery, type PassphraseFailure } from './passphrase.ts';
import type { SessionKeyStore } from './session-keys.ts';
import { afterAttempt, NO_ATTEMPTS, secondsToWait, type Attempts } from './slow-down.ts';
import type { OpenKeys } from './vault.ts';

/** A vault as it lies in the database: the data key wrapped once for each way in. */
interface VaultRow {
  readonly id: string;
  readonly kind: 'vault';
  readonly label: string;
  readonly createdAt: string;
  readonly rounds: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Envelope;
  readonly recoverySalt: Uint8Array<ArrayBuffer>;
  readonly recoveryWrapped: Envelope;
  /** The data key for the bank's recovery recipient, an age file; absent without that policy. */
  readonly forBank?: Uint8Array;
  readonly attempts: Attempts;
}

export type KeyRingFailure =
  | StorageFailure
  | PassphraseFailure
  | { readonly code: 'vault.wrong-passphrase' | 'vault.wait'; readonly params: { readonly seconds: number } }
  | { readonly code: 'vault.wrong-recovery-key' | 'vault.no-bank-recovery' | 'vault.bad-recipient' | 'vault.missing' };

export interface VaultInfo {
  readonly id: string;
  /** How the agent finds the vault on a shared machine: an agent number, not a name. */
  readonly label: string;
  readonly createdAt: string;
  readonly recoverableByBank: boolean;
  readonly secondsToWait: number;
}

/** `device`: nobody set a passphrase here. `locked`: vaults exist, none is open. */
export type KeyRingState = { readonly state: 'device' } | { readonly state: 'locked' } | { readonly state: 'open'; readonly vaultId: string };

/** The vaults of this machine, one an agent, and which is open in this browser session. */
export interface KeyRing {
  state(): KeyRingState;
  /** What `createVault` asks at every call. */
  openKeys(): OpenKeys | null;
  list(): Promise<Result<readonly VaultInfo[], StorageFailure>>;
  /** Makes a vault, opens it, and returns the recovery key, which is shown once and kept nowhere. */
  create(label: string, passphrase: string): Promise<Result<{ readonly vaultId: string; readonly recoveryKey: string }, KeyRingFailure>>;
  unlock(vaultId: string, passphrase: string): Promise<Result<true, KeyRingFailure>>;
  /** Opens with the printed key and sets a new passphrase. */
  recover(vaultId: string, recoveryKey: string, passphrase: string): Promise<Result<true, KeyRingFailure>>;
  /** Opens with the bank's age identity and sets a new passphrase: for records of somebody who left. */
  recoverByBank(vaultId: string, identity: string, passphrase: string): Promise<Result<true, KeyRingFailure>>;
  changePassphrase(vaultId: string, current: string, next: string): Promise<Result<true, KeyRingFailure>>;
  /** Locks every page at once; each first seals what is typed (`beforeLock`). */
  lock(): Promise<void>;
  /** What this page still writes before its key goes, wherever the lock came from; it has `LAST_WRITES_MS`. Returns the end of it. */
  beforeLock(write: () => Promise<unknown>): () => void;
  /** Writes what `beforeLock` named, with the key still there: before a page begins anew. */
  writeLast(): Promise<unknown>;
  /** Follows the session no longer; call it before the database is closed. */
  end(): void;
  /** Calls back when the state changed, here or in another page. Returns the end of it. */
  watch(changed: (state: KeyRingState) => void): () => void;
}

export interface KeyRingOptions {
  readonly database: AsideDatabase;
  readonly session: SessionKeyStore;
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** age recipient of the bank (`age1…`), by managed policy. */
  readonly bankRecipient?: () => Promise<string | undefined>;
  /** Rounds for new passphrases; tests take fewer. */
  readonly rounds?: number;
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const SALT_BYTES = 16;
/** Longest time a page keeps its key to seal what is typed, in milliseconds: a write that hangs must not keep the vault open. */
const LAST_WRITES_MS = 2000;

/** Reads what the session holds; opens with the device key while no vault exists. */
export async function openKeyRing({ database, session, clock, makeId, bankRecipient = async () => undefined, rounds = ROUNDS }: KeyRingOptions): Promise<Result<KeyRing, StorageFailure>> {
  const device = await openDeviceKey(database);
  if (!device.ok) return device;
  let keys: OpenKeys | null = null;
  let hasVaults = false;
  const listeners = new Set<(state: KeyRingState) => void>();
  const lastWrites = new Set<() => Promise<unknown>>();
  const writeLast = (): Promise<unknown> =>
    lastWrites.size === 0 ? Promise.resolve() : Promise.race([Promise.allSettled([...lastWrites].map((write) => write())), new Promise((resolve) => setTimeout(resolve, LAST_WRITES_MS))]);
  const state = (): KeyRingState => (!hasVaults ? { state: 'device' } : keys === null ? { state: 'locked' } : { state: 'open', vaultId: keys.id });

  const follow = async (): Promise<void> => {
    hasVaults = (await vaultRows(database)).length > 0;
    const held = await session.get();
    if (keys !== null && held?.vaultId !== keys.id) await writeLast();
    const opened = held === null ? null : await importDataKey(held.vaultId, fromBase64(held.bytes));
    keys = opened === null ? null : { ...opened, earlier: new Map([[device.value.id, device.value.data]]) };
    for (const changed of listeners) changed(state());
  };
  const open = async (vaultId: string, bytes: DataKeyBytes): Promise<void> => {
    await session.set({ vaultId, bytes: toBase64(bytes) });
    await follow();
  };
  const rowOf = async (vaultId: string): Promise<VaultRow | undefined> => (await vaultRows(database)).find((row) => row.id === vaultId);
  const wrapFor = async (vaultId: string, passphrase: string, bytes: DataKeyBytes): Promise<Pick<VaultRow, 'salt' | 'rounds' | 'wrapped' | 'attempts'>> => {
    const salt = random(SALT_BYTES);
    const wrapped = await wrapDataKey(await wrappingKeyOf(passphrase, salt, rounds), vaultId, 'passphrase', bytes);
    return { salt, rounds, wrapped, attempts: NO_ATTEMPTS };
  };

  /** The data key behind a passphrase. The attempt is counted before it is tried, so that trying many at once gains nothing. */
  const attempt = async (vaultId: string, passphrase: string): Promise<Result<DataKeyBytes, KeyRingFailure>> => {
    const now = clock();
    const row = await database.transaction('rw', database.keys, async () => {
      const known = (await database.keys.get(vaultId)) as VaultRow | undefined;
      if (known !== undefined && secondsToWait(known.attempts, now) === 0) await database.keys.put({ ...known, attempts: afterAttempt(known.attempts, now) });
      return known;
    });
    if (row === undefined) return fail({ code: 'vault.missing' });
    const wait = secondsToWait(row.attempts, now);
    if (wait > 0) return fail({ code: 'vault.wait', params: { seconds: wait } });
    const bytes = await unwrapDataKey(await wrappingKeyOf(passphrase, row.salt, row.rounds), vaultId, 'passphrase', row.wrapped);
    if (!bytes.ok) return fail({ code: 'vault.wrong-passphrase', params: { seconds: secondsToWait(afterAttempt(row.attempts, now), now) } });
    await database.keys.update(vaultId, { attempts: NO_ATTEMPTS });
    return bytes;
  };
  const resetTo = async (vaultId: string, passphrase: string, bytes: DataKeyBytes): Promise<Result<true, KeyRingFailure>> => {
    await database.keys.update(vaultId, await wrapFor(vaultId, passphrase, bytes));
    await open(vaultId, bytes);
    return succeed(true);
  };
  const guarded = <T>(work: () => Promise<Result<T, KeyRingFailure>>) => caught<T, KeyRingFailure>(work);

  const unwatch = session.watch(() => void follow());
  await follow();
  return succeed({
    state,
    openKeys: () => (hasVaults ? keys : device.value),
    list: () =>
      caught<readonly VaultInfo[], StorageFailure>(async () =>
        succeed((await vaultRows(database)).map((row) => ({ id: row.id, label: row.label, createdAt: row.createdAt, recoverableByBank: row.forBank !== undefined, secondsToWait: secondsToWait(row.attempts, clock()) })))),
    create: (label, passphrase) =>
      guarded(async () => {
        const good = checkPassphrase(passphrase);
        if (!good.ok) return good;
        const [vaultId, bytes, recoveryKey, recoverySalt] = [makeId(), makeDataKey(), makeRecoveryKey(), random(SALT_BYTES)];
        const recipient = await bankRecipient();
        const forBank = recipient === undefined ? undefined : await sealForBank(recipient, vaultId, bytes);
        if (forBank === null) return fail({ code: 'vault.bad-recipient' });
        const recoveryWrapped = await wrapDataKey(await wrappingKeyOfRecovery(readRecoveryKey(recoveryKey)!, recoverySalt), vaultId, 'recovery', bytes);
        const row: VaultRow = { id: vaultId, kind: 'vault', label, createdAt: clock(), ...(await wrapFor(vaultId, passphrase, bytes)), recoverySalt, recoveryWrapped, ...(forBank === undefined ? {} : { forBank }) };
        await database.keys.add({ ...row });
        await open(vaultId, bytes);
        return succeed({ vaultId, recoveryKey });
      }),
    unlock: (vaultId, passphrase) =>
      guarded<true>(async () => {
        const bytes = await attempt(vaultId, passphrase);
        if (!bytes.ok) return bytes;
        await open(vaultId, bytes.value);
        return succeed(true);
      }),
    recover: (vaultId, recoveryKey, passphrase) =>
      guarded<true>(async () => {
        const good = checkPassphrase(passphrase);
        if (!good.ok) return good;
        const [row, characters] = [await rowOf(vaultId), readRecoveryKey(recoveryKey)];
        if (row === undefined) return fail({ code: 'vault.missing' });
        if (characters === null) return fail({ code: 'vault.wrong-recovery-key' });
        const bytes = await unwrapDataKey(await wrappingKeyOfRecovery(characters, row.recoverySalt), vaultId, 'recovery', row.recoveryWrapped);
        return bytes.ok ? resetTo(vaultId, passphrase, bytes.value) : fail({ code: 'vault.wrong-recovery-key' });
      }),
    recoverByBank: (vaultId, identity, passphrase) =>
      guarded<true>(async () => {
        const good = checkPassphrase(passphrase);
        if (!good.ok) return good;
        const row = await rowOf(vaultId);
        if (row?.forBank === undefined) return fail({ code: row === undefined ? 'vault.missing' : 'vault.no-bank-recovery' });
        const bytes = await openAsBank(identity, vaultId, row.forBank);
        return bytes === null ? fail({ code: 'vault.wrong-recovery-key' }) : resetTo(vaultId, passphrase, bytes);
      }),
    changePassphrase: (vaultId, current, next) =>
      guarded<true>(async () => {
        const good = checkPassphrase(next);
        if (!good.ok) return good;
        const bytes = await attempt(vaultId, current);
        return bytes.ok ? resetTo(vaultId, next, bytes.value) : bytes;
      }),
    async lock() {
      if (keys !== null) await writeLast();
      keys = null;
      await session.set(null);
      await follow();
    },
    writeLast,
    end: () => unwatch(),
    beforeLock(write) {
      lastWrites.add(write);
      return () => lastWrites.delete(write);
    },
    watch(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  });
}

const vaultRows = async (database: AsideDatabase): Promise<readonly VaultRow[]> =>
  (await database.keys.toArray()).filter((row) => row['kind'] === 'vault') as unknown as readonly VaultRow[];

/** Null when the recipient is none of age's. The vault's id goes along: a wrapped key moved to another vault does not open it. */
async function sealForBank(recipient: string, vaultId: string, bytes: DataKeyBytes): Promise<Uint8Array | null> {
  try {
    const { Encrypter } = await import('age-encryption');
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return await encrypter.encrypt(JSON.stringify({ vaultId, key: toBase64(bytes) }));
  } catch {
    return null;
  }
}

async function openAsBank(identity: string, vaultId: string, sealed: Uint8Array): Promise<DataKeyBytes | null> {
  try {
    const { Decrypter } = await import('age-encryption');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const content = JSON.parse(await decrypter.decrypt(sealed, 'text')) as { vaultId: string; key: string };
    return content.vaultId === vaultId ? fromBase64(content.key) : null;
  } catch {
    return null;
  }
}

