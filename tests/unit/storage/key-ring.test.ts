import { generateIdentity, identityToRecipient } from 'age-encryption';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type AsideDatabase } from '../../../storage/database.ts';
import { openKeyRing, type KeyRing } from '../../../storage/vault/key-ring.ts';
import { ROUNDS } from '../../../storage/vault/passphrase.ts';
import { createMemorySessionKeys, type SessionKeyStore } from '../../../storage/vault/session-keys.ts';
import { createCallRepository } from '../../../storage/repositories/call-repository.ts';
import { resealAll } from '../../../storage/vault/reseal.ts';
import { createVault } from '../../../storage/vault/vault.ts';
import { dexieOn, testClock, testIds, valueOf, type TestClock } from './store.ts';

const GOOD = '青山一道同云雨 明月何曾是两乡';
const address = { table: 'calls', id: 'c', version: 1 };
let database: AsideDatabase;
let session: SessionKeyStore;
let clock: TestClock;
let makeId: () => string;
const ring = async (bankRecipient?: string): Promise<KeyRing> =>
  valueOf(await openKeyRing({ database, session, clock, makeId, rounds: 1000, bankRecipient: async () => bankRecipient }));

beforeEach(() => {
  database = createDatabase('aside', dexieOn(new IDBFactory()));
  session = createMemorySessionKeys();
  clock = testClock();
  makeId = testIds();
});

describe('a vault with a passphrase', () => {
  it('derives with at least 600,000 rounds', () => expect(ROUNDS).toBeGreaterThanOrEqual(600_000));

  it('opens, locks, opens again; what was sealed stays readable', async () => {
    const keys = await ring();
    const vault = createVault(() => keys.openKeys());
    expect(keys.state()).toEqual({ state: 'device' });
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    const envelope = valueOf(await vault.seal(address, '王小明'));
    expect(envelope.key).toBe(vaultId);
    await keys.lock();
    expect(keys.state()).toEqual({ state: 'locked' });
    expect(await vault.open(address, envelope)).toMatchObject({ failure: { code: 'vault.locked' } });
    valueOf(await keys.unlock(vaultId, GOOD));
    expect(valueOf(await vault.open(address, envelope))).toBe('王小明');
  });

  it('never puts the key or the passphrase into the database', async () => {
    const keys = await ring();
    valueOf(await keys.create('8001', GOOD));
    const held = (await session.get())!.bytes;
    const stored = JSON.stringify(await database.keys.toArray(), (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value));
    expect(held).toHaveLength(88);
    expect(stored).not.toContain(held.slice(0, 40));
    expect(stored).not.toContain(held.slice(44, 80));
    expect(stored).not.toContain('青山');
  });

  it('is open in every page of the session, and locked in every page at once', async () => {
    const [panel, desk] = [await ring(), await ring()];
    const { vaultId } = valueOf(await panel.create('8001', GOOD));
    const reopened = await ring();
    expect(reopened.state()).toEqual({ state: 'open', vaultId });
    const locked = new Promise((resolve) => desk.watch((state) => { if (state.state === 'locked') resolve(true); }));
    await panel.lock();
    await locked;
    expect(desk.openKeys()).toBeNull();
  });

  it('takes the passphrase as any input method writes it, and no other', async () => {
    const keys = await ring();
    const { vaultId } = valueOf(await keys.create('8001', 'Ｃａｆé-ｂａｒ-１２３４'));
    await keys.lock();
    expect(await keys.unlock(vaultId, 'Cafe-bar-1234')).toMatchObject({ failure: { code: 'vault.wrong-passphrase' } });
    expect(await keys.unlock(vaultId, 'Cafe\u0301-bar-1234')).toMatchObject({ ok: true });
  });

  it('refuses a short and a uniform passphrase', async () => {
    const keys = await ring();
    expect(await keys.create('8001', 'kurz')).toMatchObject({ failure: { code: 'passphrase.short' } });
    expect(await keys.create('8001', '1212121212121212')).toMatchObject({ failure: { code: 'passphrase.uniform' } });
    expect(keys.state()).toEqual({ state: 'device' });
  });

  it('slows down after wrong passphrases, even across pages, and forgets them after the right one', async () => {
    const keys = await ring();
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    for (let count = 0; count < 3; count += 1) expect(await keys.unlock(vaultId, 'wrong passphrase')).toMatchObject({ failure: { code: 'vault.wrong-passphrase' } });
    expect(await (await ring()).unlock(vaultId, GOOD)).toMatchObject({ failure: { code: 'vault.wait', params: { seconds: 1 } } });
    clock.advance(1000);
    expect(await keys.unlock(vaultId, 'wrong passphrase')).toMatchObject({ failure: { code: 'vault.wrong-passphrase', params: { seconds: 2 } } });
    clock.advance(2000);
    valueOf(await keys.unlock(vaultId, GOOD));
    expect(valueOf(await keys.list())).toMatchObject([{ label: '8001', secondsToWait: 0 }]);
  });

  it('lets no more through when many are tried at once', async () => {
    const keys = await ring();
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    const results = await Promise.all(Array.from({ length: 12 }, () => keys.unlock(vaultId, 'wrong passphrase')));
    expect(results.filter((result) => !result.ok && result.failure.code === 'vault.wrong-passphrase')).toHaveLength(3);
  });

  it('changes its passphrase without sealing anything again', async () => {
    const keys = await ring();
    const vault = createVault(() => keys.openKeys());
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    const envelope = valueOf(await vault.seal(address, 'x'));
    expect(await keys.changePassphrase(vaultId, 'wrong passphrase', 'another passphrase')).toMatchObject({ failure: { code: 'vault.wrong-passphrase' } });
    valueOf(await keys.changePassphrase(vaultId, GOOD, 'another passphrase'));
    await keys.lock();
    expect(await keys.unlock(vaultId, GOOD)).toMatchObject({ ok: false });
    valueOf(await keys.unlock(vaultId, 'another passphrase'));
    expect(valueOf(await vault.open(address, envelope))).toBe('x');
  });
});

