/** What is open now, as it lies in `storage.session`: memory only, closed to content scripts, gone with the browser. */
export interface SessionKey {
  readonly vaultId: string;
  /** Data key and hash key, 32 bytes each, base 64: a `CryptoKey` put into `storage.session` comes back empty. */
  readonly bytes: string;
}

/** Injected: `storage.session` in the product, memory in tests. */
export interface SessionKeyStore {
  get(): Promise<SessionKey | null>;
  set(key: SessionKey | null): Promise<void>;
  /** Calls back whenever another page opened or locked the vault. Returns the end of it. */
  watch(changed: () => void): () => void;
}

/** The part of `browser.storage.session` that is used; handed in, for the browser stays outside this room. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
  readonly onChanged: { addListener(listener: (changes: Record<string, unknown>) => void): void; removeListener(listener: (changes: Record<string, unknown>) => void): void };
}

const ITEM = 'vault';

/** Session keys in `browser.storage.session`. */
export function createSessionKeyStore(area: StorageArea): SessionKeyStore {
  return {
    get: async () => ((await area.get(ITEM))[ITEM] as SessionKey | undefined) ?? null,
    set: (key) => (key === null ? area.remove(ITEM) : area.set({ [ITEM]: key })),
    watch(changed) {
      const listener = (changes: Record<string, unknown>): void => {
        if (ITEM in changes) changed();
      };
      area.onChanged.addListener(listener);
      return () => area.onChanged.removeListener(listener);
    },
  };
}

/** Session keys of one page alone. */
export function createMemorySessionKeys(): SessionKeyStore {
  let current: SessionKey | null = null;
  const listeners = new Set<() => void>();
  return {
    get: async () => current,
    set: async (key) => {
      current = key;
      for (const changed of listeners) changed();
    },
    watch(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
