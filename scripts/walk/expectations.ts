import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

const PATIENCE_MS = 15_000;
const STEP_MS = 50;

/** Waits until the condition holds; throws with `what` when it does not within 15 s. */
export async function until(what: string, holds: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const giveUp = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > giveUp) throw new Error(`never came true: ${what}`);
    await pause(STEP_MS);
  }
}

/** Waits until the element shows a text that matches. */
export async function expectText(element: Locator, pattern: RegExp): Promise<void> {
  let seen = '';
  await until(`${String(element)} shows ${pattern}`, async () => {
    seen = (await element.innerText({ timeout: PATIENCE_MS })).trim();
    return pattern.test(seen);
  }).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}; it shows "${seen}"`, { cause: error });
  });
}
