import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../../storage/vault/vault.ts';
import { openDeviceKey } from '../../../storage/vault/device-key.ts';
import { openTestStore, valueOf, type TestStore } from './store.ts';

let store: TestStore;
beforeEach(async () => { store = await openTestStore(); });
afterEach(() => store.close());
const address = { table: 'calls', id: 'c1', version: 1 };

describe('envelopes', () => {
  it('open to what was sealed, and nothing of it shows', async () => {
    const envelope = valueOf(await store.vault.seal(address, { name: '王小明' }));
    expect(Buffer.from(envelope.sealed).toString()).not.toContain('王');
    expect(valueOf(await store.vault.open(address, envelope))).toEqual({ name: '王小明' });
  });

  it('do not open at another table, record or version, nor when a bit was changed', async () => {
    const envelope = valueOf(await store.vault.seal(address, '王小明'));
    for (const moved of [{ ...address, table: 'reviews' }, { ...address, id: 'c2' }, { ...address, version: 2 }])
      expect(await store.vault.open(moved, envelope)).toMatchObject({ failure: { code: 'vault.damaged' } });
    for (const index of [0, envelope.sealed.length - 1]) {
      const sealed = envelope.sealed.slice();
      sealed[index]! ^= 1;
      expect(await store.vault.open(address, { ...envelope, sealed })).toMatchObject({ failure: { code: 'vault.damaged' } });
    }
    expect(await store.vault.open(address, { ...envelope, nonce: envelope.nonce.map((byte) => byte ^ 1) })).toMatchObject({ failure: { code: 'vault.damaged' } });
  });

  it('never use a nonce twice', async () => {
    const nonces = await Promise.all(Array.from({ length: 500 }, async () => Buffer.from(valueOf(await store.vault.seal(address, 'x')).nonce).toString('hex')));
    expect(new Set(nonces).size).toBe(500);
  });

  it('neither seal nor open while locked', async () => {
    const envelope = valueOf(await store.vault.seal(address, 'x'));
    const locked = createVault(() => null);
    expect(await locked.seal(address, 'x')).toMatchObject({ failure: { code: 'vault.locked' } });
    expect(await locked.open(address, envelope)).toMatchObject({ failure: { code: 'vault.locked' } });
  });

  it('of another key are told apart from damaged ones', async () => {
    const envelope = valueOf(await store.vault.seal(address, 'x'));
    expect(await store.vault.open(address, { ...envelope, key: 'somebody' })).toMatchObject({ failure: { code: 'vault.other-key' } });
  });
});

describe('the device key', () => {
  it('is made once, its bytes cannot be read, and two pages get the same', async () => {
    const [one, two] = [valueOf(await openDeviceKey(store.database)), valueOf(await openDeviceKey(store.database))];
    const envelope = valueOf(await createVault(() => one).seal(address, 'x'));
    expect(valueOf(await createVault(() => two).open(address, envelope))).toBe('x');
    await expect(crypto.subtle.exportKey('raw', one.data)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', one.hash)).rejects.toThrow();
  });
});

describe('pseudonyms', () => {
  it('are equal for the same text however it is written, and differ by purpose and by machine', async () => {
    const name = async (text: string, purpose = 'matter') => valueOf(await store.vault.pseudonym(purpose, text));
    expect(await name('１３８００１３８０００')).toBe(await name('13800138000'));
    expect(await name('13800138000', 'other')).not.toBe(await name('13800138000'));
    const other = await openTestStore();
    expect(valueOf(await other.vault.pseudonym('matter', '13800138000'))).not.toBe(await name('13800138000'));
    other.close();
  });
});
