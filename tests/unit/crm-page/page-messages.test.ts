import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, tell } from '../../../crm-page/page-messages.ts';

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => unknown;

/** A browser in which every message reaches every listener, as between a page, its panel and the background. */
function connect(): void {
  const listeners: Listener[] = [];
  const deliver = (message: unknown, respond: (answer: unknown) => void): void => {
    for (const listener of listeners) listener(structuredClone(message), {}, (given) => respond(structuredClone(given)));
  };
  vi.stubGlobal('chrome', {
    runtime: {
      onMessage: { addListener: (listener: Listener) => listeners.push(listener), removeListener: () => undefined },
      sendMessage: (message: unknown, respond?: (answer: unknown) => void) => (respond ? deliver(message, respond) : new Promise((done) => deliver(message, done))),
    },
    tabs: { sendMessage: (_tab: number, message: unknown, _options: unknown, respond: (answer: unknown) => void) => deliver(message, respond) },
  });
}

describe('the page’s end of the messages', () => {
  beforeEach(() => {
    vi.resetModules();
    connect();
  });
  afterEach(() => vi.unstubAllGlobals());
  const panel = async () => import('../../../crm-page/protocol.ts');

  it('answers what the messaging library asks', async () => {
    const { toPage } = await panel();
    answer({ 'page.ping': () => true, 'page.read': async () => ({ read: true }) } as unknown as Parameters<typeof answer>[0]);
    expect(await toPage.sendMessage('page.ping', undefined, 7)).toBe(true);
    expect(await toPage.sendMessage('page.read', undefined, 7)).toEqual({ read: true });
  });

  it('refuses as the library does when a handler throws', async () => {
    const { toPage } = await panel();
    answer({ 'page.read': () => { throw new Error('no part conversation'); } } as unknown as Parameters<typeof answer>[0]);
    await expect(toPage.sendMessage('page.read', undefined, 7)).rejects.toThrow('no part conversation');
  });

  it('leaves messages of other kinds to others', () => {
    const others: unknown[] = [];
    answer({ 'page.ping': () => true } as unknown as Parameters<typeof answer>[0]);
    chrome.runtime.sendMessage({ type: 'toString', timestamp: 1 }, (given: unknown) => others.push(given));
    chrome.runtime.sendMessage(null, (given: unknown) => others.push(given));
    expect(others).toEqual([]);
  });

  it('tells the library’s listener, and hears of its failure', async () => {
    const { toBackground } = await panel();
    const told: unknown[] = [];
    toBackground.onMessage('page.part', ({ data }) => void told.push(data));
    await tell('page.part', 'declared');
    expect(told).toEqual(['declared']);
    toBackground.removeAllListeners();
    toBackground.onMessage('page.part', () => { throw new Error('gone'); });
    await expect(tell('page.part', 'declared')).rejects.toThrow('page.part');
  });
});
