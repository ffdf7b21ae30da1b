import { describe, expect, it, vi } from 'vitest';
import { readPolicy } from '../../../storage/policy.ts';
import { notePolicy } from '../../../storage/note-policy.ts';
import { REMINDER_ALARM, setReminderAlarm } from '../../../storage/reminder-alarm.ts';
import { openKeyRing } from '../../../storage/vault/key-ring.ts';
import { createMemorySessionKeys } from '../../../storage/vault/session-keys.ts';
import { createVaultDoor } from '../../../storage/vault/vault-door.ts';
import { openTestStore, testIds, valueOf } from './store.ts';

const PASSPHRASE = 'magpies by the river';

async function openDoor(passphraseRequired = false) {
  const store = await openTestStore();
  const session = createMemorySessionKeys();
  const options = { database: store.database, session, clock: store.clock, makeId: testIds('10000000-0000-4000-8000-'), rounds: 10 };
  const keys = valueOf(await openKeyRing(options));
  const resealFromDevice = vi.fn(store.maintenance.resealFromDevice);
  const door = createVaultDoor({ keys, audit: store.audit, settings: store.settings, passphraseRequired, resealFromDevice });
  const logged = async () => valueOf(await store.audit.list({ limit: 10 })).map((row) => [row.action, row.details['what'] ?? row.details['code'] ?? '']).toReversed();
  return { store, door, keys, logged, resealFromDevice, secondPage: async () => valueOf(await openKeyRing(options)) };
}

describe('the door of the vault', () => {
  it('enters every act in the audit log, a wrong passphrase too', async () => {
    const { door, logged } = await openDoor();
    const recoveryKey = valueOf(await door.create('8001', PASSPHRASE));
    const id = door.openId()!;
    valueOf(await door.changePassphrase(PASSPHRASE, `${PASSPHRASE} again`));
    await door.lock();
    expect((await door.unlock(id, PASSPHRASE)).ok).toBe(false);
    valueOf(await door.unlock(id, `${PASSPHRASE} again`));
    await door.lock();
    valueOf(await door.recover(id, recoveryKey, PASSPHRASE));
    expect(await logged()).toEqual([['vault.changed', 'created'], ['vault.changed', 'passphrase'], ['vault.refused', 'vault.wrong-passphrase'], ['vault.unlocked', ''], ['vault.changed', 'recovered']]);
  });

  it('is closed while locked, and without a passphrase where the bank asks for one', async () => {
    const { door } = await openDoor();
    expect(door.closed()).toBe(false);
    expect((await openDoor(true)).door.closed()).toBe(true);
    await door.create('8001', PASSPHRASE);
    expect(door.closed()).toBe(false);
    await door.lock();
    expect(door.closed()).toBe(true);
  });

  it('seals the first agent\'s records again, and no later agent\'s', async () => {
    const { door, resealFromDevice } = await openDoor();
    await door.create('8001', PASSPHRASE);
    await door.create('8002', PASSPHRASE);
    expect(resealFromDevice).toHaveBeenCalledTimes(1);
  });

  it('tells of another policy a second later, after the last words are written, and no longer once nobody listens', async () => {
    const { store, keys, resealFromDevice } = await openDoor();
    vi.useFakeTimers();
    try {
      const listeners = new Set<() => void>();
      const door = createVaultDoor({ keys, audit: store.audit, settings: store.settings, passphraseRequired: false, resealFromDevice, onPolicyChange: (changed) => { listeners.add(changed); return () => listeners.delete(changed); } });
      const happened: string[] = [];
      keys.beforeLock(async () => { happened.push('written'); });
      const end = door.onChange(() => { happened.push('told'); });
      for (const changed of listeners) changed();
      await vi.advanceTimersByTimeAsync(900);
      expect(happened).toEqual([]);
      await vi.advanceTimersByTimeAsync(200);
      expect(happened).toEqual(['written', 'told']);
      end();
      expect(listeners.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets every page write its last words before its key goes, wherever the lock came from', async () => {
    const { door, keys, secondPage } = await openDoor();
    await door.create('8001', PASSPHRASE);
    const other = await secondPage();
    const open: boolean[] = [];
    for (const page of [keys, other]) page.beforeLock(async () => { open.push(page.openKeys() !== null); });
    const followed = new Promise<void>((resolve) => { other.watch((state) => { if (state.state === 'locked') resolve(); }); });
    await door.lock();
    await followed;
    expect(open).toEqual([true, true]);
    expect([keys.openKeys(), other.openKeys()]).toEqual([null, null]);
  });
});

describe('the bank\'s policy', () => {
  it('sets what reads well, leaves other keeping times at their defaults, and drops the rest', () => {
    const policy = readPolicy({ lockAfterIdleMinutes: 3, retentionDays: { call: 30 }, jurisdiction: 'XX', agent: { name: 'x', number: '1', role: 'agent' }, forbidExports: true, requirePassphrase: 'yes', recoveryRecipient: 'ssh-rsa' });
    expect(policy).toMatchObject({ forbidExports: true, requirePassphrase: false, settings: { lockAfterIdleMinutes: 3, retentionDays: { call: 30, audit: 2192 } } });
    expect(Object.keys(policy.settings)).toEqual(['lockAfterIdleMinutes', 'retentionDays']);
    expect(policy.recoveryRecipient).toBeUndefined();
  });

  it('is entered in the audit log when it changed, and only then', async () => {
    const store = await openTestStore();
    const none = readPolicy({});
    const strict = readPolicy({ forbidExports: true });
    const entered = [];
    for (const policy of [none, strict, strict, none]) entered.push(valueOf(await notePolicy(store, policy)));
    expect(entered).toEqual([false, true, false, true]);
  });
});

describe('the alarm of the next promise', () => {
  const NOW = '2026-01-31T11:20:00.000Z';
  const alarms = () => ({ create: vi.fn(async () => undefined), clear: vi.fn(async () => true) });
  const due = (at: string | null) => ({ nextReminderAt: async () => ({ ok: true as const, value: at }) });

  it('rings when it falls due, half a minute later when it is due already, never when nothing is', async () => {
    const set = alarms();
    await setReminderAlarm(due('2026-02-01T09:00:00.000Z'), set, NOW);
    await setReminderAlarm(due('2026-01-30T09:00:00.000Z'), set, NOW);
    expect(set.create.mock.calls).toEqual([[REMINDER_ALARM, { when: Date.parse('2026-02-01T09:00:00.000Z') }], [REMINDER_ALARM, { when: Date.parse(NOW) + 30_000 }]]);
    await setReminderAlarm(due(null), set, NOW);
    expect(set.clear).toHaveBeenCalledWith(REMINDER_ALARM);
  });
});
