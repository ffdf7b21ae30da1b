import { readPolicy, type Policy } from './policy.ts';
import { hashOfRecord } from './record-hash.ts';

/** As much of `chrome.storage.managed` as is used. */
export interface ManagedArea {
  get(): Promise<Record<string, unknown>>;
  readonly onChanged: { addListener(listener: () => void): void; removeListener(listener: () => void): void };
}

/** As much of `chrome.storage.local` as is used. */
export interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The bank's policy as a page knows it. */
export interface PolicySource {
  /** What the page begins with: the browser's last answer as it was kept, or its answer now where none was ever kept. */
  readonly current: Policy;
  /** The browser's own answer; whatever a policy may forbid for good (a copy that leaves the machine, a vault without the bank's key) waits for it. */
  fresh(): Promise<Policy>;
  /** Calls back when the browser's answer is another one than the page began with; it is kept by then. Returns the end of it. */
  onChange(changed: () => void): () => void;
}

const ITEM = 'aside.policy';
type Values = Record<string, unknown>;
interface Answer {
  readonly policy: Policy;
  /** Another policy than the page began with. */
  readonly isNews: boolean;
}

/**
 * In a browser that has just started, `storage.managed` answers only when the policy service is up (2.4 s measured); the desk
 * does not wait for it. Nothing is assumed that was never said: without a kept answer the page waits, since no policy would be
 * the weakest of all. A kept answer holds until the browser gives another, be it stricter or weaker, and also when the browser
 * cannot be asked.
 */
export async function openPolicy(managed: ManagedArea, local: LocalArea): Promise<PolicySource> {
  const ask = (): Promise<Values | null> => managed.get().catch(() => null);
  const asked = ask();
  const kept = await local.get(ITEM).then((items) => items[ITEM], () => undefined);
  const isKept = kept instanceof Object;
  const current = readPolicy(isKept ? (kept as Values) : ((await asked) ?? {}));

  const take = async (values: Values | null): Promise<Answer> => {
    if (values === null) return { policy: current, isNews: false };
    const policy = readPolicy(values);
    const isOther = (await hashOfRecord(policy)) !== (await hashOfRecord(current));
    // News only once it is kept: a page that begins anew would otherwise find the old one, and begin anew for ever.
    const stays = (isKept && !isOther) || (await local.set({ [ITEM]: values }).then(() => true, () => false));
    return { policy, isNews: isOther && stays };
  };
  let answer = asked.then(take);

  const listeners = new Set<() => void>();
  const tell = async (changed: () => void): Promise<void> => {
    if ((await answer).isNews && listeners.has(changed)) changed();
  };
  const askAgain = (): void => {
    answer = ask().then(take);
    for (const changed of listeners) void tell(changed);
  };
  return {
    current,
    fresh: async () => (await answer).policy,
    onChange(changed) {
      if (listeners.size === 0) managed.onChanged.addListener(askAgain);
      listeners.add(changed);
      void tell(changed);
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) managed.onChanged.removeListener(askAgain);
      };
    },
  };
}