describe('a recovery key', () => {
  it('printed once, opens as somebody types it from paper, and only its own vault', async () => {
    const keys = await ring();
    const vault = createVault(() => keys.openKeys());
    const mine = valueOf(await keys.create('8001', GOOD));
    const envelope = valueOf(await vault.seal(address, 'x'));
    const other = valueOf(await keys.create('8002', GOOD));
    await keys.lock();
    expect(mine.recoveryKey).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    expect(await keys.recover(other.vaultId, mine.recoveryKey, GOOD)).toMatchObject({ failure: { code: 'vault.wrong-recovery-key' } });
    expect(await keys.recover(mine.vaultId, 'AAAA', GOOD)).toMatchObject({ failure: { code: 'vault.wrong-recovery-key' } });
    valueOf(await keys.recover(mine.vaultId, mine.recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'), 'a new passphrase'));
    expect(valueOf(await vault.open(address, envelope))).toBe('x');
  });
});

describe('recovery by the bank', () => {
  it('opens the vault of somebody who left, with the bank’s identity only', async () => {
    const [bank, stranger] = [await generateIdentity(), await generateIdentity()];
    const keys = await ring(await identityToRecipient(bank));
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    await keys.lock();
    expect(await keys.recoverByBank(vaultId, stranger, 'a new passphrase')).toMatchObject({ failure: { code: 'vault.wrong-recovery-key' } });
    valueOf(await keys.recoverByBank(vaultId, bank, 'a new passphrase'));
    expect(keys.state()).toEqual({ state: 'open', vaultId });
  });

  it('is not there without the policy, and a bad recipient makes no vault', async () => {
    const keys = await ring();
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    expect(await keys.recoverByBank(vaultId, await generateIdentity(), 'a new passphrase')).toMatchObject({ failure: { code: 'vault.no-bank-recovery' } });
    const broken = await ring('age1nonsense');
    expect(await broken.create('8002', GOOD)).toMatchObject({ failure: { code: 'vault.bad-recipient' } });
    expect(valueOf(await broken.list())).toHaveLength(1);
  });
});

describe('several agents on a machine', () => {
  it('each open their own records and not the other’s', async () => {
    const keys = await ring();
    const vault = createVault(() => keys.openKeys());
    const first = valueOf(await keys.create('8001', GOOD));
    const envelope = valueOf(await vault.seal(address, 'x'));
    valueOf(await keys.create('8002', 'second passphrase'));
    expect(await vault.open(address, envelope)).toMatchObject({ failure: { code: 'vault.other-key' } });
    valueOf(await keys.unlock(first.vaultId, GOOD));
    expect(valueOf(await vault.open(address, envelope))).toBe('x');
  });
});

describe('records from before the first passphrase', () => {
  it('are sealed again under it, and then the device key opens none', async () => {
    const keys = await ring();
    const vault = createVault(() => keys.openKeys());
    const calls = createCallRepository(database, vault, clock, makeId, '8001@m');
    const { id } = valueOf(await calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
    valueOf(await calls.append(id, [{ type: 'note.edited', part: 'what', text: '年费' }]));
    valueOf(await calls.saveTyping(id, 'free', '住在中山路'));
    const before = valueOf(await calls.get(id));
    const { vaultId } = valueOf(await keys.create('8001', GOOD));
    expect(valueOf(await resealAll(database, vault, 'device'))).toBe(4);
    expect(valueOf(await resealAll(database, vault, 'device'))).toBe(0);
    expect(valueOf(await calls.get(id))).toEqual(before);
    const rows = [...(await database.callEvents.toArray()).map((row) => row.body), ...(await database.calls.toArray()).map((row) => row.summary), ...(await database.typing.toArray()).map((row) => row.text)];
    expect(new Set(rows.map((envelope) => envelope.key))).toEqual(new Set([vaultId]));
  });
});
