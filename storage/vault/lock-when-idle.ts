import type { KeyRing } from './key-ring.ts';

/** The part of `browser.idle` that is used. */
export interface IdleWatch {
  setDetectionInterval(seconds: number): void;
  readonly onStateChanged: { addListener(listener: (state: 'active' | 'idle' | 'locked') => void): void; removeListener(listener: (state: 'active' | 'idle' | 'locked') => void): void };
}

/** Chrome takes no shorter interval. */
const SHORTEST_SECONDS = 15;

/**
 * Locks the vault when nobody touched the machine for `minutes`, and at once when its screen is locked. Without a passphrase
 * there is nothing to lock. Returns the end of it.
 */
export function lockWhenIdle(keys: Pick<KeyRing, 'state' | 'lock'>, idle: IdleWatch, minutes: number): () => void {
  const listener = (state: 'active' | 'idle' | 'locked'): void => {
    if (state !== 'active' && keys.state().state === 'open') void keys.lock();
  };
  idle.setDetectionInterval(Math.max(SHORTEST_SECONDS, Math.round(minutes * 60)));
  idle.onStateChanged.addListener(listener);
  return () => idle.onStateChanged.removeListener(listener);
}
