import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { openBrowserStore } from '../../../storage/browser-store.ts';
import { openPolicy } from '../../../storage/kept-policy.ts';
import { valueOf } from './store.ts';

type Values = Record<string, unknown>;

/** A browser whose policy service answers when the test says so. */
function browser(keptBefore?: Values) {
  const kept: Values = keptBefore === undefined ? {} : { 'aside.policy': keptBefore };
  const listeners = new Set<() => void>();
  let answer: (values: Values) => void = () => undefined;
  let refuse: () => void = () => undefined;
  let asked = 0;
  const managed = {
    get: () => {
      asked += 1;
      return new Promise<Values>((resolve, reject) => { answer = resolve; refuse = () => reject(new Error('no managed storage')); });
    },
    onChanged: { addListener: (listener: () => void) => void listeners.add(listener), removeListener: (listener: () => void) => void listeners.delete(listener) },
  };
  const local = { get: async (key: string) => ({ [key]: kept[key] }), set: async (items: Values) => void Object.assign(kept, items), setAccessLevel: async () => undefined };
  return {
    managed, local, kept,
    answer: (values: Values) => answer(values), refuse: () => refuse(), asked: () => asked, listening: () => listeners.size,
    change: () => { for (const listener of listeners) listener(); },
  };
}
/** Until everything that waits on answers has run: hashes are made by WebCrypto, off this thread, and come back in order. */
const settled = async (): Promise<void> => { for (let turn = 0; turn < 10; turn += 1) await crypto.subtle.digest('SHA-256', new Uint8Array()); };

describe('the bank\'s policy in a browser that has just started', () => {
  it('is the kept one at once; nobody waits for the browser', async () => {
    const { managed, local } = browser({ requirePassphrase: true });
    expect((await openPolicy(managed, local)).current.requirePassphrase).toBe(true);
  });

  it('is waited for where none was ever kept: no policy would be the weakest of all', async () => {
    const { managed, local, answer } = browser();
    const opened = vi.fn();
    const opening = openPolicy(managed, local).then((policy) => { opened(); return policy; });
    await settled();
    expect(opened).not.toHaveBeenCalled();
    answer({ forbidExports: true });
    expect((await opening).current.forbidExports).toBe(true);
    await settled();
  });

  it.each([
    ['stricter', {}, { requirePassphrase: true }],
    ['weaker', { requirePassphrase: true, forbidExports: true }, {}],
  ])('becomes the %s one the browser answers: kept first, then the page is told once', async (_how, before, now) => {
    const { managed, local, kept, answer } = browser(before);
    const policy = await openPolicy(managed, local);
    const told = vi.fn(() => expect(kept['aside.policy']).toEqual(now));
    policy.onChange(told);
    answer(now);
    await policy.fresh();
    await settled();
    expect(told).toHaveBeenCalledTimes(1);
    const next = await openPolicy(managed, local);
    next.onChange(told);
    answer(now);
    await next.fresh();
    await settled();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('stays the kept one where the browser cannot be asked', async () => {
    const { managed, local, refuse } = browser({ forbidExports: true });
    const policy = await openPolicy(managed, local);
    const told = vi.fn();
    policy.onChange(told);
    refuse();
    expect((await policy.fresh()).forbidExports).toBe(true);
    await settled();
    expect(told).not.toHaveBeenCalled();
  });

  it('does not send a page round for ever where the answer cannot be kept', async () => {
    const { managed, local, answer } = browser({});
    const policy = await openPolicy(managed, { ...local, set: () => Promise.reject(new Error('full')) });
    const told = vi.fn();
    policy.onChange(told);
    answer({ forbidExports: true });
    expect((await policy.fresh()).forbidExports).toBe(true);
    await settled();
    expect(told).not.toHaveBeenCalled();
  });

  it('changed while a page is open reaches that page, until it listens no more', async () => {
    const { managed, local, answer, change, listening, asked } = browser({});
    const policy = await openPolicy(managed, local);
    const told = vi.fn();
    const end = policy.onChange(told);
    answer({});
    await policy.fresh();
    change();
    answer({ lockAfterIdleMinutes: 3 });
    expect((await policy.fresh()).settings.lockAfterIdleMinutes).toBe(3);
    await settled();
    expect(told).toHaveBeenCalledTimes(1);
    end();
    expect([listening(), asked()]).toEqual([0, 2]);
  });
});

describe('what a policy forbids for good', () => {
  it('waits for the browser\'s own answer: a backup does not leave on the strength of a kept one', async () => {
    const { managed, local, answer } = browser({});
    const session = { get: async () => ({}), set: async () => undefined, remove: async () => undefined, setAccessLevel: async () => undefined, onChanged: { addListener: () => undefined, removeListener: () => undefined } };
    const store = valueOf(await openBrowserStore({ managed, local, session }));
    expect(store.policy.forbidExports).toBe(false);
    const written = store.maintenance.backup({ passphrase: 'a passphrase for the file', workFactor: 8 });
    answer({ forbidExports: true });
    expect(await written).toMatchObject({ ok: false, failure: { code: 'rights.exports-forbidden' } });
    store.close();
  });
});
