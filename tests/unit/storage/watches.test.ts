import { describe, expect, it, vi } from 'vitest';
import { storageUse } from '../../../storage/storage-use.ts';
import { lockWhenIdle, watchIdle, type IdleWatch } from '../../../storage/vault/lock-when-idle.ts';

type State = 'active' | 'idle' | 'locked';
function fakeIdle(asked: State = 'idle') {
  const listeners = new Set<(state: State) => void>();
  const idle: IdleWatch = { setDetectionInterval: vi.fn(), queryState: async () => asked, onStateChanged: { addListener: (listener) => void listeners.add(listener), removeListener: (listener) => void listeners.delete(listener) } };
  return { idle, become: (state: State) => { for (const listener of listeners) listener(state); }, listeners };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('idle', () => {
  it('locks when nobody is there and, at once, when the screen is locked', async () => {
    const { idle, become, listeners } = fakeIdle();
    const lock = vi.fn(async () => undefined);
    const end = lockWhenIdle(lock, idle, async () => 10);
    watchIdle(idle, 10);
    expect(idle.setDetectionInterval).toHaveBeenCalledWith(600);
    become('active');
    await turn();
    expect(lock).not.toHaveBeenCalled();
    become('locked');
    expect(lock).toHaveBeenCalledTimes(1);
    become('idle');
    await turn();
    expect(lock).toHaveBeenCalledTimes(2);
    end();
    expect(listeners.size).toBe(0);
  });

  it('does not lock when the browser speaks before the set time, and tells it the time again', async () => {
    const { idle, become } = fakeIdle('active');
    const lock = vi.fn(async () => undefined);
    lockWhenIdle(lock, idle, async () => 20);
    become('idle');
    await turn();
    expect(lock).not.toHaveBeenCalled();
    expect(idle.setDetectionInterval).toHaveBeenCalledWith(1200);
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
