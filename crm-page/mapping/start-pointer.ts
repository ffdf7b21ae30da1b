import { pointAtValue } from './pointer.ts';
import { toTaughtPage } from './taught-messages.ts';

const STARTED = Symbol.for('aside.pointer');

/** Answers a panel that teaches this page. Loading the script twice starts it once. */
export function startPointer(document: Document): void {
  const world = globalThis as { [STARTED]?: boolean };
  if (world[STARTED]) return;
  world[STARTED] = true;
  let pointing = new AbortController();
  toTaughtPage.onMessage('taught.stopPointing', () => pointing.abort());
  toTaughtPage.onMessage('taught.point', () => {
    pointing.abort();
    pointing = new AbortController();
    return pointAtValue(document, pointing.signal);
  });
}
