import { describe, expect, it, vi } from 'vitest';
import { storageUse } from '../../../storage/storage-use.ts';
import { lockWhenIdle, type IdleWatch } from '../../../storage/vault/lock-when-idle.ts';

type State = 'active' | 'idle' | 'locked';
function fakeIdle() {
  const listeners = new Set<(state: State) => void>();
  const idle: IdleWatch = { setDetectionInterval: vi.fn(), onStateChanged: { addListener: (listener) => void listeners.add(listener), removeListener: (listener) => void listeners.delete(listener) } };
  return { idle, become: (state: State) => { for (const listener of listeners) listener(state); }, listeners };
}

describe('idle', () => {
  it('locks an open vault when nobody is there or the screen is locked, and nothing else', () => {
    const { idle, become, listeners } = fakeIdle();
    let state: 'open' | 'device' = 'open';
    const lock = vi.fn(async () => undefined);
    const end = lockWhenIdle({ state: () => (state === 'open' ? { state, vaultId: 'v' } : { state }), lock }, idle, 10);
    expect(idle.setDetectionInterval).toHaveBeenCalledWith(600);
    become('active');
    expect(lock).not.toHaveBeenCalled();
    become('idle');
    become('locked');
    expect(lock).toHaveBeenCalledTimes(2);
    state = 'device';
    become('idle');
    expect(lock).toHaveBeenCalledTimes(2);
    end();
    expect(listeners.size).toBe(0);
  });
});

describe('use of the disk', () => {
  const manager = (usage: number, persisted: boolean, granted: boolean) => ({ estimate: async () => ({ usage, quota: 1000 }), persisted: async () => persisted, persist: vi.fn(async () => granted) });

  it('asks to keep the data until that is granted', async () => {
    const [fresh, kept] = [manager(10, false, true), manager(10, true, false)];
    expect(await storageUse(fresh)).toMatchObject({ persistent: true, nearlyFull: false });
    expect(await storageUse(kept)).toMatchObject({ persistent: true });
    expect(kept.persist).not.toHaveBeenCalled();
    expect(await storageUse(manager(900, false, false))).toMatchObject({ persistent: false, nearlyFull: true });
  });
});
