import { generateIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { packClosedCalls } from '../../../storage/blocks/pack-closed.ts';
import { createBackups, type BackupLock } from '../../../storage/backup/backup.ts';
import { readContainer, writeContainer, type BackupRow } from '../../../storage/backup/container.ts';
import { started } from '../call/events.ts';
import { openTestStore, valueOf, type TestStore } from './store.ts';

const LOCK = { passphrase: 'a passphrase for the file', workFactor: 8 };
let store: TestStore;
let other: TestStore;
beforeEach(async () => { [store, other] = [await openTestStore(), await openTestStore()]; });
afterEach(() => { store.close(); other.close(); });

const fill = async (): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { id } = valueOf(await store.calls.start(started));
    store.clock.advance(1000);
    valueOf(await store.calls.append(id, [{ type: 'note.edited', part: 'what', text: `第${index}通 年费` }, ...(index < 2 ? [{ type: 'call.closed', openSteps: [] } as const] : [])]));
    ids.push(id);
  }
  valueOf(await store.calls.saveTyping(ids[2]!, 'free', '还没写完'));
  valueOf(await packClosedCalls(store.database, store.vault, createBlockStore(store.database, store.vault, () => 'u'), '2030-01-01T00:00:00.000Z', 2));
  valueOf(await store.reviews.save({ callId: ids[0]!, state: 'final', kind: 'random', marks: {}, reasons: {}, fatal: [], comment: '好', heard: [] }));
  valueOf(await store.settings.change('jurisdiction', 'TW'));
  valueOf(await store.audit.append({ action: 'backup', subject: 'all' }));
  return ids;
};
const write = async (lock: BackupLock = LOCK) => valueOf(await createBackups(store).write(lock));
const everything = async (from: TestStore) => ({
  calls: await Promise.all(['1', '2', '3'].map(async (_, index) => from.calls.get((await ids())[index]!))),
  closed: await from.calls.listClosed({ limit: 10 }), open: await from.calls.openCalls(), settings: await from.settings.read(), audit: await from.audit.list({ limit: 10 }),
});
let written: readonly string[] = [];
const ids = async () => written;

describe('a backup', () => {
  it('brings everything to another machine, under another key', async () => {
    written = await fill();
    const { file, hidden } = await write();
    expect(hidden).toBe(0);
    const report = valueOf(await createBackups(other).restore(file, LOCK));
    expect(report.kept).toBe(0);
    expect(await everything(other)).toEqual(await everything(store));
    expect(valueOf(await other.reviews.ofCall(written[0]!))).toEqual(valueOf(await store.reviews.ofCall(written[0]!)));
  });

  it('restored twice changes nothing the second time', async () => {
    written = await fill();
    const { file } = await write();
    const first = valueOf(await createBackups(other).restore(file, LOCK));
    const before = await everything(other);
    const second = valueOf(await createBackups(other).restore(file, LOCK));
    expect(second.rows).toBe(0);
    expect(second.kept).toBe(first.rows - 1);
    expect(await everything(other)).toEqual(before);
  });

  it('for recipients opens with an identity of theirs alone', async () => {
    written = await fill();
    const [bank, stranger] = [await generateIdentity(), await generateIdentity()];
    const { file } = await write({ recipients: [await identityToRecipient(bank)] });
    expect(await createBackups(other).restore(file, { identity: stranger })).toMatchObject({ failure: { code: 'backup.unreadable' } });
    expect(await createBackups(other).restore(file, { identity: bank })).toMatchObject({ ok: true });
    expect(await createBackups(store).write({ recipients: ['age1no'] })).toMatchObject({ failure: { code: 'backup.bad-recipient' } });
  });

  it('cut short, altered, or somebody else’s file is refused and changes nothing', async () => {
    written = await fill();
    const { file } = await write();
    const refused = async (bytes: Uint8Array, code: string): Promise<void> => {
      expect(await createBackups(other).restore(bytes, LOCK)).toMatchObject({ ok: false, failure: { code } });
      expect(await Promise.all([other.database.calls.count(), other.database.blocks.count(), other.database.callEvents.count(), other.database.reviews.count()])).toEqual([0, 0, 0, 0]);
    };
    await refused(file.subarray(0, file.length - 1), 'backup.unreadable');
    await refused(file.subarray(0, file.length / 2), 'backup.unreadable');
    await refused(file.map((byte, index) => (index === file.length - 40 ? byte ^ 1 : byte)), 'backup.unreadable');
    await refused(new TextEncoder().encode('PK\u0003\u0004 some other file'), 'backup.foreign');
    await refused(new Uint8Array(), 'backup.foreign');
    expect(await createBackups(other).restore(file, { passphrase: 'not the passphrase' })).toMatchObject({ failure: { code: 'backup.unreadable' } });
  });

  it('of newer code, or with rows that are none of ours, is refused', async () => {
    const locked = async (schema: number, rows: readonly BackupRow[]) => {
      const { Encrypter } = await import('age-encryption');
      const encrypter = new Encrypter();
      encrypter.setPassphrase(LOCK.passphrase);
      encrypter.setScryptWorkFactor(LOCK.workFactor);
      return encrypter.encrypt(writeContainer({ format: 'aside.backup/1', schema, createdAt: '', author: '' }, rows));
    };
    const restore = async (schema: number, row: BackupRow) => createBackups(other).restore(await locked(schema, [row]), LOCK);
    const good: BackupRow = { table: 'settings', row: { key: 'jurisdiction', value: 'TW', updatedAt: '2026-01-01T00:00:00.000Z' }, opened: {} };
    expect(await restore(99, good)).toMatchObject({ failure: { code: 'backup.newer' } });
    expect(await restore(1, { ...good, table: 'keys' })).toMatchObject({ failure: { code: 'backup.damaged' } });
    expect(await restore(1, { ...good, row: { key: 'x' } })).toMatchObject({ failure: { code: 'backup.damaged' } });
    expect(await restore(1, { ...good, opened: { value: new Uint8Array(1) } })).toMatchObject({ failure: { code: 'backup.damaged' } });
    expect(await restore(1, good)).toMatchObject({ ok: true });
  });
});

describe('the container', () => {
  const rows = fc.array(fc.record({ table: fc.string(), row: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { noNullPrototype: true }), opened: fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 30 }).map((bytes) => Uint8Array.from(bytes)), { noNullPrototype: true }) }), { maxLength: 6 });
  const manifest = { format: 'aside.backup/1', schema: 1, createdAt: '2026-01-01T00:00:00.000Z', author: '8001' } as const;

  it('gives back the rows it was given', () => {
    fc.assert(fc.property(rows, (given) => {
      expect(valueOf(readContainer(writeContainer(manifest, given)))).toEqual({ manifest, rows: given });
    }));
  });

  it('is refused cut at any place, and with anything after its end', () => {
    fc.assert(fc.property(rows, fc.nat(), (given, cut) => {
      const whole = writeContainer(manifest, given);
      expect(readContainer(whole.slice(0, cut % whole.length)).ok).toBe(false);
      expect(readContainer(Uint8Array.from([...whole, 0])).ok).toBe(false);
    }));
  });
});
