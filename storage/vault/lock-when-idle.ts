/** The part of `browser.idle` that is used. */
export interface IdleWatch {
  setDetectionInterval(seconds: number): void;
  queryState(seconds: number): Promise<'active' | 'idle' | 'locked'>;
  readonly onStateChanged: { addListener(listener: (state: 'active' | 'idle' | 'locked') => void): void; removeListener(listener: (state: 'active' | 'idle' | 'locked') => void): void };
}

/** Chrome takes no shorter interval. */
const SHORTEST_SECONDS = 15;
const secondsOf = (minutes: number): number => Math.max(SHORTEST_SECONDS, Math.round(minutes * 60));

/** Tells the browser after how long it shall call the machine idle. */
export const watchIdle = (idle: Pick<IdleWatch, 'setDetectionInterval'>, minutes: number): void => idle.setDetectionInterval(secondsOf(minutes));

/**
 * Locks when nobody touched the machine for the set minutes, and at once when its screen is locked. The browser may have forgotten
 * the interval with a stopped worker and speak too early: then it is asked again and told anew. Returns the end of it.
 */
export function lockWhenIdle(lock: () => Promise<void>, idle: IdleWatch, minutes: () => Promise<number>): () => void {
  const listener = async (state: 'active' | 'idle' | 'locked'): Promise<void> => {
    if (state === 'active') return;
    if (state === 'locked') return lock();
    const set = await minutes();
    if ((await idle.queryState(secondsOf(set))) === 'active') watchIdle(idle, set);
    else await lock();
  };
  const listen = (state: 'active' | 'idle' | 'locked'): void => void listener(state);
  idle.onStateChanged.addListener(listen);
  return () => idle.onStateChanged.removeListener(listen);
}
