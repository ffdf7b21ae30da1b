import type { ToBackground, ToPage } from './protocol.ts';

/** A panel keeps this port open while it wants changes; with no port open the reader does no work. */
export const WATCH_PORT = 'aside.watch';

type Data<F> = F extends (data: infer D) => unknown ? D : undefined;
type Handlers = { readonly [T in keyof ToPage]: (data: Data<ToPage[T]>) => ReturnType<ToPage[T]> | Promise<ReturnType<ToPage[T]>> };

/*
 * The page's end of `protocol.ts`. Panel and background use @webext-core/messaging; here its messages are spoken without it,
 * since it is 1.2 kB of a reader that may have 15. `tests/unit/crm-page/page-messages.test.ts` holds the two ends together.
 */

/** Answers the messages of panels. */
export function answer(handlers: Handlers): void {
  chrome.runtime.onMessage.addListener((message: { type?: keyof ToPage; data?: unknown } | null, _sender, respond) => {
    const type = message?.type;
    if (!type || !Object.hasOwn(handlers, type)) return false;
    void (async () => (handlers[type] as (data: unknown) => unknown)(message.data))().then(
      (res) => respond({ res }),
      (error: unknown) => respond({ err: { name: 'Error', message: String(error) } }),
    );
    return true;
  });
}

/** Tells the background something. @throws when it is gone or refuses. */
export async function tell<T extends keyof ToBackground>(type: T, data: Parameters<ToBackground[T]>[0]): Promise<void> {
  const answered: { err?: unknown } | undefined = await chrome.runtime.sendMessage({ id: 0, type, data, timestamp: Date.now() });
  if (!answered || answered.err) throw new Error(type);
}
